package dev.sibridge.watch.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.run.ProjectTurns;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class PassHealthTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final Account ACCOUNT = TestAccounts.withTool(Map.of("two-way.auto", "true"));

    private final Accounts accounts = mock(Accounts.class);
    private final TwoWayAccounts progress = mock(TwoWayAccounts.class);
    private final PairedProjects projects = mock(PairedProjects.class);
    private final ProjectTurns turns = mock(ProjectTurns.class);
    private final PassWatch passes = mock(PassWatch.class);
    private final Clock clock = mock(Clock.class);
    private PassHealth health;

    @BeforeEach
    void startedAtNoon() {
        at(Duration.ZERO);
        when(accounts.all()).thenReturn(List.of(ACCOUNT));
        when(passes.trouble(ACCOUNT)).thenReturn(Optional.empty());
        known(true, null);
        health = new PassHealth(accounts, progress, projects, turns, passes, clock);
    }

    @Test
    void noGoodPassForHalfAnHourIsToldWithTheLastReason() {
        known(true, NOON.plusSeconds(60));
        when(passes.trouble(ACCOUNT)).thenReturn(Optional.of("The tool rejects the key.\nCheck PM_API_KEY."));
        at(Duration.ofMinutes(31));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        at(Duration.ofMinutes(32));

        assertThat(health.health()).isEqualTo(Health.down().withDetail("account default", "No pass over its projects"
                + " has gone well for 31 minutes. The last failure: The tool rejects the key. Check PM_API_KEY.")
                .build());
    }

    @Test
    void aGoodPassBeforeTheStartIsNoReasonToHurry() {
        known(true, NOON.minus(Duration.ofDays(2)));
        at(Duration.ofMinutes(29));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void nobodyMissesPassesWhereTwoWayIsOffOrWasNeverSwitchedOn() {
        at(Duration.ofDays(1));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

        known(false, null);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        known(null, null);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void nobodyMissesPassesWithoutATimerOrATool() {
        at(Duration.ofDays(1));
        when(accounts.all()).thenReturn(List.of(TestAccounts.account("other"), TestAccounts.withTool(Map.of())));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aPassThatTakesLongIsNotLate() {
        when(projects.of(ACCOUNT)).thenReturn(List.of(new PairedProject(7, 1L, "t", "Patio", State.IDLE, null, null,
                null, false, null, null, NOON, null, null, 0)));
        when(turns.isRunning(7)).thenReturn(true);
        at(Duration.ofHours(2));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whoWantsPassesSeldomIsNotTooImpatient() {
        Account seldom = TestAccounts.withTool(Map.of("two-way.auto", "true", "two-way.interval", "1h"));
        when(accounts.all()).thenReturn(List.of(seldom));
        when(progress.of(seldom)).thenReturn(new Progress(true, null, null, null));
        when(passes.trouble(seldom)).thenReturn(Optional.empty());
        at(Duration.ofMinutes(119));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        at(Duration.ofMinutes(121));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private void known(Boolean switched, Instant last) {
        when(progress.of(ACCOUNT)).thenReturn(new Progress(switched, last, null, null));
    }

    private void at(Duration afterNoon) {
        when(clock.instant()).thenReturn(NOON.plus(afterNoon));
    }
}
