package dev.sibridge.history.tidy;

import dev.sibridge.failure.Problem;
import dev.sibridge.history.RunProblems;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the history holds as going on: runs and polls without an end. */
@Repository
public class UnfinishedWork {

    // Whichever comes last: the poll's own begin, or that or the end of one of its runs.
    private static final String SIGN_OF_LIFE = "GREATEST(poll.started_at,"
            + " COALESCE((SELECT MAX(run.started_at + run.ms) FROM run WHERE run.poll_id = poll.id), 0))";

    private final JdbcClient jdbc;
    private final RunProblems problems;

    public UnfinishedWork(JdbcClient jdbc, RunProblems problems) {
        this.jdbc = jdbc;
        this.problems = problems;
    }

    /** A run without an end. */
    public record OpenRun(long id, long poll, String account, String tenant, String projectId) {
    }

    /** Runs on which work began, and those that wait though their poll has shown no sign of life since that time. */
    public List<OpenRun> runs(long silentSince) {
        return jdbc.sql("SELECT run.* FROM run JOIN poll ON poll.id = run.poll_id"
                        + " WHERE outcome IS NULL AND (begun OR " + SIGN_OF_LIFE + " < ?) ORDER BY run.id")
                .params(silentSince)
                .query((row, number) -> new OpenRun(row.getLong("id"), row.getLong("poll_id"),
                        row.getString("account"), row.getString("tenant"), row.getString("project_id"))).list();
    }

    /** Ends a run as failed; false when it has ended meanwhile. */
    @Transactional
    public boolean fail(OpenRun run, Problem why) {
        boolean open = jdbc.sql("UPDATE run SET outcome = 'failed', messages = ? WHERE id = ? AND outcome IS NULL")
                .params(why.toString(), run.id()).update() > 0;
        if (open) {
            problems.save(run.id(), List.of(why));
        }
        return open;
    }

    /**
     * Polls that go on though none of their runs does: they have shown no sign of life since that time, or a run of
     * theirs was interrupted.
     */
    public List<Long> polls(long silentSince) {
        return jdbc.sql("SELECT poll.id FROM poll WHERE state = 'running' AND (" + SIGN_OF_LIFE + " < ?"
                        + " OR EXISTS (SELECT 1 FROM run JOIN run_problem ON run_problem.run_id = run.id"
                        + " WHERE run.poll_id = poll.id AND run_problem.code = ?))"
                        + " AND NOT EXISTS (SELECT 1 FROM run WHERE run.poll_id = poll.id AND run.outcome IS NULL)")
                .params(silentSince, RunProblems.INTERRUPTED).query(Long.class).list();
    }

    /** Ends a poll as failed, unless it has ended meanwhile. */
    public void failPoll(long poll, Problem why, long endedAt) {
        jdbc.sql("UPDATE poll SET state = 'failed', message = ?, finished_at = ? WHERE id = ? AND state = 'running'")
                .params(why.toString(), endedAt, poll).update();
    }
}
