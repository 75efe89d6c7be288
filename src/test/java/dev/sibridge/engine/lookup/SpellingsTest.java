package dev.sibridge.engine.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Acme          | name=\"Acme\"",
        "A B           | name=\"A B\"",
        "Cedar Grove   | (name=\"Cedar Grove\" or name like \"Cedar%Grove\")",
        "Cedar  Grove  | (name in (\"Cedar  Grove\",\"Cedar Grove\") or name like \"Cedar%Grove\")",
        "100% & [more] | (name=\"100% & [more]\" or name like \"100%more%\")"})
    void whatMayBeSpelledOtherwiseIsLeftOpen(String name, String condition) {
        assertThat(Spellings.anyhow("name", List.of(name))).isEqualTo(condition);
    }

    @Test
    void aLetterWithAnAccentIsLeftOpenForItMayBeTwo() {
        assertThat(Spellings.anyhow("name", List.of("Caf\u00e9 Noir")))
                .isEqualTo("(name in (\"Caf\u00e9 Noir\",\"Cafe\u0301 Noir\") or name like \"Caf%Noir\")");
    }

    @Test
    void whereThereIsNothingToHoldOnToOnlyTheKnownSpellingsAreAskedFor() {
        assertThat(Spellings.anyhow("name", List.of("\u6771\u4eac \u97f3\u97ff")))
                .isEqualTo("name=\"\u6771\u4eac \u97f3\u97ff\"");
    }

    @Test
    void severalNamesAreOneCondition() {
        assertThat(Spellings.anyhow("name", List.of("Acme", "Cedar Grove", "CEDAR-GROVE")))
                .isEqualTo("(name in (\"Acme\",\"Cedar Grove\",\"CEDAR-GROVE\") or name like \"Cedar%Grove\")");
        assertThat(Spellings.exactly("identifier", List.of("A 1", 7L))).isEqualTo("identifier in (\"A 1\",7)");
    }

    @Test
    void aNameMayGoOn() {
        assertThat(Spellings.beginning("name", "Acme")).isEqualTo("(name=\"Acme\" or name like \"Acme%\")");
        assertThat(Spellings.beginning("name", "A-1")).isEqualTo("name=\"A-1\"");
    }
}
