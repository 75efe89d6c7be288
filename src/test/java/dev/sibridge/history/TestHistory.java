package dev.sibridge.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.database.LateNotes;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.history.search.RunSearch;
import dev.sibridge.history.tidy.Repetitions;
import dev.sibridge.history.tidy.UnfinishedWork;
import dev.sibridge.history.trouble.TroubledRuns;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** All of the history in a test's database. */
public final class TestHistory {

    public static final String SETTINGS = "s".repeat(64);

    public final Runs runs;
    public final RunSearch search;
    public final RunDetails details;
    public final RunProblems problems;
    public final RunEnds ends;
    public final WaitingRuns waiting;
    public final PollLog polls;
    public final Repetitions repetitions;
    public final UnfinishedWork unfinished;
    public final TroubledRuns troubled;

    private final TestDatabase database;
    private final Clock clock;

    public TestHistory(TestDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
        JdbcTemplate jdbc = new JdbcTemplate(database.connections());
        ObjectMapper json = new ObjectMapper();
        runs = new Runs(database.jdbc(), clock);
        search = new RunSearch(database.jdbc());
        details = new RunDetails(jdbc, new DataSourceTransactionManager(database.connections()), json);
        problems = new RunProblems(jdbc, json);
        ends = new RunEnds(runs, details, problems, new LateNotes(database.jdbc(), clock),
                new DataSourceTransactionManager(database.connections()), clock, List.of());
        waiting = new WaitingRuns(database.jdbc());
        polls = new PollLog(database.jdbc(), clock);
        repetitions = new Repetitions(database.jdbc(), polls, runs, problems);
        unfinished = new UnfinishedWork(database.jdbc(), problems);
        troubled = new TroubledRuns(database.jdbc(), problems);
    }

    /** Empties it, and the ledger. */
    public void clear() {
        List.of("run", "run_record", "run_problem", "poll", "kept_export", "ledger", "ledger_state")
                .forEach(table -> database.jdbc().sql("DELETE FROM " + table).update());
    }

    /** A poll that began now and goes on. */
    public long runningPoll() {
        database.jdbc().sql("INSERT INTO poll (account, attended, state, started_at)"
                + " VALUES ('default', FALSE, 'running', ?)").params(clock.millis()).update();
        return database.jdbc().sql("SELECT MAX(id) FROM poll").query(Long.class).single();
    }

    /** A poll that began now and is done. */
    public long poll() {
        long poll = runningPoll();
        database.jdbc().sql("UPDATE poll SET state = 'done', listed = TRUE WHERE id = ?").params(poll).update();
        return poll;
    }

    /** A run of a project that waits. */
    public SyncRun run(long poll, Account account, String project) {
        return new SyncRun(runs.add(poll, account, export(project), SETTINGS, Purpose.SYNC), account);
    }

    /** An export of a project; always the same one. */
    public static ProjectInfo export(String project) {
        return new ProjectInfo(project, "m", null, "Client", "Salon", null, null, null, 5, null, null);
    }

    /** A payload that has been read. */
    public static PayloadCopy copy(byte[] payload) throws IOException {
        PayloadCopy copy = new PayloadCopy(new ByteArrayInputStream(payload));
        copy.readAllBytes();
        return copy;
    }

    public long count(String table) {
        return database.jdbc().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    /** Ends a run as if that sentence were all there is to it: two of one sentence have one cause. */
    public void end(long run, Outcome outcome, String sentence) {
        if (outcome == Outcome.SKIPPED) {
            runs.skip(run, sentence, sentence, false);
            runs.finish(run, outcome, sentence);
        } else if (outcome == Outcome.SYNCED) {
            runs.finish(run, outcome, sentence);
        } else {
            problems.save(run, List.of(new Problem(Kind.PASSING, "test", sentence, null, null, "", sentence)));
            runs.finish(run, outcome, sentence);
        }
    }
}
