package dev.sibridge.notice;

import java.util.List;

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
