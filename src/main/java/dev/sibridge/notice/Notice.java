package dev.sibridge.notice;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody, or a program, that is told of some kinds of events of an account.
 *
 * @param id     its number within the account; never another's
 * @param events never empty
 * @param emails to whom; empty for a webhook
 * @param host   of the webhook; null for mails. Nothing else of its address is shown: it may open the door by itself
 * @param url    address of the webhook, encrypted; null for mails
 * @param secret that signs what is sent, encrypted; null when nothing is signed
 */
public record Notice(String account, long id, Set<NoticeEvent> events, Target target, List<String> emails, String host,
        String url, String secret) {

    /** What it does, in a sentence for people without a full stop. */
    public String words() {
        String where = target.isWebhook() ? " at " + host : " to " + list(emails, "and");
        String when = list(events.stream().sorted().map(NoticeEvent::words).toList(), "or");
        return target.message() + where + " when " + when;
    }

    static String list(List<String> parts, String last) {
        return parts.size() < 2 ? String.join("", parts)
                : parts.stream().limit(parts.size() - 1L).collect(Collectors.joining(", ")) + " " + last + " "
                        + parts.get(parts.size() - 1);
    }

    /** No more than what a log may hold. */
    @Override
    public String toString() {
        return "notice " + id + " of account " + account;
    }
}
