package dev.sibridge.si.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    private static final Map<String, Long> TABLE = Map.of("united states", 1L, "us", 1L, "atlantis", 9L);

    @Test
    void nothingIsAskedForNoCountry() {
        assertThat(Countries.candidates(null)).isEmpty();
        assertThat(Countries.candidates(" ")).isEmpty();
        assertThat(Countries.find(null, TABLE)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"USA", "us", " United States "})
    void aCountryIsKnownByNameAndByBothCodes(String text) {
        assertThat(Countries.candidates(text)).contains(text.strip(), "US", "United States");
        assertThat(Countries.find(text, TABLE)).isEqualTo(1L);
    }

    @Test
    void aCountryOfTheDealersOwnTableIsTakenAsItIs() {
        assertThat(Countries.candidates("Atlantis")).containsExactly("Atlantis");
        assertThat(Countries.find("ATLANTIS", TABLE)).isEqualTo(9L);
        assertThat(Countries.find("Canada", TABLE)).isNull();
    }
}
