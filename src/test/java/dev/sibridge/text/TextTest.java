package dev.sibridge.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.engine.model.OurKey;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\r\n", "\u2003", "\u00a0", "\u0000", "\ufeff\u200b"})
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

    @ParameterizedTest
    @CsvSource({"'a\r\nb','a b'", "'a\n\tb','a  b'", "'\u00a0a\u00a0b\u3000','a b'", "'a\u0007b','a b'",
        "'e\u0301','\u00e9'", "'\ud83c!',!", "'🎧  \u202eאב','🎧  אב'"})
    void namesStandOnOneLineWithCommonSpacesAndComposedLetters(String text, String line) {
        assertThat(Text.trim(text)).isEqualTo(line);
        assertThat(Text.cut(text, 99)).isEqualTo(line);
        assertThat(Text.firstFilled(text)).isEqualTo(line);
        assertThat(Text.fold(text)).isEqualTo(Text.fold(line));
    }

    @Test
    void namesThatFitAreKeptAndThoseThatDoNotEndInDigitsOfTheWhole() {
        String name = "n".repeat(60);

        assertThat(Text.cutName(" abc ", 3)).isEqualTo("abc");
        assertThat(Text.cutName(name + "a", 60)).hasSize(60).matches("n{56}~\\d{3}")
                .isNotEqualTo(Text.cutName(name + "b", 60))
                .isEqualTo(Text.cutName(" " + name + "a\n", 60));
        assertThat(Text.cutName("🎧".repeat(30), 49)).matches("(🎧){22}~\\d{3}");
    }

    @Test
    void aNameIsCutAlikeHoweverItsCaseIs() {
        assertThat(Text.fold(Text.cutName("Á".repeat(60), 50))).isEqualTo(Text.fold(Text.cutName("á".repeat(60), 50)));
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

    @ParameterizedTest
    @CsvSource({"'Cedar\u00a0Grove','Cedar Grove'", "'Cedar  Grove','Cedar Grove'", "'Ce\u00addar','Cedar'",
        "'\ufeffCedar\u200b','Cedar'", "'Cedar\u202e','Cedar'", "'\u2066Ce\u200ddar\u2069','Cedar'",
        "'Cafe\u0301','Caf\u00e9'", "'Cafe\u200b\u0301','Caf\u00e9'", "'\uff23edar','Cedar'", "'of\ufb01ce','office'",
        "'\u3164Cedar','Cedar'", "'Cedar\u3000Grove','cedar grove'"})
    void namesThatLookAlikeAreAlike(String one, String other) {
        assertThat(Text.fold(one)).isEqualTo(Text.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"Cedar,Cedars", "'Cedar Grove',CedarGrove", "caf\u00e9,cafe", "'a-b','a b'"})
    void namesThatReadDifferentlyAreNot(String one, String other) {
        assertThat(Text.fold(one)).isNotEqualTo(Text.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"'Ce\u00addar\u200b Gr\u200dove','Cedar Grove'", "'of\ufb01ce  №','of\ufb01ce  №'",
        "'👩\u200d🚀','👩\u200d🚀'", "'می\u200cخواهم','می\u200cخواهم'", "'\u2067Cedar\u2069 \ufeffGrove','Cedar Grove'"})
    void aNameIsWrittenAsItIsReadWithoutWhatNobodySees(String text, String written) {
        assertThat(Text.trim(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cedar & Finch", "c-1/0a9d3c55-7e44", "\u00c5kerstr\u00f6m, Zo\u00eb"})
    void theKeyOfAPlainNameIsTheNameInLowerCase(String name) {
        assertThat(Text.fold(name)).isEqualTo(name.toLowerCase(Locale.ROOT));
    }

    @Test
    void aHashHasTheLengthAskedForAndKeepsItsLeadingZeros() {
        assertThat(Text.hash("abc", 16)).isEqualTo("ba7816bf8f01cfea");
        assertThat(Text.hash("88484", 12)).hasSize(12).startsWith("0000");
    }

    @Test
    void theKeyThatTravelsFitsItsMemberInManage() {
        assertThat(OurKey.crossReference("x".repeat(10_000))).startsWith("dtools:").hasSizeLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-01", "2026-12-01T00:00:00", "2026-12-01T23:59:59-11:00", " 2026-12-01T05:00:00Z "})
    void aDayIsSIsCalendarDayNeverShifted(String date) {
        assertThat(Text.day(date)).isEqualTo("2026-12-01T00:00:00Z");
    }
}
