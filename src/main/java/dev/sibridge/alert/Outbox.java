package dev.sibridge.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When rows of a table are to be sent, who takes one, and when it is tried again. Each is sent at least once: whoever
 * takes it puts {@code next_at} forward, and only what arrived gets {@code sent_at}.
 */
public final class Outbox {

    /** What is refused for longer than this, however often it is tried, is given up. */
    public static final Duration REFUSED_FOR_GOOD = Duration.ofDays(3);
    /** How long it is known what was sent. */
    public static final Duration KEPT = Duration.ofDays(30);
    /** SQL for what may be sent now; its two parameters are those of {@link #now}. */
    // What lies further ahead than anything waits was noted before the clock was set back.
    public static final String DUE = "(next_at <= ? OR next_at > ?)";

    /** However much there is to tell, nobody is sent more than that within {@link #HOUR}. */
    public static final int MOST_AN_HOUR = 12;
    public static final Duration HOUR = Duration.ofHours(1);

    /** Longer than all time limits of one attempt together; whoever takes longer has died. */
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    /** So that nobody gets too many, what is to be told may wait for an hour. */
    private static final Duration PATIENCE = Duration.ofMinutes(75);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String table;

    public Outbox(JdbcClient jdbc, Clock clock, String table) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.table = table;
    }

    /**
     * What has not left.
     *
     * @param count  how much that is
     * @param oldest when the first of it arose; null when there is nothing
     */
    public record Waiting(long count, Instant oldest) {

        /** Whether the first of it waits longer than one may. */
        public boolean isLate(Instant now) {
            return oldest != null && oldest.isBefore(now.minus(PATIENCE));
        }
    }

    /** The two parameters of {@link #DUE}. */
    public Object[] now() {
        return new Object[] {clock.millis(), clock.instant().plus(LONGEST_WAIT).toEpochMilli()};
    }

    /** Takes a row to send it, and counts the attempt; false when another process was faster. */
    public boolean claim(long id) {
        return jdbc.sql("UPDATE " + table + " SET next_at = ?, attempts = attempts + 1 WHERE id = ? AND " + DUE
                + " AND sent_at IS NULL").param(clock.instant().plus(CLAIM).toEpochMilli()).param(id).params(now())
                .update() > 0;
    }

    /** Notes that it arrived. */
    public void sent(long id) {
        jdbc.sql("UPDATE " + table + " SET sent_at = ? WHERE id = ?").params(clock.millis(), id).update();
    }

    /** Has it tried again after a minute, two, four, eight, then a quarter of an hour each time. */
    public void putOff(long id) {
        int attempts = jdbc.sql("SELECT attempts FROM " + table + " WHERE id = ?").params(id).query(Integer.class)
                .single();
        Duration wait = attempts > 4 ? LONGEST_WAIT : Duration.ofMinutes(1L << attempts - 1);
        jdbc.sql("UPDATE " + table + " SET next_at = ? WHERE id = ?").params(clock.millis() + wait.toMillis(), id)
                .update();
    }

    /** Gives a row up that was made longer ago than that; false when it was not. */
    public boolean drop(long id, Duration age) {
        return jdbc.sql("DELETE FROM " + table + " WHERE id = ? AND created_at < ?")
                .params(id, clock.instant().minus(age).toEpochMilli()).update() > 0;
    }

    /** Forgets what was sent long ago. */
    public void forget() {
        Instant old = clock.instant().minus(KEPT);
        jdbc.sql("DELETE FROM " + table + " WHERE sent_at < ?").params(old.toEpochMilli()).update();
    }
}
