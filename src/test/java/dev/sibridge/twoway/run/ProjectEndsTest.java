package dev.sibridge.twoway.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.twoway.changes.ReadChanges;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.ProjectLog;
import dev.sibridge.twoway.store.ProjectLog.Row;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is noted of how a pass over a project ended. */
class ProjectEndsTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final SideException TROUBLE = new SideException(SideException.Outcome.CLOSED,
            "The key is not accepted.", null);

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final PairedProjects projects = DATABASE.transactional(new PairedProjects(DATABASE.jdbc(), clock));
    private final ProjectLog log = new ProjectLog(DATABASE.jdbc(), clock);
    private final TwoWayAlerts alerts = mock(TwoWayAlerts.class);
    private final ProjectEnds ends = new ProjectEnds(projects, log, new ReadChanges(clock), alerts, clock);
    private final Pass planned = mock(Pass.class);
    private final Pass.Counts counts = mock(Pass.Counts.class);
    private long id;

    @BeforeEach
    void aProjectThatIsAsleep() {
        id = projects.begin(ACCOUNT, Side.TOOL, UUID.randomUUID().toString(), "Patio", null).id();
        projects.take(id);
        when(planned.counts(any())).thenReturn(counts);
        when(planned.projectName()).thenReturn(Optional.of("Patio 2"));
        when(planned.name("task/1")).thenReturn("Hang it");
        when(planned.kind("task/1")).thenReturn(Kind.TASK);
        planned(List.of(), List.of());
    }

    @Test
    void whatFailsIsNotedAndTriedAgainWithAllThatWokeIt() {
        projects.wake(id, Set.of(Touch.ticket("1")), NOON.minusSeconds(60));
        ProjectPass pass = taken(false);

        ends.failed(pass, new CamelExecutionException("on the way", null, TROUBLE));

        assertThat(pass.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(pass.message()).isEqualTo("The key is not accepted.");
        assertThat(now()).returns(State.ERROR, PairedProject::state)
                .returns("The key is not accepted.", PairedProject::message)
                .returns(Set.of(Touch.ticket("1")), PairedProject::touched)
                .returns(NOON.minusSeconds(60), PairedProject::wokenAt);
        assertThat(log.of(id, 0, 9)).containsExactly(new Row(NOON, "FAILED", null, null, null, null,
                "The key is not accepted."));
        verify(alerts).failed(eq(pass), any());
    }

    @Test
    void whatWasWrittenBeforeAFailureIsInTheLog() {
        when(planned.events()).thenReturn(List.of(new Event(What.CREATED, "task/1", Side.TOOL, null)));

        ends.failed(taken(false), TROUBLE);

        assertThat(log.of(id, 0, 9)).extracting(Row::what).containsExactly("FAILED", "CREATED");
    }

    @Test
    void aProjectThatAnotherProcessHasIsThatOnesAffair() {
        ProjectPass pass = taken(false);

        ends.failed(pass, new BusyException("Another process is at work on this project."));

        assertThat(pass.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(now().state()).isEqualTo(State.IDLE);
        assertThat(log.of(id, 0, 9)).isEmpty();
        verifyNoInteractions(alerts);
    }

    @ParameterizedTest
    @CsvSource({"PARKED, PARKED", "PAUSED, IDLE"})
    void whatIsHeldSaysWhyAndOnlyOnce(Outcome outcome, State state) {
        HeldException held = new HeldException(outcome, "It is gone.");

        ends.failed(taken(false), held);
        ends.failed(taken(false), held);

        assertThat(now()).returns(state, PairedProject::state).returns("It is gone.", PairedProject::message)
                .as("nothing to do until something happens").returns(null, PairedProject::wokenAt);
        assertThat(log.of(id, 0, 9)).extracting(Row::what).containsExactly(outcome.name());
    }

    @Test
    void onlyWhoWaitsForAPersonIsMailed() {
        ends.failed(taken(false), new HeldException(Outcome.PAUSED, "It is archived."));
        verifyNoInteractions(alerts);

        ProjectPass pass = taken(false);
        ends.failed(pass, new HeldException(Outcome.PARKED, "It is gone."));
        verify(alerts).held(pass);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = {"PAUSED", "UNPAIRED"})
    void whatAPersonHasDecidedMeanwhileStays(State decided) {
        ProjectPass failing = taken(false);
        ProjectPass held = taken(false);
        projects.put(id, decided, "Kim says so.");

        ends.failed(failing, TROUBLE);
        ends.failed(held, new HeldException(Outcome.PARKED, "It is gone."));
        ends.failed(held, new HeldException(Outcome.PAUSED, "It is archived."));

        assertThat(now()).returns(decided, PairedProject::state).returns("Kim says so.", PairedProject::message);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = {"PAUSED", "UNPAIRED"})
    void whatAPersonHadDecidedBeforeIsNoNews(State decided) {
        projects.put(id, decided, "Kim says so.");

        ends.failed(taken(false), new HeldException(Outcome.PAUSED, "The project was paused meanwhile."));

        assertThat(now().message()).isEqualTo("Kim says so.");
        assertThat(log.of(id, 0, 9)).isEmpty();
    }

    @Test
    void aGoodPassIsNotedWithTheNameThatTheProjectHasNow() {
        when(counts.sum()).thenReturn(1);
        projects.put(id, State.ERROR, "no answer");
        ProjectPass pass = taken(false);

        ends.done(pass);

        assertThat(pass.outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(now()).returns(State.IDLE, PairedProject::state).returns(null, PairedProject::message)
                .returns("Patio 2", PairedProject::name).returns(null, PairedProject::wokenAt)
                .returns(NOON, PairedProject::lastPass);
        verify(alerts).passed(pass);
    }

    @Test
    void aPassThatWroteNothingChangedNothing() {
        ProjectPass pass = taken(false);

        ends.done(pass);

        assertThat(pass.outcome()).isEqualTo(Outcome.UNCHANGED);
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void whatAnotherPassMayDoBetterWakesTheProject(What what) {
        when(planned.events()).thenReturn(List.of(new Event(what, "task/1", Side.TOOL, "no")));

        ends.done(taken(false));

        boolean unfinished = what == What.OVERTAKEN || what == What.UNKNOWN || what == What.WAITS;
        assertThat(now().wokenAt()).isEqualTo(unfinished ? NOON : null);
        assertThat(log.of(id, 0, 9)).containsExactly(new Row(NOON, what.name(), Side.TOOL, Kind.TASK, "Hang it", null,
                "no"));
    }

    @Test
    void whatASideRefusesAgainAndAgainIsSaidOnce() {
        when(planned.events()).thenReturn(List.of(new Event(What.REFUSED, "task/1", Side.TOOL, "no"),
                new Event(What.REFUSED, "task/without a name", Side.TOOL, "no")));
        planned(List.of(), List.of(new Remark("task/1", Kind.TASK, Field.TASK_STATUS, Side.TOOL, About.UNTRANSLATABLE),
                new Remark("task/without a name", Kind.TASK, null, Side.TOOL, About.WITHOUT_PARENT)));

        ends.done(taken(false));
        ends.done(taken(false));

        assertThat(log.of(id, 0, 9)).hasSize(4);
    }

    @Test
    void whatIsOnlyFoundOutIsNotNoted() {
        planned(List.of(new Change.Forget("task/1")), List.of());
        ProjectPass done = taken(true);
        ProjectPass failed = taken(true);
        ProjectPass held = taken(true);

        ends.done(done);
        ends.failed(failed, TROUBLE);
        ends.failed(held, new HeldException(Outcome.PARKED, "It is gone."));

        assertThat(List.of(done, failed, held)).extracting(ProjectPass::outcome)
                .containsExactly(Outcome.SYNCED, Outcome.FAILED, Outcome.PARKED);
        assertThat(now()).returns(State.IDLE, PairedProject::state).returns(null, PairedProject::lastPass)
                .returns(null, PairedProject::wokenAt);
        assertThat(log.of(id, 0, 9)).isEmpty();
        verify(alerts, never()).passed(any());
        verifyNoInteractions(alerts);
    }

    private void planned(List<Change> changes, List<Remark> remarks) {
        when(planned.plan()).thenReturn(new MergePlan(changes, Map.of(), List.of(), remarks, List.of()));
    }

    private ProjectPass taken(boolean dryRun) {
        ProjectPass pass = new ProjectPass(new AccountPass(ACCOUNT, new Wanted(false, null, dryRun, false), NOON),
                now());
        if (!dryRun) {
            pass.take(projects.take(id).orElseThrow(), null);
        }
        pass.merged(planned);
        return pass;
    }

    private PairedProject now() {
        return projects.byId(id).orElseThrow();
    }
}
