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
    /** Longer than all time limits of one mail together; whoever takes longer has died. */
    private static final Duration CLAIM = Duration.ofMinutes(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration REFUSED_FOR_GOOD = Duration.ofDays(3);
    private static final Duration KEPT = Duration.ofDays(30);
    /** So that nobody gets too many, an alert may wait for an hour. */
    private static final Duration PATIENCE = Duration.ofMinutes(75);

    // What lies further ahead than anything waits was noted before the clock was set back.
    private static final String DUE = "(next_at <= ? OR next_at > ?)";

    private final JdbcClient jdbc;
    private final MailServer server;
    private final Clock clock;

    public AlertOutbox(JdbcClient jdbc, MailServer server, Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.clock = clock;
    }

    /**
     * What has not left.
     *
     * @param count  alerts that no mail tells of yet, and mails that the server has not taken
     * @param oldest when the first of them arose; null when there is none
     */
    public record Waiting(long count, Instant oldest) {

        /** Whether the first of them waits longer than one may. */
        public boolean isLate(Instant now) {
            return oldest != null && oldest.isBefore(now.minus(PATIENCE));
        }
    }

    /** Alerts and mails that have not left. An alert may have to wait up to an hour for the next digest. */
    public Waiting waiting() {
        return jdbc.sql("SELECT COUNT(*) AS number, MIN(since) AS oldest FROM (SELECT raised_at AS since FROM alert"
                        + " WHERE mailed_at IS NULL UNION ALL SELECT created_at FROM mail WHERE sent_at IS NULL) w")
                .query((row, number) -> new Waiting(row.getLong("number"), Optional
                        .ofNullable(row.getObject("oldest", Long.class)).map(Instant::ofEpochMilli).orElse(null)))
                .single();
    }

    /** Adds a mail to one address that is to leave as soon as the mail server takes it. */
    public void add(String address, String subject, String plain, String html) {
        jdbc.sql("INSERT INTO mail (address, subject, plain, html, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(address, subject, plain, html, clock.millis(), clock.millis()).update();
    }

    /** Ids of mails whose time has come, those that wait longest first; none while there is no mail server. */
    public List<Long> due() {
        long old = clock.instant().minus(KEPT).toEpochMilli();
        jdbc.sql("DELETE FROM mail WHERE sent_at < ?").params(old).update();
        jdbc.sql("DELETE FROM alert WHERE mailed_at < ?").params(old).update();
        return !server.isSet() ? List.of()
                : jdbc.sql("SELECT id FROM mail WHERE sent_at IS NULL AND " + DUE + " ORDER BY next_at, id LIMIT "
                        + AT_ONCE).params(clock.millis(), beyond()).query(Long.class).list();
    }

    /** Takes a mail to send it. Null when another process was faster. */
    public Mail claim(@Body long id) {
        long now = clock.millis();
        int claimed = jdbc.sql("UPDATE mail SET next_at = ?, attempts = attempts + 1 WHERE id = ? AND " + DUE
                + " AND sent_at IS NULL").params(now + CLAIM.toMillis(), id, now, beyond()).update();
        return claimed == 0 ? null : jdbc.sql("SELECT * FROM mail WHERE id = ?").params(id)
                .query((row, number) -> new Mail(row.getLong("id"), row.getString("address"),
                        row.getString("subject"), row.getString("plain"), row.getString("html"))).single();
    }

    /** Notes that the mail server took a mail. */
    public void sent(@ExchangeProperty("mail") Mail mail) {
        jdbc.sql("UPDATE mail SET sent_at = ? WHERE id = ?").params(clock.millis(), mail.id()).update();
    }

    /**
     * Puts a mail off that could not be sent; drops one whose address the server has refused for days.
     *
     * @throws Exception the trouble, when it is the server's and no other mail would fare better
     */
    public void failed(@ExchangeProperty("mail") Mail mail,
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception trouble) throws Exception {
        SMTPAddressFailedException address = ObjectHelper.getException(SMTPAddressFailedException.class, trouble);
        if (address != null && address.getReturnCode() >= 500 && dropped(mail)) {
            LOG.error("The mail server has rejected {} for days; an email to it is dropped. Correct SYNC_ERROR_EMAILS.",
                    mail.address());
            return;
        }
        LOG.warn("The {} is waiting: {}", mail,
                CertificateTrouble.sentence(trouble, server.host()).orElse(trouble.getMessage()));
        putOff(mail);
        if (ObjectHelper.getException(SendFailedException.class, trouble) == null) {
            throw trouble;
        }
    }

    private long beyond() {
        return clock.instant().plus(LONGEST_WAIT).toEpochMilli();
    }

    private boolean dropped(Mail mail) {
        return jdbc.sql("DELETE FROM mail WHERE id = ? AND created_at < ?")
                .params(mail.id(), clock.instant().minus(REFUSED_FOR_GOOD).toEpochMilli()).update() > 0;
    }

    // A minute, two, four, eight, then a quarter of an hour each time.
    private void putOff(Mail mail) {
        int attempts = jdbc.sql("SELECT attempts FROM mail WHERE id = ?").params(mail.id()).query(Integer.class)
                .single();
        Duration wait = attempts > 4 ? LONGEST_WAIT : Duration.ofMinutes(1L << attempts - 1);
        jdbc.sql("UPDATE mail SET next_at = ? WHERE id = ?").params(clock.millis() + wait.toMillis(), mail.id())
                .update();
    }
}
