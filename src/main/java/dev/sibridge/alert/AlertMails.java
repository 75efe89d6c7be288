package dev.sibridge.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.MailTexts.Raised;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes mails of alerts for the mail list of an account. However many arise, nobody gets too many mails within an hour:
 * what comes beyond waits and then goes in one mail.
 */
@Component
public class AlertMails {

    private static final int MOST_IN_A_DIGEST = 1000;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final MailTexts texts;
    private final AlertOutbox outbox;
    private final ObjectMapper json;
    private final Clock clock;

    AlertMails(JdbcClient jdbc, Accounts accounts, MailTexts texts, AlertOutbox outbox,
            ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.texts = texts;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** Makes mails of all alerts that no mail tells of yet, as far as the limit allows. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void write() {
        jdbc.sql("SELECT DISTINCT account FROM alert WHERE mailed_at IS NULL ORDER BY account").query(String.class)
                .list().forEach(this::write);
    }

    private void write(String account) {
        List<String> addresses = accounts.find(account).stream().map(Account::errorEmails).flatMap(List::stream)
                .distinct().toList();
        int room = outbox.room(addresses);
        if (room > 0) {
            texts.of(take(account), room).forEach(mail -> addresses.forEach(address ->
                    outbox.add(address, mail.subject(), mail.plain(), mail.html())));
        }
    }

    // Whoever marks an alert first makes the mail; other processes wait for the end of that and find nothing left.
    private List<Raised> take(String account) {
        String batch = UUID.randomUUID().toString();
        List<Long> ids = jdbc.sql("SELECT id FROM alert WHERE mailed_at IS NULL AND account = ? ORDER BY id LIMIT "
                + MOST_IN_A_DIGEST).params(account).query(Long.class).list();
        if (ids.isEmpty()) {
            return List.of();
        }
        jdbc.sql("UPDATE alert SET batch = ?, mailed_at = ? WHERE mailed_at IS NULL AND account = ? AND id <= ?")
                .params(batch, clock.millis(), account, ids.get(ids.size() - 1)).update();
        return read("batch = :one ORDER BY id", batch);
    }

    /** Alerts as they were raised, in order; without those that are forgotten. */
    public List<Raised> read(List<Long> ids) {
        return ids.isEmpty() ? List.of() : read("id IN (:one) ORDER BY id", ids);
    }

    private List<Raised> read(String which, Object one) {
        return jdbc.sql("SELECT content, raised_at FROM alert WHERE " + which).param("one", one)
                .query((row, number) -> new Raised(alert(row.getString("content")),
                        Instant.ofEpochMilli(row.getLong("raised_at")))).list();
    }

    private Alert alert(String content) {
        try {
            return json.readValue(content, Alert.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored alert cannot be read", e);
        }
    }
}
