package dev.sibridge.history.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.RunDetails;
import dev.sibridge.history.RunStep;
import dev.sibridge.history.RunStep.State;
import dev.sibridge.history.TestHistory;
import dev.sibridge.history.poll.PollProgress.Progress;
import dev.sibridge.history.poll.PollProgress.ProjectProgress;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** How far a poll is, and how many projects fared badly. */
class PollProgressTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Instant START = Instant.parse("2027-03-01T10:00:00Z");

    private final Account account = TestAccounts.account("default");
    private final TestHistory history = new TestHistory(database(), Clock.fixed(START, ZoneOffset.UTC));
    private final RunDetails details = new RunDetails(new JdbcTemplate(database().connections()),
            new JdbcTransactionManager(database().connections()), new ObjectMapper());
    private long poll;

    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void begin() {
        history.clear();
        poll = history.polls.begin(account, false);
    }

    @Test
    void aPollThatIsStillReadingTheListHasNothingToShow() {
        Progress progress = after(Duration.ofSeconds(5));

        assertThat(progress.total()).isZero();
        assertThat(progress.projects()).isEmpty();
        assertThat(progress.secondsLeft()).isNull();
        assertThat(progress.when().startedAt()).isEqualTo(START);
        assertThat(progress.when().finishedAt()).isNull();
    }

    @Test
    void whatIsWorkedOnStandsFirstThenWhatWaitsThenWhatIsDone() {
        history.runs.finish(begun("done"), Outcome.FAILED, "No right.");
        run("waits");
        begun("under way");

        Progress progress = after(Duration.ofSeconds(5));

        assertThat(progress.projects()).extracting(ProjectProgress::project)
                .containsExactly("under way", "waits", "done");
        assertThat(progress.done()).isEqualTo(1);
        assertThat(progress.total()).isEqualTo(3);
        assertThat(progress.projects().get(2).message()).isEqualTo("No right.");
    }

    @Test
    void theStepsOfARunAreSeenAsTheyBeginAndEnd() {
        SyncRun run = new SyncRun(begun("p"), account);
        run.log().begins("clients");
        run.log().begins("products");
        run.log().ends("clients");
        details.noteSteps(run);

        assertThat(after(Duration.ofSeconds(5)).projects().get(0).steps()).extracting(RunStep::state)
                .containsExactly(State.UNCHANGED, State.RUNNING, State.NOT_REACHED, State.NOT_REACHED);

        history.runs.finish(run.id(), Outcome.FAILED, "The process ended.");
        assertThat(after(Duration.ofSeconds(5)).projects().get(0).steps()).extracting(RunStep::state)
                .as("nobody is at work any more").doesNotContain(State.RUNNING);
    }

    @Test
    void aRunThatHasEndedIsNotTakenBackByAWordThatComesLate() {
        SyncRun run = new SyncRun(begun("p"), account);
        history.runs.finish(run.id(), Outcome.SYNCED, null);
        run.log().begins("clients");

        details.noteSteps(run);

        assertThat(details.steps(run.id())).isEqualTo(RunStep.none());
    }

    @Test
    void theTimeLeftFollowsFromHowItWentSoFar() {
        history.runs.finish(begun("a"), Outcome.SYNCED, null);
        begun("b");
        history.runs.finish(run("superseded, which took no time"), Outcome.SKIPPED, null);

        assertThat(after(Duration.ofSeconds(60)).secondsLeft()).isEqualTo(60);
    }

    private Progress after(Duration time) {
        Clock clock = Clock.fixed(START.plus(time), ZoneOffset.UTC);
        return new PollProgress(database().jdbc(), details, new PollTimes(database().jdbc()), clock)
                .of(history.polls.find(poll).orElseThrow());
    }

    private long begun(String project) {
        long run = run(project);
        history.runs.begin(run);
        return run;
    }

    private long run(String project) {
        return history.runs.add(poll, account, new ProjectInfo(project, "m", null, "client", project, null, null, null,
                5, null, null), TestHistory.SETTINGS, Purpose.SYNC);
    }
}
