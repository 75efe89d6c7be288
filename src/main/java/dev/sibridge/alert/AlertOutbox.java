package dev.sibridge.alert;

import dev.sibridge.network.CertificateTrouble;
import jakarta.mail.SendFailedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.util.ObjectHelper;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails that wait for the mail server. */
@Component
public class AlertOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(AlertOutbox.class);
    private static final int AT_ONCE = 100;
    /** Longer than a mail waits after its first attempt, and shorter than an attempt may take. */
    private static final Duration FIRST_WAIT = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final MailServer server;
    private final Clock clock;
    private final Outbox mails;

    public AlertOutbox(JdbcClient jdbc, MailServer server, Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.clock = clock;
        this.mails = new Outbox(jdbc, clock, "mail");
    }

    /** Alerts and mails that have not left. An alert may have to wait up to an hour for the next digest. */
    public Outbox.Waiting waiting() {
        return jdbc.sql("SELECT COUNT(*) AS number, MIN(since) AS oldest FROM (SELECT raised_at AS since FROM alert"
                        + " WHERE mailed_at IS NULL UNION ALL SELECT created_at FROM mail WHERE sent_at IS NULL) w")
                .query((row, number) -> new Outbox.Waiting(row.getLong("number"), Optional
                        .ofNullable(row.getObject("oldest", Long.class)).map(Instant::ofEpochMilli).orElse(null)))
                .single();
    }

    /** Adds a mail to one address that is to leave as soon as the mail server takes it. */
    public void add(String address, String subject, String plain, String html) {
        jdbc.sql("INSERT INTO mail (address, subject, plain, html, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(address, subject, plain, html, clock.millis(), clock.millis()).update();
    }

    /** How many more mails these people may get now. */
    public int room(List<String> addresses) {
        return addresses.isEmpty() ? Outbox.MOST_AN_HOUR : Outbox.MOST_AN_HOUR - jdbc.sql("SELECT"
                        + " COALESCE(MAX(number), 0) FROM (SELECT COUNT(*) AS number FROM mail WHERE address IN (:addresses)"
                        + " AND created_at > :since AND created_at <= :now GROUP BY address) counted")
                .param("addresses", addresses).param("since", clock.instant().minus(Outbox.HOUR).toEpochMilli())
                .param("now", clock.millis())
                .query(Integer.class).single();
    }

    /** Ids of mails whose time has come, those that wait longest first; none while there is no mail server. */
    public List<Long> due() {
        mails.forget();
        jdbc.sql("DELETE FROM alert WHERE mailed_at < ?").params(clock.instant().minus(Outbox.KEPT).toEpochMilli())
                .update();
        return !server.isSet() ? List.of()
                : jdbc.sql("SELECT id FROM mail WHERE sent_at IS NULL AND " + Outbox.DUE + " ORDER BY next_at, id"
                        + " LIMIT " + AT_ONCE).params(mails.now()).query(Long.class).list();
    }

    /**
     * How attempts to send mails went.
     *
     * @param accepted whether the mail server has taken one, as far as is still known
     * @param failing  when the first of those arose that were tried in vain and wait; null when none does
     */
    public record Attempts(boolean accepted, Instant failing) {
    }

    /** How the last attempts went. */
    public Attempts attempts() {
        // What is being sent for the first time lies further ahead.
        return jdbc.sql("SELECT COUNT(sent_at) AS accepted, MIN(CASE WHEN sent_at IS NULL AND (attempts > 1 OR"
                        + " attempts = 1 AND next_at < ?) THEN created_at END) AS failing FROM mail")
                .params(clock.instant().plus(FIRST_WAIT).toEpochMilli())
                .query((row, number) -> new Attempts(row.getLong("accepted") > 0, Optional.ofNullable(
                        row.getObject("failing", Long.class)).map(Instant::ofEpochMilli).orElse(null))).single();
    }

    /** Takes a mail to send it. Null when another process was faster. */
    public Mail claim(@Body long id) {
        return !mails.claim(id) ? null : jdbc.sql("SELECT * FROM mail WHERE id = ?").params(id)
                .query((row, number) -> new Mail(row.getLong("id"), row.getString("address"),
                        row.getString("subject"), row.getString("plain"), row.getString("html"))).single();
    }

    /** Notes that the mail server took a mail. */
    public void sent(@ExchangeProperty("mail") Mail mail) {
        mails.sent(mail.id());
    }

    /**
     * Puts a mail off that could not be sent; drops one whose address the server has refused for days.
     *
     * @throws Exception the trouble, when it is the server's and no other mail would fare better
     */
    public void failed(@ExchangeProperty("mail") Mail mail,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception trouble) throws Exception {
        SMTPAddressFailedException address = ObjectHelper.getException(SMTPAddressFailedException.class, trouble);
        if (address != null && address.getReturnCode() >= 500 && mails.drop(mail.id(), Outbox.REFUSED_FOR_GOOD)) {
            LOG.error("The mail server has rejected {} for days; an email to it is dropped. Correct SYNC_ERROR_EMAILS,"
                    + " or the notice that names it.", mail.address());
            return;
        }
        LOG.warn("The {} is waiting: {}", mail,
                CertificateTrouble.sentence(trouble, server.host()).orElse(trouble.getMessage()));
        mails.putOff(mail.id());
        if (ObjectHelper.getException(SendFailedException.class, trouble) == null) {
            throw trouble;
        }
    }
}
