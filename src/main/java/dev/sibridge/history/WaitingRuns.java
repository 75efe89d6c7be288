package dev.sibridge.history;

import dev.sibridge.account.Account;
import dev.sibridge.history.poll.PollLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The runs whose exports wait for a person. What the person is asked, the history takes down as it is given. */
@Repository
public class WaitingRuns {

    // Every poll lists all of SI's queue, so that the last one that could knows of all that wait.
    private static final String LAST_LISTED = "SELECT run.*, COALESCE((SELECT MIN(earlier.started_at) FROM run earlier"
            + " WHERE earlier.account = run.account AND earlier.tenant = run.tenant"
            + " AND earlier.project_id = run.project_id AND earlier.message_id = run.message_id"
            + " AND earlier.cause = run.cause AND earlier.waiting IS NOT NULL), run.started_at) AS waiting_since"
            + " FROM run WHERE account = ? AND tenant = ?"
            + " AND waiting IS NOT NULL AND poll_id = " + PollLog.LAST_COMPLETE;
    private static final String NOT_DONE_SINCE = " AND NOT EXISTS (SELECT 1 FROM run later"
            + " WHERE later.account = run.account AND later.tenant = run.tenant"
            + " AND later.project_id = run.project_id AND later.id > run.id AND later.poll_id > run.poll_id"
            + " AND later.outcome IS NOT NULL AND (later.outcome <> 'skipped' OR later.acknowledges)"
            + " AND later.waiting IS NULL AND later.superseded_by IS NULL"
            + " AND COALESCE(later.co_number, '') = COALESCE(run.co_number, ''))";

    private final JdbcClient jdbc;

    public WaitingRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A run that waits.
     *
     * @param question what a person is asked, as it was given
     * @param since    when the first run of the export began that asked it, in milliseconds since 1970 UTC
     */
    public record WaitingRun(Run run, String question, long since) {
    }

    /**
     * Notes that a run's export waits; its message is not acknowledged.
     *
     * @param cause what makes it the same question as another one
     * @return whether that is news: its project did not wait for the same before
     */
    public boolean add(long run, String cause, String question) {
        boolean known = jdbc.sql("SELECT earlier.cause FROM run JOIN run earlier ON earlier.account = run.account"
                        + " AND earlier.tenant = run.tenant AND earlier.project_id = run.project_id"
                        + " AND earlier.message_id = run.message_id AND earlier.id < run.id"
                        + " WHERE run.id = ? ORDER BY earlier.id DESC LIMIT 1")
                .params(run).query(String.class).optional().filter(cause::equals).isPresent();
        jdbc.sql("UPDATE run SET waiting = ?, cause = ?, acknowledges = FALSE WHERE id = ?")
                .params(question, cause, run).update();
        return !known;
    }

    /** The questions that a poll came to while it worked on exports, by the run that asks. */
    public Map<Long, String> questionsOf(long poll) {
        Map<Long, String> questions = new LinkedHashMap<>();
        jdbc.sql("SELECT id, waiting FROM run WHERE poll_id = ? AND begun AND waiting IS NOT NULL"
                        + " AND outcome IS NOT NULL AND mode <> 'PREVIEW' ORDER BY id").params(poll)
                .query(row -> {
                    questions.put(row.getLong("id"), row.getString("waiting"));
                });
        return questions;
    }

    /** Those of an account that are not done since, in the order in which SI lists them. */
    public List<WaitingRun> of(Account account) {
        return jdbc.sql(LAST_LISTED + NOT_DONE_SINCE + " ORDER BY id")
                .params(account.name(), account.tenant(), account.name())
                .query((row, number) -> new WaitingRun(Runs.run(row, number), row.getString("waiting"),
                        row.getLong("waiting_since"))).list();
    }
}
