package dev.sibridge.si.poll;

import dev.sibridge.database.lock.Locks;
import dev.sibridge.si.export.ProjectLocks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends what nobody works on any more: polls and runs of a process that was killed, or that could not note their end
 * because the database was away. Should another process be at work after all, the end that it notes wins.
 */
@Component
public class Interrupted {

    public static final String MESSAGE = "The work was interrupted: SI Bridge was stopped, or its database was away. "
            + "The next poll goes on.";

    private static final Logger LOG = LoggerFactory.getLogger(Interrupted.class);
    /** What waits for its turn in another process has no lock; that process shows now and then that it lives. */
    private static final Duration SILENCE = Duration.ofMinutes(15);
    // Whichever comes last: the poll's own begin, or that or the end of one of its runs.
    private static final String SIGN_OF_LIFE = "GREATEST(poll.started_at,"
            + " COALESCE((SELECT MAX(run.started_at + run.ms) FROM run WHERE run.poll_id = poll.id), 0))";

    private final JdbcClient jdbc;
    private final Locks locks;
    private final Polls polls;
    private final Clock clock;

    public Interrupted(JdbcClient jdbc, Locks locks, Polls polls, Clock clock) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.polls = polls;
        this.clock = clock;
    }

    private record Open(long run, long poll, String lock) {
    }

    /** Ends them, as failed. */
    public void end() {
        long silentSince = clock.millis() - SILENCE.toMillis();
        List<Open> open = jdbc.sql("SELECT run.* FROM run JOIN poll ON poll.id = run.poll_id"
                        + " WHERE outcome IS NULL AND (begun OR " + SIGN_OF_LIFE + " < ?) ORDER BY run.id")
                .params(silentSince)
                .query((row, number) -> new Open(row.getLong("id"), row.getLong("poll_id"), ProjectLocks.name(
                        row.getString("account"), row.getString("tenant"), row.getString("project_id")))).list();
        open.stream().filter(run -> !polls.isRunning(run.poll())).forEach(this::end);
        endPolls(silentSince);
    }

    private void end(Open run) {
        locks.tryToTake(run.lock()).ifPresent(lock -> {
            try (lock) {
                int ended = jdbc.sql("UPDATE run SET outcome = 'failed', messages = ?"
                        + " WHERE id = ? AND outcome IS NULL").params(MESSAGE, run.run()).update();
                if (ended > 0) {
                    LOG.warn("Run {} was interrupted; the next poll goes on", run.run());
                }
            }
        });
    }

    private void endPolls(long silentSince) {
        jdbc.sql("SELECT poll.id FROM poll WHERE state = 'running' AND (" + SIGN_OF_LIFE + " < ?"
                        + " OR EXISTS (SELECT 1 FROM run WHERE run.poll_id = poll.id AND run.messages = ?))"
                        + " AND NOT EXISTS (SELECT 1 FROM run WHERE run.poll_id = poll.id AND run.outcome IS NULL)")
                .params(silentSince, MESSAGE).query(Long.class).list().stream()
                .filter(poll -> !polls.isRunning(poll))
                .forEach(poll -> jdbc.sql("UPDATE poll SET state = 'failed', message = ?, finished_at = ?"
                        + " WHERE id = ? AND state = 'running'").params(MESSAGE, clock.millis(), poll).update());
    }
}
