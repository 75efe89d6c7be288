package dev.sibridge.vendor.connectwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
        "3/4\" jack      | \"3/4\\\" jack\"",
        "C:\\new         | \"C:\\\\new\"",
        "\\\"            | \"\\\\\\\"\"",
        "O'Brien         | \"O'Brien\"",
        "100% & more     | \"100% & more\"",
        "a\" or id>0     | \"a\\\" or id>0\"",
        "Café 🎧         | \"Café 🎧\"",
        "שלום (עולם)     | \"שלום (עולם)\"",
        "true            | \"true\"",
        "17              | \"17\""}, delimiter = '|')
    void textIsQuotedAndCannotLeaveItsQuotes(String text, String literal) {
        assertThat(Conditions.literal(text)).isEqualTo(literal);
    }

    @Test
    void numbersAndBooleansStandBare() {
        assertThat(Conditions.equal("id", 17L)).isEqualTo("id=17");
        assertThat(Conditions.equal("inactiveFlag", false)).isEqualTo("inactiveFlag=False");
    }

    @Test
    void oneValueIsComparedAndSeveralAreAList() {
        assertThat(Conditions.in("name", List.of("a"))).isEqualTo("name=\"a\"");
        assertThat(Conditions.in("name", List.of("a", "b,c"))).isEqualTo("name in (\"a\",\"b,c\")");
        assertThat(Conditions.in("id", List.of(1, 2))).isEqualTo("id in (1,2)");
    }

    @Test
    void alternativesAreBracketedSoThatTheyCanBeCombined() {
        String or = Conditions.or(List.of("a=1", "b=2"));

        assertThat(or).isEqualTo("(a=1 or b=2)");
        assertThat(Conditions.or(List.of("a=1"))).isEqualTo("a=1");
        assertThat(Conditions.and(List.of("c=3", or))).isEqualTo("c=3 and (a=1 or b=2)");
    }
}
