package dev.sibridge.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.database.LateNotes;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.history.tidy.Repetitions;
import dev.sibridge.history.tidy.UnfinishedWork;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** All of the history in a test's database. */
public final class TestHistory {

    public final Runs runs;
    public final RunSearch search;
    public final RunDetails details;
    public final RunProblems problems;
    public final RunEnds ends;
    public final WaitingRuns waiting;
    public final PollLog polls;
    public final Repetitions repetitions;
    public final UnfinishedWork unfinished;

    public TestHistory(TestDatabase database, Clock clock) {
        JdbcTemplate jdbc = new JdbcTemplate(database.connections());
        ObjectMapper json = new ObjectMapper();
        runs = new Runs(database.jdbc(), clock);
        search = new RunSearch(database.jdbc());
        details = new RunDetails(jdbc, json);
        problems = new RunProblems(jdbc, json);
        ends = new RunEnds(runs, details, problems, new LateNotes(database.jdbc(), clock),
                new DataSourceTransactionManager(database.connections()), clock);
        waiting = new WaitingRuns(database.jdbc());
        polls = new PollLog(database.jdbc(), clock);
        repetitions = new Repetitions(database.jdbc(), polls, runs, problems);
        unfinished = new UnfinishedWork(database.jdbc(), problems);
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
