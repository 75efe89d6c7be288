package dev.sibridge.twoway.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.model.Pair.Agreed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeStoreTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Instant MADE = Instant.parse("2027-01-01T10:00:00.123Z");
    private static final Instant NOON = Instant.parse("2027-01-02T12:00:00Z");
    private static final TimeEntry ENTRY = new TimeEntry("7", MADE, "r1", null, null, Map.of());
    private static final Map<TimeField, Agreed> BASE = Map.of(
            TimeField.DAY, new Agreed(LocalDate.of(2027, 1, 31), LocalDate.of(2027, 1, 31)),
            TimeField.HOURS, new Agreed(new BigDecimal("1.333"), new BigDecimal("1.33")),
            TimeField.BILLABLE, new Agreed(false, "NoCharge"),
            TimeField.TEXT, new Agreed("Hung \"it\" 🎧\nhigh", null));

    private final TimeStore store = new TimeStore(database().jdbc());

    /** Where time is remembered: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        database().jdbc().sql("DELETE FROM two_way_time").update();
    }

    @Test
    void ofAProjectWithoutTimeNothingIsRemembered() {
        store.pair(2, "7", MADE, "4711", BASE);

        assertThat(store.of(1)).isEmpty();
    }

    @Test
    void aTwinIsMadeByOneOnlyUntilItIsThereOrWasCertainlyNotMade() {
        assertThat(store.claim(1, ENTRY, null, NOON, BASE)).isTrue();
        assertThat(store.claim(1, ENTRY, null, NOON.plusSeconds(1), BASE)).isFalse();
        assertThat(store.of(1)).as("after a kill, what was sent is known")
                .containsExactly(new TimeRow("7", MADE, null, NOON, BASE, null));

        store.release(1, "7");
        assertThat(store.claim(1, ENTRY, null, NOON, BASE)).isTrue();
        store.pair(1, "7", MADE, "4711", BASE);
        assertThat(store.claim(1, ENTRY, null, NOON, BASE)).as("it is there").isFalse();
        assertThat(store.claim(1, ENTRY, NOON, NOON, BASE)).as("it is there").isFalse();
    }

    @Test
    void aClaimOfWhichNothingCameIsTakenOverByOneOnly() {
        store.claim(1, ENTRY, null, NOON, BASE);

        assertThat(store.claim(1, ENTRY, NOON, NOON.plusSeconds(60), Map.of())).isTrue();
        assertThat(store.claim(1, ENTRY, NOON, NOON.plusSeconds(61), Map.of())).isFalse();
    }

    @Test
    void aPairIsRememberedWithAllThatBothSidesAgreedOn() {
        store.pair(1, "7", MADE, "4711", BASE);

        assertThat(store.of(1)).containsExactly(new TimeRow("7", MADE, "4711", null, BASE, null));
        store.agree(1, "7", Map.of());
        assertThat(store.of(1)).containsExactly(new TimeRow("7", MADE, "4711", null, Map.of(), null));
    }

    @Test
    void theLogSaysAThingOnce() {
        assertThat(store.say(1, "7", MADE, "Nobody is mapped.")).isTrue();
        assertThat(store.say(1, "7", MADE, "Nobody is mapped.")).isFalse();
        assertThat(store.say(1, "7", MADE, "It has no task.")).isTrue();
        assertThat(store.say(1, "7", MADE, null)).isTrue();
        assertThat(store.say(1, "7", MADE, null)).isFalse();
        assertThat(store.say(1, "7", MADE, "Nobody is mapped.")).as("it holds again").isTrue();
    }

    @Test
    void whatIsForgottenIsGoneAndTheOthersStay() {
        store.pair(1, "7", MADE, "4711", BASE);
        store.pair(1, "8", null, "4712", Map.of());

        store.forget(1, "7");

        assertThat(store.of(1)).containsExactly(new TimeRow("8", null, "4712", null, Map.of(), null));
    }

    @Test
    void aProjectThatIsNotPairedAnyMoreIsForgottenWithAllItsTime() {
        store.pair(1, "7", MADE, "4711", BASE);
        store.pair(2, "7", MADE, "4713", BASE);

        store.forget(1);

        assertThat(store.of(1)).isEmpty();
        assertThat(store.of(2)).hasSize(1);
    }
}
