package dev.sibridge.attention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.attention.Attention.Count;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The causes, as the database keeps them. */
@Repository
class CauseStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    CauseStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What is said of a cause, which changes from look to look. */
    record Content(String what, String todo, List<Affected> affected) {
    }

    /**
     * Takes the turn to look for causes, unless somebody has looked since. Others who want it wait until the
     * transaction ends.
     */
    boolean takeTurn(long now, long unlessSince) {
        // What lies ahead was noted before the clock was set back.
        return jdbc.sql("UPDATE attention_look SET looked_at = ? WHERE id = 1 AND (looked_at <= ? OR looked_at > ?)")
                .params(now, unlessSince, now).update() > 0;
    }

    /** All causes of these accounts, by their age. */
    List<Cause> of(Collection<String> accounts) {
        return accounts.isEmpty() ? List.of() : jdbc.sql("SELECT * FROM attention WHERE account IN (:accounts)"
                + " ORDER BY opened_at, id").param("accounts", accounts).query(this::cause).list();
    }

    Optional<Cause> find(long id) {
        return jdbc.sql("SELECT * FROM attention WHERE id = ?").params(id).query(this::cause).optional();
    }

    /** How many of these accounts are not over at that time. */
    Count count(Collection<String> accounts, long now) {
        return accounts.isEmpty() ? new Count(0, 0) : jdbc.sql("SELECT COUNT(*) AS number,"
                        + " COALESCE(SUM(CASE WHEN snoozed_until > :now THEN 1 ELSE 0 END), 0) AS asleep"
                        + " FROM attention WHERE closed_at IS NULL AND account IN (:accounts)")
                .param("accounts", accounts).param("now", now)
                .query((row, number) -> new Count(row.getLong("number") - row.getLong("asleep"),
                        row.getLong("asleep"))).single();
    }

    void open(CauseKey key, Content content, long since) {
        jdbc.sql("INSERT INTO attention (fingerprint, account, kind, code, about, content, opened_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(key.fingerprint(), key.account(), key.kind().name(), key.code(), key.about(), write(content),
                        since)
                .update();
    }

    /** It came back: who looked after it still does, but nobody has seen it as it is now. */
    void reopen(Cause cause, Content content, long since) {
        jdbc.sql("UPDATE attention SET content = ?, opened_at = ?, closed_at = NULL, snoozed_until = NULL WHERE id = ?")
                .params(write(content), since, cause.id()).update();
    }

    void update(Cause cause, Content content) {
        jdbc.sql("UPDATE attention SET content = ? WHERE id = ?").params(write(content), cause.id()).update();
    }

    void close(Cause cause, long now) {
        jdbc.sql("UPDATE attention SET closed_at = ? WHERE id = ?").params(now, cause.id()).update();
    }

    /** @param until null for none */
    void snooze(long id, Long until) {
        jdbc.sql("UPDATE attention SET snoozed_until = ? WHERE id = ?").params(until, id).update();
    }

    /** @param person null for nobody */
    void assign(long id, String person) {
        jdbc.sql("UPDATE attention SET assigned_to = ? WHERE id = ?").params(person, id).update();
    }

    void note(long id, CauseEntry entry) {
        jdbc.sql("INSERT INTO attention_entry (attention_id, what, said, by_whom, at) VALUES (?, ?, ?, ?, ?)")
                .params(id, entry.what().name(), entry.said(), entry.by(), entry.at()).update();
    }

    /** What was done about a cause, as it came. */
    List<CauseEntry> entries(long id) {
        return jdbc.sql("SELECT * FROM attention_entry WHERE attention_id = ? ORDER BY id").params(id)
                .query((row, number) -> new CauseEntry(CauseEntry.What.valueOf(row.getString("what")),
                        row.getString("said"), row.getString("by_whom"), row.getLong("at"))).list();
    }

    /** Forgets what was over before that time. */
    void forget(long before) {
        jdbc.sql("SELECT id FROM attention WHERE closed_at < ?").params(before).query(Long.class).list()
                .forEach(id -> List.of("attention_entry WHERE attention_id", "attention WHERE id").forEach(rows ->
                        jdbc.sql("DELETE FROM " + rows + " = ?").params(id).update()));
    }

    private Cause cause(ResultSet row, int number) throws SQLException {
        Content content = read(row.getString("content"));
        return new Cause(row.getLong("id"), new CauseKey(row.getString("account"),
                AlertKind.valueOf(row.getString("kind")), row.getString("code"), row.getString("about")),
                content.what(), content.todo(), content.affected(), row.getLong("opened_at"),
                row.getObject("closed_at", Long.class), row.getString("assigned_to"),
                row.getObject("snoozed_until", Long.class));
    }

    private String write(Content content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The cause cannot be written as JSON", e);
        }
    }

    private Content read(String content) {
        try {
            return json.readValue(content, Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table attention contains a cause that is not JSON", e);
        }
    }
}
