package dev.sibridge.web.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.history.search.RunFilter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write into the filters of a list. */
class RunQueryTest {

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01", "2026-02-30", "28.11.2026", "2026-11-28T08:00:00", "99999999",
        "2026-11-28T08:00:00Z; DROP TABLE run", "+999999999-12-31"})
    void aDayThatIsNoneIsAnErrorThatShowsTheForm(String day) {
        assertThatThrownBy(() -> query(day, null).filter()).hasMessageContaining("such as 2026-11-28");
        assertThatThrownBy(() -> query(null, day).filter()).hasMessageContaining("such as 2026-11-28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "9999999999999999999"})
    void aPollThatIsNoNumberIsAnError(String poll) {
        assertThatThrownBy(() -> new RunQuery(null, null, null, poll, null, null, null).filter())
                .hasMessage("poll must be the number of a poll.");
    }

    @Test
    void whatIsBlankSaysNothing() {
        assertThat(new RunQuery("", " ", "", " ", "", "", " ").filter()).isEqualTo(RunFilter.ALL);
        assertThat(new RunQuery("", " ", "", " ", "", "", " ").isNarrow()).isFalse();
        assertThat(new RunQuery("synced", null, null, null, null, null, null).isNarrow()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-28, 2026-11-28, 2026-11-28T00:00:00Z, 2026-11-29T00:00:00Z",
        "2026-11-28T08:00:00Z, 2026-11-28T09:00:00Z, 2026-11-28T08:00:00Z, 2026-11-28T09:00:00Z"})
    void aDayIsMeantWithItsLastSecondAnInstantToTheSecond(String from, String to, Instant first, Instant until) {
        assertThat(query(from, to).filter()).isEqualTo(RunFilter.ALL.withFrom(first.toEpochMilli())
                .withUntil(until.toEpochMilli()));
    }

    private static RunQuery query(String from, String to) {
        return new RunQuery(null, null, null, null, null, from, to);
    }
}
