package dev.sibridge.notice;

import dev.sibridge.account.Accounts;
import dev.sibridge.alert.DatabaseAlarm;
import dev.sibridge.alert.MailTexts.Raised;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Tells webhooks of trouble with our own database, once by each process and once more when it is over. Other posts wait
 * in the database; these cannot.
 */
@Component
public class NoticeAlarm {

    private final DatabaseAlarm alarm;
    private final Accounts accounts;
    private final Notices notices;
    private final NoticeWriter writer;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public NoticeAlarm(DatabaseAlarm alarm, Accounts accounts, Notices notices, NoticeWriter writer) {
        this.alarm = alarm;
        this.accounts = accounts;
        this.notices = notices;
        this.writer = writer;
    }

    /** The posts to be sent now: of trouble that a webhook has not heard of, or of its end. */
    public List<Post> due() {
        List<Post> due = new ArrayList<>();
        accounts.all().forEach(account -> notices.known(account.name()).stream()
                .filter(notice -> notice.target().isWebhook() && notice.events().contains(NoticeEvent.FAILED))
                .forEach(notice -> {
                    boolean knows = told.contains(notice.toString());
                    if (!knows) {
                        alarm.trouble(account.name()).ifPresent(raised -> due.add(post(notice, raised)));
                    } else if (alarm.isOver() && notice.events().contains(NoticeEvent.RECOVERED)) {
                        due.add(post(notice, alarm.over(account.name())));
                    } else if (alarm.isOver()) {
                        told.remove(notice.toString());
                    }
                }));
        return due;
    }

    /** Notes that a post left. */
    public void sent(@ExchangeProperty("request") Post post) {
        if (!told.add(post.notice().toString())) {
            told.remove(post.notice().toString());
        }
    }

    private Post post(Notice notice, Raised raised) {
        return new Post(0, notice, writer.body(notice.target(), raised), null, 0);
    }
}
