package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manage may still be at a create whose answer did not come: two minutes it is neither looked for nor repeated. */
class UnknownOutcomeTest {

    private static final String OPPORTUNITIES = "/sales/opportunities";

    private final Vendors vendors = new Vendors();
    private final TickingClock clock = new TickingClock();
    private InProcess bridge;

    @BeforeEach
    void begin() {
        vendors.startEmpty();
        vendors.export(vendors.sample(Vendors.SMALL));
        bridge = InProcess.start(vendors, clock, "SYNC_UNKNOWN_SETTLE=2m");
    }

    @AfterEach
    void end() {
        bridge.close();
        vendors.assertNoViolations();
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after"})
    void beforeThatNothingIsTriedAndAfterwardsThereIsOneRecord(String kind) {
        loseTheOpportunity(kind);
        vendors.clearLog();

        clock.advance(Duration.ofSeconds(110));
        Run tooEarly = bridge.pollOne();

        assertThat(tooEarly.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(tooEarly.messages()).contains("may still be writing it");
        assertThat(vendors.asked("GET", OPPORTUNITIES) + vendors.asked("POST", OPPORTUNITIES)).isZero();

        clock.advance(Duration.ofSeconds(11));

        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(vendors.asked("POST", OPPORTUNITIES)).isEqualTo(kind.equals("drop-after") ? 0 : 1);
        vendors.record(OPPORTUNITIES, "name", "Patio Music");
        assertThat(vendors.waiting()).isEmpty();
    }

    @Test
    void aCreateThatHadToWaitCountsFromWhenItWasSent() {
        Fault tooMany = new Fault("POST", OPPORTUNITIES, 1, 1, Fault.Kind.RATE_LIMIT, null, null, null, null, 0);
        vendors.fault("manage", tooMany, () -> clock.advance(Duration.ofMinutes(3)));
        loseTheOpportunity("drop-before");
        vendors.clearLog();

        assertThat(bridge.pollOne().messages()).contains("may still be writing it");

        assertThat(vendors.asked("POST", OPPORTUNITIES)).isZero();
        clock.advance(Duration.ofSeconds(121));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    @Test
    void aClockThatGoesBackMakesItWaitAsLongAndNotForEver() {
        loseTheOpportunity("drop-after");
        clock.advance(Duration.ofDays(-30));

        assertThat(bridge.pollOne().messages()).contains("may still be writing it");
        clock.advance(Duration.ofSeconds(121));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);

        vendors.record(OPPORTUNITIES, "name", "Patio Music");
        assertThat(vendors.waiting()).isEmpty();
    }

    @Test
    void aClockThatGoesBackBetweenExportsChangesNothing() {
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
        clock.advance(Duration.ofDays(-30));
        vendors.export(vendors.sample(Vendors.SMALL).put("Name", "Patio Music again"));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.created()).isZero();
        assertThat(vendors.record(OPPORTUNITIES, "name", "Patio Music again")).isNotNull();
        assertThat(vendors.waiting()).isEmpty();
    }

    private void loseTheOpportunity(String kind) {
        vendors.fault("manage", """
                {"method": "POST", "path": "%s", "kind": "%s"}""".formatted(OPPORTUNITIES, kind));
        assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.FAILED);
    }
}
