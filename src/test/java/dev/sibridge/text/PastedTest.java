package dev.sibridge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTest {

    @ParameterizedTest
    @ValueSource(strings = {"abc", " abc\r\n", "\tabc\u0000", "\uFEFFabc", "\u00A0abc\u2007\u202F\u3000",
        "\u200Babc\u2060", "\"abc\"", "'abc'", "`abc`", "“abc”", "„abc“", "‘abc’", "«abc»", " \" abc \" "})
    void whatStandsAroundAValueIsNoPartOfIt(String given) {
        assertThat(Pasted.text(given)).isEqualTo("abc");
        assertThat(Pasted.key(given)).isEqualTo("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"", "\"abc", "abc'", "\"abc'", "a b", "a\nb", "a\u00A0b", "\"\"abc", "Bearer",
        "a\u2013b"})
    void whatIsNotClearStays(String given) {
        assertThat(Pasted.text(given)).isEqualTo(given);
        assertThat(Pasted.key(given)).isEqualTo(given);
    }

    @Test
    void aKeyHoldsNothingThatCannotBeSeenAndNoWordBefore() {
        assertThat(Pasted.key("a\u200Bb\u00ADc\u0007")).isEqualTo("abc");
        assertThat(Pasted.key("Bearer  abc")).isEqualTo("abc");
        assertThat(Pasted.text("نمی\u200Cخواهم")).as("a name needs some of them").isEqualTo("نمی\u200Cخواهم");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Pasted.text(null)).isNull();
        assertThat(Pasted.key(null)).isNull();
        assertThat(Pasted.names(null)).isEmpty();
        assertThat(Pasted.mailAddresses(null)).isEmpty();
        assertThat(Pasted.isUnclearList(null)).isFalse();
    }

    @Test
    void whatStandsInQuotesPartsNoAddresses() {
        assertThat(Pasted.mailAddresses("\"Doe, Ann\" <ann@acme.example>, bob@acme.example;c@acme.example"))
                .containsExactly("ann@acme.example", "bob@acme.example", "c@acme.example");
    }

    @Test
    @Timeout(5)
    void aLongListIsReadAtOnce() {
        assertThat(Pasted.mailAddresses("\"" + ";,".repeat(50_000) + "a@acme.example")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"'a, b' | true", "'a,b\n' | true", "'a' | false", "'a, b;' | false",
        "'a;b,c' | false", "'a\nb,c' | false", "'' | false"})
    void commasAloneSayNotWhetherTheyPartNames(String list, boolean unclear) {
        assertThat(Pasted.isUnclearList(list.translateEscapes())).isEqualTo(unclear);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", " <a@b.example> ", "A. B. <a@b.example>", "\"B, A\" <a@b.example>",
        "mailto:a@b.example", "<mailto:a@b.example>"})
    void oneMailAddress(String given) {
        assertThat(Pasted.mailAddress(given)).isEqualTo("a@b.example");
    }
}
