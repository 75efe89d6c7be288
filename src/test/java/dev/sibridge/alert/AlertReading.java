package dev.sibridge.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.TestDatabase;
import dev.sibridge.account.Accounts;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts and mails in a database, for tests of those who hear of them. */
public record AlertReading(AlertMails mails, MailTexts texts, AlertOutbox outbox) {

    public AlertReading(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this(jdbc, accounts, clock, new MailTexts("https://bridge.example"), new AlertOutbox(jdbc, TestMailServer.of(
                new MailProperties("smtp.acme.example", 25, "", "", "si-bridge@acme.example", "")), clock));
    }

    private AlertReading(JdbcClient jdbc, Accounts accounts, Clock clock,
            MailTexts texts, AlertOutbox outbox) {
        this(new AlertMails(jdbc, accounts, texts, outbox, new ObjectMapper(), clock), texts, outbox);
    }

    /** Alerts that these readers hear of. */
    public static Alerts alerts(TestDatabase database, Accounts accounts, Clock clock, AlertReaders readers) {
        return database.transactional(new Alerts(database.jdbc(), accounts, new ObjectMapper(), clock, readers));
    }
}
