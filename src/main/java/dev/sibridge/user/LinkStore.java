package dev.sibridge.user;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The links that were mailed and not used: by the hash of their secret, one for each user. */
@Repository
class LinkStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    LinkStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Puts a link in the place of the user's former one, unless that is younger than so long: then false. */
    @Transactional
    public boolean replace(long user, String hash, Duration youngest) {
        long now = clock.millis();
        jdbc.sql("DELETE FROM password_link WHERE user_id = ? AND (made_at <= ? OR made_at > ?)")
                .params(user, now - youngest.toMillis(), now).update();
        return jdbc.sql("INSERT IGNORE INTO password_link (user_id, secret_hash, made_at) VALUES (?, ?, ?)")
                .params(user, hash, now).update() > 0;
    }

    /** The id of the user of a link that is not older than so long. */
    Optional<Long> find(String hash, Duration oldest) {
        long now = clock.millis();
        return jdbc.sql("SELECT user_id FROM password_link WHERE secret_hash = ? AND made_at > ? AND made_at <= ?")
                .params(hash, now - oldest.toMillis(), now).query(Long.class).optional();
    }

    /** Takes a link away. False when somebody else was faster. */
    boolean remove(String hash) {
        return jdbc.sql("DELETE FROM password_link WHERE secret_hash = ?").params(hash).update() > 0;
    }
}
