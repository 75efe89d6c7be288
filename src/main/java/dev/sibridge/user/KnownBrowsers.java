package dev.sibridge.user;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Browsers in which a user has signed in before, known by a secret in a cookie. It lets nobody in: it only tells the
 * owner's own attempts from those of whoever guesses, see {@link SignInGuard}.
 */
@Component
public class KnownBrowsers {

    /** How long a browser is known after the last sign-in. */
    public static final Duration KEPT = Duration.ofDays(180);

    private final JdbcClient jdbc;
    private final Clock clock;

    public KnownBrowsers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What stands for the browser of that secret, if the user of that name has signed in with it. */
    public Optional<String> find(String secret, String name) {
        return secret == null ? Optional.empty()
                : jdbc.sql("SELECT secret_hash FROM known_browser JOIN console_user ON console_user.id = user_id"
                        + " WHERE secret_hash = ? AND name_key = ? AND used_at > ?")
                .params(Tokens.hash(secret), Users.key(name), clock.millis() - KEPT.toMillis()).query(String.class)
                .optional().map(hash -> "browser " + hash);
    }

    /** Remembers that a user has signed in. Returns the browser's secret, always a new one. */
    public String remember(User user, String former) {
        if (former != null) {
            jdbc.sql("DELETE FROM known_browser WHERE secret_hash = ? AND user_id = ?")
                    .params(Tokens.hash(former), user.id()).update();
        }
        jdbc.sql("DELETE FROM known_browser WHERE used_at < ?").params(clock.millis() - KEPT.toMillis()).update();
        String secret = Tokens.next();
        jdbc.sql("INSERT INTO known_browser (secret_hash, user_id, used_at) VALUES (?, ?, ?)")
                .params(Tokens.hash(secret), user.id(), clock.millis()).update();
        return secret;
    }
}
