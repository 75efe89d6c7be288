package dev.sibridge.history.poll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the history says about how far an account is. */
@Repository
public class PollTimes {

    private final JdbcClient jdbc;

    public PollTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * When a poll of the whole queue last succeeded; as long as one is at work, when it last began or ended an export.
     */
    public Optional<Instant> lastSuccess(String account) {
        Optional<Instant> done = instant("SELECT finished_at FROM poll WHERE account = ? AND listed AND state = 'done'"
                + " ORDER BY id DESC LIMIT 1", account);
        Optional<Instant> working = instant("SELECT MAX(started_at + ms) FROM run WHERE poll_id = (SELECT MAX(id)"
                + " FROM poll WHERE account = ? AND listed AND state = 'running')", account);
        return working.filter(at -> done.isEmpty() || at.isAfter(done.get())).or(() -> done);
    }

    /**
     * A poll and when it was.
     *
     * @param finishedAt null while it goes on
     */
    public record When(long id, Instant startedAt, Instant finishedAt) {
    }

    /** When a poll was. */
    public When of(long poll) {
        return jdbc.sql("SELECT id, started_at, finished_at FROM poll WHERE id = ?").params(poll)
                .query(PollTimes::when).single();
    }

    /** An account's last poll, without those of a single project that have ended well. */
    public Optional<When> last(String account) {
        return jdbc.sql("SELECT id, started_at, finished_at FROM poll WHERE account = ?"
                        + " AND (listed OR state <> 'done') ORDER BY id DESC LIMIT 1")
                .params(account).query(PollTimes::when).optional();
    }

    /** When the account's timer last began a poll. */
    public Optional<Instant> lastUnattended(String account) {
        return instant("SELECT MAX(started_at) FROM poll WHERE account = ? AND NOT attended", account);
    }

    private static When when(ResultSet row, int number) throws SQLException {
        Long finished = row.getObject("finished_at", Long.class);
        return new When(row.getLong("id"), Instant.ofEpochMilli(row.getLong("started_at")),
                finished == null ? null : Instant.ofEpochMilli(finished));
    }

    /** Why the last poll that failed did so; empty when none did. */
    public Optional<String> lastFailure(String account) {
        return jdbc.sql("SELECT message FROM poll WHERE account = ? AND state = 'failed' AND message IS NOT NULL"
                        + " ORDER BY id DESC LIMIT 1").params(account).query(String.class).optional();
    }

    /**
     * When the oldest export was published that the last poll found, that should be in Manage and is not. What waits
     * for a person's choice does not count.
     */
    public Optional<Instant> oldestUnsynced(String account) {
        return instant("SELECT MIN(published_at) FROM run WHERE account = ? AND mode <> 'PREVIEW'"
                + " AND (outcome IS NULL OR outcome IN ('failed', 'refused'))"
                + " AND poll_id >= (SELECT id FROM poll WHERE account = run.account AND listed AND NOT EXISTS"
                + " (SELECT 1 FROM run shown WHERE shown.poll_id = poll.id AND shown.mode = 'PREVIEW')"
                + " ORDER BY id DESC LIMIT 1)"
                + " AND NOT EXISTS (SELECT 1 FROM run later WHERE later.account = run.account"
                + " AND later.tenant = run.tenant AND later.project_id = run.project_id AND later.id > run.id"
                + " AND later.mode <> 'PREVIEW' AND COALESCE(later.co_number, '') = COALESCE(run.co_number, ''))",
                account);
    }

    private Optional<Instant> instant(String sql, String account) {
        return jdbc.sql(sql).params(account).query((row, number) -> row.getObject(1, Long.class)).list().stream()
                .filter(millis -> millis != null).findFirst().map(Instant::ofEpochMilli);
    }
}
