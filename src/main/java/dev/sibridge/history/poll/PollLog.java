package dev.sibridge.history.poll;

import dev.sibridge.account.Account;
import dev.sibridge.history.poll.Poll.State;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The history of polls. */
@Repository
public class PollLog {

    /** In SQL: an account's last poll that knows all of SI's queue. Its parameter is the account. */
    public static final String LAST_COMPLETE =
            "(SELECT MAX(id) FROM poll WHERE account = ? AND state = 'done' AND listed)";

    private final JdbcClient jdbc;
    private final Clock clock;

    public PollLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes that a poll begins. Returns its id. */
    public long begin(Account account, boolean attended) {
        KeyHolder id = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO poll (account, attended, state, started_at) VALUES (?, ?, 'running', ?)")
                .params(account.name(), attended, clock.millis()).update(id, "id");
        return id.getKey().longValue();
    }

    /**
     * Notes what SI's list held.
     *
     * @param all whether that is all of SI's queue
     */
    public void listed(long poll, int found, boolean all) {
        jdbc.sql("UPDATE poll SET found = ?, listed = ? WHERE id = ?").params(found, all, poll).update();
    }

    /**
     * Notes how a poll ended, at that time.
     *
     * @param message why it failed; null when it did not
     * @param calls   requests to Manage besides those of its runs
     */
    public void end(long poll, State state, String message, int calls, long endedAt) {
        jdbc.sql("UPDATE poll SET state = ?, message = ?, finished_at = ?, calls = ?"
                        + " + (SELECT COALESCE(SUM(calls), 0) FROM run WHERE poll_id = ?) WHERE id = ?")
                .params(label(state), message, endedAt, calls, poll, poll).update();
    }

    /** The poll of that id, if there is one. */
    public Optional<Poll> find(long id) {
        return jdbc.sql("SELECT * FROM poll WHERE id = ?").params(id).query((row, number) -> new Poll(
                row.getLong("id"), row.getString("account"), row.getBoolean("attended"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), row.getInt("found"),
                row.getInt("calls"), row.getString("message"))).optional();
    }

    /** An account's last poll that knows all of SI's queue; empty for none. */
    public Optional<Long> lastComplete(Account account) {
        return jdbc.sql("SELECT id FROM poll WHERE id = " + LAST_COMPLETE).params(account.name()).query(Long.class)
                .optional();
    }

    /** Whether the last so many polls that nobody watched have all failed. */
    public boolean haveFailed(String account, int polls) {
        List<String> last = jdbc.sql("SELECT state FROM poll WHERE account = ? AND NOT attended"
                        + " AND state <> 'running' ORDER BY id DESC LIMIT " + polls)
                .params(account).query(String.class).list();
        return last.size() == polls && last.stream().allMatch(label(State.FAILED)::equals);
    }

    private static String label(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
