package dev.sibridge.web.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sibridge.alert.Outbox.Waiting;
import dev.sibridge.notice.Notice;
import dev.sibridge.notice.NoticeEvent;
import java.time.Instant;
import java.util.List;

/**
 * A notice as calls and pages show it.
 *
 * @param words        what it does, in a sentence without a full stop
 * @param emails       null for a webhook
 * @param host         of the webhook; null for mails
 * @param signed       whether what it sends is signed
 * @param waiting      how many posts its webhook has not taken yet
 * @param waitingSince when the first of them arose; null for none
 * @param secret       that was just made; null otherwise, for it is shown once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record NoticeAnswer(long id, String words, List<String> events, String target, List<String> emails, String host,
        boolean signed, long waiting, Instant waitingSince, String secret) {

    /**
     * @param waiting null for nothing
     * @param secret  null if none was made
     */
    static NoticeAnswer of(Notice notice, Waiting waiting, String secret) {
        return new NoticeAnswer(notice.id(), notice.words(), notice.events().stream().map(NoticeEvent::label).toList(),
                notice.target().label(), notice.target().isWebhook() ? null : notice.emails(), notice.host(),
                notice.secret() != null, waiting == null ? 0 : waiting.count(),
                waiting == null ? null : waiting.oldest(), secret);
    }

    /** It may hold a secret. */
    @Override
    public String toString() {
        return "notice " + id;
    }
}
