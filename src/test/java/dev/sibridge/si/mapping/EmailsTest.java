package dev.sibridge.si.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.text.Text;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-", "n/a", "jane at x.example", "jane@x", "@x.example", "jane@",
            "jane@@x.example",
        "jane.@x.example", ".@x.example", "ja..ne@x.example", "jane@x..example", "jane@-x.example", "jane@x-.example",
        "jane@x.e", "jane@x.123", "http://x.example/jane", "jane@x,example"})
    void whatIsNoAddressIsNone(String text) {
        assertThat(Emails.first(text)).isEmpty();
        assertThat(Emails.firstOrText(text)).isEqualTo(Text.trim(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jane@x.example | jane@x.example",
        "Jane.O'Neil+av@mail.x-y.example | Jane.O'Neil+av@mail.x-y.example",
        "zoë@häuser.example | zoë@häuser.example",
        "jane@xn--huser-gra.xn--p1ai | jane@xn--huser-gra.xn--p1ai",
        "Jane Roe <jane@x.example> | jane@x.example",
        "mailto:jane@x.example | jane@x.example",
        "jane@x.example; joe@y.example | jane@x.example",
        "jane at x.example, joe@y.example | joe@y.example",
        "jane@x/joe@y.example | joe@y.example",
        "(home) jane@x.example. | jane@x.example",
        "\"jane@x.example\" | jane@x.example"})
    void theFirstThatIsOneCounts(String text, String address) {
        assertThat(Emails.first(text)).contains(address);
        assertThat(Emails.firstOrText(text)).isEqualTo(address);
    }

    @Test
    void oneThatIsTooLongForManageIsNone() {
        assertThat(Emails.first("j".repeat(241) + "@x.example; joe@y.example")).contains("joe@y.example");
    }

    @Test
    void aTextAsLongAsABookIsReadInNoTime() {
        String book = "a".repeat(500_000) + "@" + "b.".repeat(200_000) + " " + "a-".repeat(100_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () ->
                assertThat(Emails.first(book)).isEmpty());
    }
}
