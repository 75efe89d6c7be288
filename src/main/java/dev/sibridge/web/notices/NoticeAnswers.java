package dev.sibridge.web.notices;

import dev.sibridge.alert.Outbox.Waiting;
import dev.sibridge.notice.Notice;
import dev.sibridge.notice.NoticeEvent;
import dev.sibridge.notice.NoticePosts;
import dev.sibridge.notice.NoticeSetup;
import dev.sibridge.notice.NoticeSetup.Kept;
import dev.sibridge.notice.Notices;
import dev.sibridge.web.api.NotFoundException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What calls and pages say of an account's notices. */
@Component
@ConditionalOnWebApplication
class NoticeAnswers {

    private final Notices notices;
    private final NoticeSetup setup;
    private final NoticePosts posts;

    NoticeAnswers(Notices notices, NoticeSetup setup, NoticePosts posts) {
        this.notices = notices;
        this.setup = setup;
        this.posts = posts;
    }

    /**
     * All of an account.
     *
     * @param mailList the addresses in {@code SYNC_ERROR_EMAILS}, who hear of everything but what was synced
     * @param untold   the events of which nobody is told
     */
    record Overview(List<NoticeAnswer> items, List<String> mailList, List<NoticeEvent> untold) {
    }

    Overview all(String account) {
        List<String> mailList = setup.mailList(account);
        List<Notice> all = notices.all(account);
        Map<Long, Waiting> waiting = posts.waiting(account);
        List<NoticeEvent> untold = Stream.of(NoticeEvent.values())
                .filter(event -> all.stream().noneMatch(notice -> notice.events().contains(event)))
                .filter(event -> mailList.isEmpty() || event == NoticeEvent.SYNCED).toList();
        return new Overview(all.stream().map(one -> NoticeAnswer.of(one, waiting.get(one.id()), null)).toList(),
                mailList, untold);
    }

    NoticeAnswer of(Kept kept) {
        return NoticeAnswer.of(kept.notice(), posts.waiting(kept.notice().account()).get(kept.notice().id()),
                kept.secret());
    }

    /** @throws NotFoundException when there is no such notice */
    Notice find(String account, long id) {
        return notices.find(account, id).orElseThrow(() -> unknown(account, id));
    }

    static NotFoundException unknown(String account, long id) {
        return new NotFoundException("There is no notice " + id + " of the account \"" + account + "\".");
    }
}
