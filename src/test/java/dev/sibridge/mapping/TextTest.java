package dev.sibridge.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\r\n", "\u2003"})
    void nothingIsBlankAndBecomesEmpty(String text) {
        assertThat(Text.isBlank(text)).isTrue();
        assertThat(Text.trim(text)).isEmpty();
        assertThat(Text.fold(text)).isEmpty();
        assertThat(Text.cut(text, 5)).isEmpty();
        assertThat(Text.day(text)).isNull();
        assertThat(Text.firstFilled(text, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"abcdef,3,abc", "abc,3,abc", "' abc ',3,abc", "ab cd,3,ab", "🎧🎧,3,🎧", "🎧🎧,4,🎧🎧", "a🎧,2,a", "🎧,1,''"})
    void aCutKeepsWholeCharactersAndLeavesNoSpaceAtTheEnd(String text, int max, String cut) {
        assertThat(Text.cut(text, max)).isEqualTo(cut);
    }

    @Test
    void theFirstFilledTextIsTrimmed() {
        assertThat(Text.firstFilled(null, " ", " b ", "c")).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({"' Acme ',ACME", "straße,STRASSE", "ΣΊΣΥΦΟΣ,σίσυφος", "İ,i̇"})
    void foldedTextsAreAlikeWithoutRegardToCase(String one, String other) {
        assertThat(Text.fold(one)).isEqualTo(Text.fold(other));
    }

    @Test
    void aHashHasTheLengthAskedForAndKeepsItsLeadingZeros() {
        assertThat(Text.hash("abc", 16)).isEqualTo("ba7816bf8f01cfea");
        assertThat(Text.hash("88484", 12)).hasSize(12).startsWith("0000");
    }

    @Test
    void theKeyThatTravelsFitsItsMemberInManage() {
        assertThat(Text.crossReference("x".repeat(10_000))).startsWith("dtools:").hasSizeLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-01", "2026-12-01T00:00:00", "2026-12-01T23:59:59-11:00", " 2026-12-01T05:00:00Z "})
    void aDayIsSIsCalendarDayNeverShifted(String date) {
        assertThat(Text.day(date)).isEqualTo("2026-12-01T00:00:00Z");
    }
}
