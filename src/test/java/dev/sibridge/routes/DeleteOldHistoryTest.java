package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.history.KeptExports;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.TestHistory;
import dev.sibridge.history.search.FoundRun;
import dev.sibridge.history.search.RunFilter;
import dev.sibridge.history.tidy.Retention;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs are kept for 400 days here, exports for 90. */
class DeleteOldHistoryTest extends RouteTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final String PAYLOAD = "a".repeat(64);
    private static final int AT_A_TIME = 1000;

    private final Account account = TestAccounts.account("default");
    private final Account other = TestAccounts.account("other");
    private final Accounts accounts = mock(Accounts.class);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final TestHistory history = new TestHistory(database(), clock);
    private final KeptExports exports = new KeptExports(database().jdbc(), clock);

    DeleteOldHistoryTest() {
        super("delete-old-history");
        bean("dataSource", database().connections());
    }

    /** Where the history is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        when(accounts.complete()).thenReturn(List.of(account));
        history.clear();
    }

    @Test
    void whatIsKeptForLaterPollsIsStillThereAfterYears() {
        SyncRun written = written("written");
        long refused = ended("refused", Outcome.REFUSED);
        long open = run("open").id();
        pass(5000);

        deleteOldHistory();

        assertThat(runs()).containsExactly(open, refused, written.id());
        assertThat(isUnchanged("written")).isTrue();
        assertThat(history.runs.lastingEndOf(account, TestHistory.export("refused"), TestHistory.SETTINGS)).isPresent();
    }

    @Test
    void itGoesOnceANewerRunSaysTheSame() {
        SyncRun written = written("p");
        long refused = ended("q", Outcome.REFUSED);
        pass(5000);
        isUnchanged("p");
        ended("q", Outcome.REFUSED);

        deleteOldHistory();

        assertThat(history.runs.find(refused)).isEmpty();
        assertThat(history.runs.find(written.id())).as("the newer one need not have ended").isEmpty();
        assertThat(isUnchanged("p")).isTrue();
    }

    @Test
    void whatIsOldGoesWithAllThatBelongsToIt() {
        long old = ended("p", Outcome.SYNCED);
        long failed = ended("q", Outcome.FAILED);
        database().jdbc().sql("INSERT INTO run_record (run_id, record_type, remote_id, action, source_key)"
                + " VALUES (?, 'LINE', 1, 'CREATE', 'k')").params(old).update();
        database().jdbc().sql("INSERT INTO ledger (account, tenant, record_type, source_key, created_at)"
                + " VALUES ('default', ?, 'LINE', 'k', 1)").params(account.tenant()).update();
        pass(399);
        long young = ended("p", Outcome.SYNCED);
        deleteOldHistory();
        assertThat(runs()).containsExactly(young, failed, old);
        pass(2);

        deleteOldHistory();

        assertThat(runs()).containsExactly(young);
        assertThat(count("run_record")).isZero();
        assertThat(count("run_problem")).isZero();
        assertThat(count("poll")).isEqualTo(1);
        assertThat(count("ledger")).as("no history").isEqualTo(1);
    }

    @Test
    void pollsThatFoundNothingGoToo() {
        history.poll();
        long running = history.runningPoll();
        pass(401);

        deleteOldHistory();

        assertThat(database().jdbc().sql("SELECT id FROM poll").query(Long.class).list()).containsExactly(running);
    }

    @Test
    void ofVeryManySomeAreLeftForTheNextTime() {
        long poll = history.poll();
        IntStream.rangeClosed(0, AT_A_TIME).forEach(i -> ended(poll, "p" + i, Outcome.SYNCED));
        pass(401);

        deleteOldHistory();
        assertThat(count("run")).isEqualTo(1);
        deleteOldHistory();

        assertThat(count("run")).isZero();
        assertThat(count("poll")).isZero();
    }

    @Test
    void whatOtherAccountsHaveIsNoneOfItsBusiness() throws IOException {
        ended("p", Outcome.SYNCED);
        exports.keep(run("p"), "p", PAYLOAD, copy("{}"));
        pass(401);
        when(accounts.complete()).thenReturn(List.of(other));

        deleteOldHistory();

        assertThat(List.of(count("run"), count("poll"), count("kept_export"))).containsExactly(2L, 2L, 1L);
    }

    @Test
    void exportsGoBeforeTheirRunsUnlessTheyWereReadAgain() throws IOException {
        SyncRun first = run("p");
        exports.keep(first, "p", PAYLOAD, copy("{\"Name\":\"Patio\"}"));
        pass(80);
        SyncRun again = run("p");
        exports.keep(again, "p", PAYLOAD, copy("{\"Name\":\"Patio\"}"));

        pass(89);
        deleteOldHistory();
        assertThat(exports.keptBy(again.id())).as("read 89 days ago").hasValue(first.id());
        pass(2);
        deleteOldHistory();

        assertThat(exports.find(first.id())).isEmpty();
        assertThat(exports.reasonForNone(first.id())).isEqualTo("It is no longer kept.");
        assertThat(runs()).containsExactly(again.id(), first.id());
    }

    private void deleteOldHistory() {
        for (Retention.Limits limits : new Retention(accounts, clock).ofAccounts()) {
            Exchange end = send(limits);
            assertThat(end.getException()).isNull();
        }
    }

    /** Newest first. */
    private List<Long> runs() {
        return history.search.page(RunFilter.ALL, 0, 100).stream().map(FoundRun::id).toList();
    }

    private void pass(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    private SyncRun written(String project) {
        SyncRun run = run(project);
        history.runs.read(run, history.runs.get(run.id()), PAYLOAD, TestHistory.SETTINGS);
        history.runs.written(run);
        history.runs.finish(run, Outcome.SYNCED, null, "", clock.millis());
        return run;
    }

    /** Whether the project's next export would be taken for unchanged. */
    private boolean isUnchanged(String project) {
        SyncRun next = run(project);
        return history.runs.read(next, history.runs.get(next.id()), PAYLOAD, TestHistory.SETTINGS);
    }

    private long ended(String project, Outcome outcome) {
        return ended(history.poll(), project, outcome);
    }

    private long ended(long poll, String project, Outcome outcome) {
        long run = run(poll, project).id();
        history.end(run, outcome, outcome == Outcome.SYNCED ? "" : "There is no client.");
        return run;
    }

    private SyncRun run(String project) {
        return run(history.poll(), project);
    }

    private SyncRun run(long poll, String project) {
        return history.run(poll, account, project);
    }

    private static PayloadCopy copy(String payload) throws IOException {
        return TestHistory.copy(payload.getBytes());
    }

    private long count(String table) {
        return history.count(table);
    }
}
