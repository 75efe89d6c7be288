package dev.sibridge.notice;

import java.util.List;
import java.util.Map;

/**
 * A notice as somebody wants it.
 *
 * @param events    labels of {@link NoticeEvent}
 * @param target    label of {@link Target}
 * @param emails    for mails; null for none
 * @param url       of a webhook; null or blank for the one that it has
 * @param secret    that signs what is sent in JSON; null or blank for the one that it has, or a new one
 * @param newSecret whether a new one is made though it has one
 */
public record NoticeWish(List<String> events, String target, List<String> emails, String url, String secret,
        boolean newSecret) {

    /** A notice that cannot be meant so; nothing was changed. */
    public static final class WrongNoticeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, String> mistakes;

        WrongNoticeException(Map<String, String> mistakes) {
            super(String.join(" ", mistakes.values()));
            this.mistakes = Map.copyOf(mistakes);
        }

        /** What is wrong, in a sentence each, by the member of {@link NoticeWish}. */
        public Map<String, String> mistakes() {
            return mistakes;
        }
    }

    /** A notice as it is. */
    public static NoticeWish of(Notice notice) {
        return new NoticeWish(notice.events().stream().map(NoticeEvent::label).toList(), notice.target().label(),
                notice.emails(), null, null, false);
    }

    /** It may hold secrets. */
    @Override
    public String toString() {
        return "a notice to " + target;
    }
}
