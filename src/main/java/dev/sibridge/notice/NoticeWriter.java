package dev.sibridge.notice;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.alert.Alert;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.AlertMails;
import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.MailTexts;
import dev.sibridge.alert.MailTexts.Entry;
import dev.sibridge.alert.MailTexts.Raised;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes mails and posts of alerts for notices. People get a few at a time, as the mail list does; programs get a post
 * for each event.
 */
@Component
public class NoticeWriter {

    private static final int MOST = 1000;
    private static final int MOST_NOTES = 5;

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Accounts accounts;
    private final AlertMails alerts;
    private final MailTexts texts;
    private final AlertOutbox mails;
    private final NoticePosts posts;

    public NoticeWriter(JdbcClient jdbc, Notices notices, Accounts accounts, AlertMails alerts, MailTexts texts,
            AlertOutbox mails, NoticePosts posts) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.accounts = accounts;
        this.alerts = alerts;
        this.texts = texts;
        this.mails = mails;
        this.posts = posts;
    }

    /** Makes mails and posts of all that notices are still to be told of, as far as their limits allow. */
    @Transactional(isolation = Isolation.READ_COMMITTED)
    public void write() {
        jdbc.sql("SELECT DISTINCT account, notice FROM notice_alert ORDER BY account, notice")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2))).list()
                .forEach(one -> write(one.getKey(), one.getValue()));
    }

    private void write(String account, long id) {
        Notice notice = notices.find(account, id).orElse(null);
        if (notice == null) {
            take(account, id);
        } else if (notice.target() == Target.MAIL) {
            mail(notice);
        } else {
            post(notice);
        }
    }

    private void mail(Notice notice) {
        int room = mails.room(notice.emails());
        if (room <= 0) {
            return;
        }
        List<Raised> told = take(notice.account(), notice.id());
        // Who is on the mail list hears of all the rest there.
        List<Raised> synced = told.stream().filter(raised -> raised.alert().kind() == AlertKind.SYNCED).toList();
        List<String> listed = accounts.find(notice.account()).map(Account::errorEmails).orElse(List.of());
        notice.emails().forEach(address -> texts.of(listed.contains(address) ? synced : told, room).forEach(mail ->
                mails.add(address, mail.subject(), mail.plain(), mail.html())));
    }

    private void post(Notice notice) {
        int room = posts.room(notice);
        if (room <= 0) {
            return;
        }
        List<Raised> told = take(notice.account(), notice.id());
        if (notice.target() != Target.JSON && MailTexts.isDigest(told, room)) {
            posts.add(notice, chat(notice.target(), MailTexts.summary(told),
                    told.stream().map(raised -> texts.entry(raised, 1)).toList()));
        } else {
            told.forEach(raised -> posts.add(notice, body(notice.target(), raised)));
        }
    }

    /** What a webhook is told of one alert. */
    String body(Target target, Raised raised) {
        Alert alert = raised.alert();
        return target != Target.JSON ? chat(target, null, List.of(texts.entry(raised, MOST_NOTES)))
                : Messages.json(UUID.randomUUID().toString(), NoticeEvent.of(alert.kind()).label(), alert, raised.at(),
                        texts.link(alert));
    }

    /** @param summary stands above several entries; null for one */
    static String chat(Target target, String summary, List<Entry> entries) {
        return target == Target.SLACK ? Messages.slack(summary, entries) : Messages.teams(summary, entries);
    }

    // Whoever deletes a row is the one who tells; other processes wait for the end of that and delete nothing.
    private List<Raised> take(String account, long notice) {
        List<Long> taken = jdbc.sql("SELECT alert_id FROM notice_alert WHERE account = ? AND notice = ? ORDER BY"
                        + " alert_id LIMIT " + MOST).params(account, notice).query(Long.class).list().stream()
                .filter(alert -> jdbc.sql("DELETE FROM notice_alert WHERE account = ? AND notice = ? AND alert_id = ?")
                        .params(account, notice, alert).update() > 0).toList();
        return alerts.read(taken);
    }
}
