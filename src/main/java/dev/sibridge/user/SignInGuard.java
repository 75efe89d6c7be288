package dev.sibridge.user;

import dev.sibridge.text.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down. Wrong passwords are counted for each name, whether there is such a user or not, together with
 * the source that they come from: a network address, or a browser in which that user has signed in before. The first
 * {@value #FREE} cost nothing; after each further one that source has to wait for that name, first a second, then
 * twice as long each time, up to {@value #LONGEST_MINUTES} minutes. What is tried meanwhile is refused unseen, even
 * the right password, and does not prolong the wait. The right password, a link from a mail or a day without an attempt
 * begin anew.
 *
 * <p>Whoever guesses from elsewhere therefore does not keep the owner out: another address, and each browser that the
 * owner has used, counts by itself. That also holds where all people come from one address, as behind a proxy. The
 * counts are in the database: a restart or another process does not forget them.
 */
@Component
public class SignInGuard {

    /** Wrong passwords before one has to wait. */
    static final int FREE = 5;
    static final int LONGEST_MINUTES = 15;
    private static final Duration LONGEST = Duration.ofMinutes(LONGEST_MINUTES);
    private static final Duration FORGOTTEN = Duration.ofDays(1);
    private static final int LONGEST_SOURCE = 80;
    private static final int HEX_DIGITS = 64;
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    public SignInGuard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A name and where somebody tries it from. */
    public record Attempt(String nameHash, String source) {

        /** @param source an address, or what stands for a known browser */
        public static Attempt of(String name, String source) {
            return new Attempt(Text.hash(Users.key(name), HEX_DIGITS), source.substring(0,
                    Math.min(source.length(), LONGEST_SOURCE)));
        }
    }

    private record Count(int failures, long failedAt, long nextAt) {
    }

    /** How long one has to wait; empty when one need not. */
    public Optional<Duration> wait(Attempt attempt) {
        return find(attempt).flatMap(this::wait);
    }

    private Optional<Duration> wait(Count count) {
        return Optional.of(Duration.between(clock.instant(), Instant.ofEpochMilli(count.nextAt())))
                // What lies further ahead than anybody waits was noted before the clock was set back.
                .filter(left -> left.compareTo(Duration.ZERO) > 0 && left.compareTo(LONGEST) <= 0);
    }

    /**
     * Counts an attempt as a wrong one before the password is looked at, so that many at once get no further than one
     * after the other. Returns whether it may be looked at.
     */
    public boolean begin(Attempt attempt) {
        long now = clock.millis();
        if (jdbc.sql("INSERT IGNORE INTO sign_in_failure (name_hash, source, failures, failed_at, next_at)"
                + " VALUES (?, ?, 0, ?, 0)").params(attempt.nameHash(), attempt.source(), now).update() > 0) {
            forgetOld(now - FORGOTTEN.toMillis());
        }
        while (true) {
            Optional<Count> seen = find(attempt);
            if (seen.isEmpty()) {
                return true; // Somebody else from there has just signed in.
            }
            if (wait(seen.get()).isPresent()) {
                return false;
            }
            boolean old = seen.get().failedAt() < now - FORGOTTEN.toMillis();
            int failures = old ? 1 : seen.get().failures() + 1;
            if (jdbc.sql("UPDATE sign_in_failure SET failures = ?, failed_at = ?, next_at = ? WHERE name_hash = ?"
                            + " AND source = ? AND failures = ?")
                    .params(failures, now, now + delay(failures).toMillis(), attempt.nameHash(), attempt.source(),
                            seen.get().failures()).update() > 0) {
                return true;
            }
        }
    }

    /** Notes that the password was right. */
    public void succeeded(Attempt attempt) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE name_hash = ? AND source = ?")
                .params(attempt.nameHash(), attempt.source()).update();
    }

    /** Forgets all wrong passwords for a name, from wherever. */
    void forget(String name) {
        jdbc.sql("DELETE FROM sign_in_failure WHERE name_hash = ?").params(Attempt.of(name, "").nameHash()).update();
    }

    // One by one, by their keys: a statement that looks at all rows would lock what other attempts need.
    private void forgetOld(long before) {
        jdbc.sql("SELECT name_hash, source FROM sign_in_failure WHERE failed_at < ? LIMIT " + AT_ONCE).params(before)
                .query((row, number) -> new Attempt(row.getString("name_hash"), row.getString("source"))).list()
                .forEach(this::succeeded);
    }

    private Optional<Count> find(Attempt attempt) {
        return jdbc.sql("SELECT failures, failed_at, next_at FROM sign_in_failure WHERE name_hash = ? AND source = ?")
                .params(attempt.nameHash(), attempt.source())
                .query((row, number) -> new Count(row.getInt("failures"), row.getLong("failed_at"),
                        row.getLong("next_at"))).optional();
    }

    private static Duration delay(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - FREE, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
