package dev.sibridge.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void whatIsNotNamedIsAsUsual() {
        Options options = Options.of("--rows=100,5000 --repeat=5");

        assertThat(options.rows()).containsExactly(100, 5000);
        assertThat(options.repeat()).isEqualTo(5);
        assertThat(options.only()).isEqualTo(Benchmark.SCENARIOS);
        assertThat(options.latency()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--rows=abc       | --rows is \"abc\"; it must be a number from 10 to 50000",
        "--rows=100,5     | --rows is \"5\"; it must be a number from 10 to 50000",
        "--repeat=0       | --repeat is \"0\"; it must be a number from 1 to 50000",
        "--latency=-1     | --latency is \"-1\"; it must be a number from 0 to 50000",
        "--only=nonsense  | --only is \"nonsense\"; it must be some of first-sync,",
        "--row=10         | \"--row=10\" is none of --concurrency=, --fast=,",
        "--rows           | \"--rows\" is none of --concurrency=, --fast=,"})
    void whatCannotBeMeasuredIsRefusedWithWhatItMustBe(String arguments, String words) {
        assertThatThrownBy(() -> Options.of(arguments)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(words);
    }
}
