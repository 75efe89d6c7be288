package dev.sibridge.twoway.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritesTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Spot NAME = new Spot("task/1", Field.TASK_NAME);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2027-01-01T12:00:00Z");

    /** Where it is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM two_way_write").update();
    }

    @Test
    void fiveTimesInAnHourIsNotTooOften() {
        write(NAME, 5, MINUTE);

        assertThat(writes().parked(1)).isEmpty();
    }

    @Test
    void sixTimesInAnHourIs() {
        write(NAME, 6, MINUTE);

        assertThat(writes().parked(1)).containsExactly(NAME);
        assertThat(writes().parked(2)).as("another project").isEmpty();
    }

    @Test
    void whatIsWrittenEveryQuarterOfAnHourIsNeverParked() {
        write(NAME, 50, Duration.ofMinutes(15));

        assertThat(writes().parked(1)).isEmpty();
    }

    @Test
    void eachFieldIsCountedForItself() {
        Spot other = new Spot("task/2", Field.TASK_NAME);
        write(NAME, 5, MINUTE);
        write(other, 5, MINUTE);
        writes().note(1, "task/1", Set.of(Field.TASK_STATUS, Field.TASK_DUE));

        assertThat(writes().parked(1)).isEmpty();
        writes().note(1, "task/1", Set.of(Field.TASK_STATUS, Field.TASK_NAME));
        assertThat(writes().parked(1)).containsExactly(NAME);
    }

    @Test
    void whatIsParkedStaysSoUntilSomebodyDecidesAndThenCountsFromTheBeginning() {
        write(NAME, 6, MINUTE);
        now = now.plus(Duration.ofDays(3));
        writes().note(1, "task/1", Set.of(Field.TASK_DUE));
        assertThat(writes().parked(1)).containsExactly(NAME);

        writes().settle(1, NAME);

        write(NAME, 5, MINUTE);
        assertThat(writes().parked(1)).isEmpty();
    }

    @Test
    void whatIsLongAgoIsNotKept() {
        write(NAME, 3, MINUTE);
        now = now.plus(Duration.ofHours(2));
        writes().note(1, "task/1", Set.of(Field.TASK_DUE));

        assertThat(database().jdbc().sql("SELECT field FROM two_way_write").query(String.class).list())
                .containsExactly("TASK_DUE");
    }

    private void write(Spot spot, int times, Duration apart) {
        for (int i = 0; i < times; i++) {
            now = now.plus(apart);
            writes().note(1, spot.pair(), Set.of(spot.field()));
        }
    }

    private Writes writes() {
        return new Writes(database().jdbc(), Clock.fixed(now, ZoneOffset.UTC));
    }
}
