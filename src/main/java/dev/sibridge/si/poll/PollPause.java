package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.database.LateNotes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refused keys stop an account's timer, in every process and over restarts: it then polls only now and then, to see
 * whether they are mended. Whoever asks for a poll has one all the same.
 */
@Component
public class PollPause {

    private static final Duration BETWEEN_PROBES = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final LateNotes notes;
    private final Clock clock;

    public PollPause(JdbcClient jdbc, LateNotes notes, Clock clock) {
        this.notes = notes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes the timer's turn to poll, if it has one now. While keys are refused, one process has one every quarter of
     * an hour; while the database is in trouble, no poll could begin.
     */
    public boolean takeTurn(@ExchangeProperty("account") Account account) {
        return notes.isWell() && takeTurnDespiteKeys(account);
    }

    private boolean takeTurnDespiteKeys(Account account) {
        long now = clock.millis();
        return since(account).isEmpty()
                // What lies further ahead was noted before the clock was set back.
                || jdbc.sql("UPDATE poll_pause SET probe_at = ? WHERE account = ?"
                                + " AND (probe_at <= ? OR probe_at > ?)")
                        .params(now + BETWEEN_PROBES.toMillis(), account.name(), now, now + BETWEEN_PROBES.toMillis())
                        .update() > 0;
    }

    /** Since when keys are refused; empty when they are not, as far as we know. */
    public Optional<Instant> since(Account account) {
        return jdbc.sql("SELECT since FROM poll_pause WHERE account = ?").params(account.name()).query(Long.class)
                .optional().map(Instant::ofEpochMilli);
    }

    /** Notes that keys are refused. */
    void begin(String account) {
        long now = clock.millis();
        long probe = now + BETWEEN_PROBES.toMillis();
        jdbc.sql("INSERT IGNORE INTO poll_pause (account, since, probe_at) VALUES (?, ?, ?)")
                .params(account, now, probe).update();
        jdbc.sql("UPDATE poll_pause SET probe_at = ? WHERE account = ?").params(probe, account).update();
    }

    /** Notes that keys are taken. */
    void end(String account) {
        jdbc.sql("DELETE FROM poll_pause WHERE account = ?").params(account).update();
    }
}
