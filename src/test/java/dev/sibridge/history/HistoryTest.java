package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.Locks.Lock;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.search.FoundRun;
import dev.sibridge.history.search.RunFilter;
import dev.sibridge.si.export.ProjectLocks;
import dev.sibridge.si.poll.Interrupted;
import dev.sibridge.si.poll.Polls;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays of the history over months, and what becomes of work that was interrupted. */
public class HistoryTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final String PAYLOAD = "a".repeat(64);
    private static final Duration DAY = Duration.ofDays(1);

    private final Account account = TestAccounts.account("default");
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final TestHistory history = new TestHistory(database(), clock);
    private final Runs runs = history.runs;
    private final Polls polls = mock(Polls.class);
    private final Locks locks = new Locks(database().connections());
    private final Interrupted interrupted = new Interrupted(history.unfinished, locks, polls, clock);
    private final KeptExports exports = new KeptExports(database().jdbc(), clock);

    /** Where the history is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        history.clear();
    }

    @Test
    void ofMonthsOfTheSameWordsTheFirstAndTheLastAreKept() {
        long first = 0;
        long last = 0;
        for (int poll = 0; poll < 50; poll++) {
            history.repetitions.drop(account);
            last = ended(poll(), "waits", Outcome.SKIPPED, "It waits.");
            first = first == 0 ? last : first;
        }
        history.repetitions.drop(account);

        assertThat(history.search.page(RunFilter.ALL, 0, 100)).extracting(FoundRun::id).containsExactly(last, first);
    }

    @Test
    void theRunThatAMailLeadsToStaysInTheMidstOfThem() {
        ended(poll(), "p", Outcome.REFUSED, "There is no client.");
        long told = ended(poll(), "p", Outcome.REFUSED, "There is no client.");
        runs.told(told);
        for (int poll = 0; poll < 3; poll++) {
            ended(poll(), "p", Outcome.REFUSED, "There is no client.");
            history.repetitions.drop(account);
        }

        assertThat(history.search.page(RunFilter.ALL, 0, 100)).extracting(FoundRun::id).contains(told);
    }

    @Test
    void otherWordsAnotherVersionAndWhatWasWrittenAreNoRepetition() {
        ended(poll(), "p", Outcome.FAILED, "No connection.");
        ended(poll(), "p", Outcome.FAILED, "A response took too long.");
        ended(poll(), "p", Outcome.FAILED, "No connection.");
        history.repetitions.drop(account);
        assertThat(history.search.count(RunFilter.ALL)).isEqualTo(3);

        long wrote = ended(poll(), "p", Outcome.FAILED, "No connection.");
        database().jdbc().sql("UPDATE run SET created = 1 WHERE id = ?").params(wrote).update();
        ended(poll(), "p", Outcome.FAILED, "No connection.");
        history.repetitions.drop(account);

        assertThat(history.search.count(RunFilter.ALL)).isEqualTo(5);
    }

    @Test
    void whatTheLastPollSaidStaysWhileTheNextIsUnderWay() {
        ended(poll(), "p", Outcome.SKIPPED, "It waits.");
        ended(poll(), "p", Outcome.SKIPPED, "It waits.");
        long last = ended(poll(), "p", Outcome.SKIPPED, "It waits.");
        long running = poll();
        database().jdbc().sql("UPDATE poll SET state = 'running' WHERE id = ?").params(running).update();
        ended(running, "p", Outcome.SKIPPED, "It waits.");

        history.repetitions.drop(account);

        assertThat(runs.find(last)).isPresent();
    }

    @Test
    void anExportIsKeptOnceHoweverOftenItIsRead() throws IOException {
        SyncRun first = run("p");
        exports.keep(first, "p", PAYLOAD, TestHistory.copy("{\"Name\":\"Patio\"}".getBytes()));
        SyncRun again = run("p");
        exports.keep(again, "p", PAYLOAD, TestHistory.copy("{\"Name\":\"Patio\"}".getBytes()));
        SyncRun other = run("p");
        exports.keep(other, "p", "b".repeat(64), TestHistory.copy("{}".getBytes()));

        assertThat(exports.keptBy(again.id())).hasValue(first.id());
        assertThat(exports.find(again.id())).hasValueSatisfying(kept -> assertThat(kept.bytes()).isEqualTo(16));
        assertThat(exports.keptBy(other.id())).hasValue(other.id());
    }

    @Test
    void anExportThatIsTooLargeIsNotKeptAndTheRunSaysSo() throws IOException {
        byte[] noise = new byte[PayloadCopy.MOST + 100_000];
        new Random(1).nextBytes(noise);
        SyncRun run = run("p");

        exports.keep(run, "p", PAYLOAD, TestHistory.copy(noise));

        assertThat(history.count("kept_export")).isZero();
        assertThat(exports.reasonForNone(run.id())).isEqualTo("It was not kept: even compressed, it is larger than 4"
                + " MB.");
    }

    @Test
    void aLargeExportThatFitsIsKeptWhole() throws IOException {
        byte[] noise = new byte[PayloadCopy.MOST - 10_000];
        new Random(1).nextBytes(noise);
        SyncRun run = run("p");

        exports.keep(run, "p", PAYLOAD, TestHistory.copy(noise));

        assertThat(exports.find(run.id())).hasValueSatisfying(kept ->
                assertThat(kept.compressed()).hasSizeGreaterThan(noise.length / 2));
    }

    @Test
    void aRunThatBeganIsEndedOnceNobodyHasItsProject() {
        long poll = history.runningPoll();
        SyncRun begun = run(poll, "p");
        runs.begin(begun.id());
        Lock atWork = locks.tryToTake(ProjectLocks.name("default", account.tenant(), "p")).orElseThrow();

        interrupted.end();
        assertThat(runs.get(begun.id()).outcome()).as("somebody is at work").isNull();
        atWork.close();
        when(polls.isRunning(poll)).thenReturn(true);
        interrupted.end();
        assertThat(runs.get(begun.id()).outcome()).as("this process is").isNull();
        when(polls.isRunning(poll)).thenReturn(false);
        interrupted.end();

        assertThat(runs.get(begun.id())).returns(Outcome.FAILED, Run::outcome)
                .returns(Interrupted.MESSAGE, Run::messages);
        assertThat(new Polls(history.polls, clock, null, null, null, null).get(poll).state())
                .isEqualTo(Poll.State.FAILED);
        runs.finish(begun, Outcome.SYNCED, null, "", clock.millis());
        assertThat(runs.get(begun.id()).outcome()).as("who was at work after all has the last word")
                .isEqualTo(Outcome.SYNCED);
    }

    @Test
    void whatWaitsInAQueueMayBeAnotherProcessesUntilThatIsSilent() {
        long poll = history.runningPoll();
        long waits = run(poll, "p").id();
        pass(Duration.ofMinutes(14));
        SyncRun other = run(poll, "q");
        runs.begin(other.id());
        runs.finish(other, Outcome.SYNCED, null, "", clock.millis());
        pass(Duration.ofMinutes(14));

        interrupted.end();
        assertThat(runs.get(waits).outcome()).isNull();
        pass(Duration.ofMinutes(2));
        interrupted.end();

        assertThat(runs.get(waits).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(runs.get(other.id()).outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(new Polls(history.polls, clock, null, null, null, null).get(poll).state())
                .isEqualTo(Poll.State.FAILED);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private long ended(long poll, String project, Outcome outcome, String messages) {
        long run = run(poll, project).id();
        history.end(run, outcome, messages);
        return run;
    }

    private SyncRun run(String project) {
        return run(poll(), project);
    }

    private SyncRun run(long poll, String project) {
        return history.run(poll, account, project);
    }

    private long poll() {
        return history.poll();
    }
}
