package dev.sibridge.web.runs;

import dev.sibridge.history.search.FoundRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A run as lists show it.
 *
 * @param outcome  null while the run waits or goes on
 * @param mode     {@code sync}, {@code verify} or {@code preview}
 * @param number   the project's number in SI; null for none
 * @param progress the project's progress in SI; null when it is not known
 * @param salesRep who sells the project, by SI; null when it is not known
 * @param price    without tax and misc items, in Manage's currency; null when it is not known
 */
record RunAnswer(long id, String projectId, String coNumber, String project, String client, Instant publishedAt,
        String outcome, Instant startedAt, long ms, int calls, int created, int updated, int removed,
        List<String> messages, Long retryOf, String account, long poll, String mode, String number, String progress,
        String salesRep, BigDecimal price) {

    static RunAnswer of(FoundRun run) {
        return new RunAnswer(run.id(), run.projectId(), run.coNumber(), run.project(), run.client(),
                Instant.ofEpochMilli(run.publishedAt()), run.outcome() == null ? null : run.outcome().label(),
                Instant.ofEpochMilli(run.startedAt()), run.ms(), run.calls(), run.created(), run.updated(),
                run.removed(), lines(run.messages()), run.retryOf(), run.account(), run.pollId(),
                run.mode().name().toLowerCase(Locale.ROOT), run.number(), run.progress(), run.salesRep(), run.price());
    }

    static List<String> lines(String messages) {
        return messages == null ? List.of() : messages.lines().filter(line -> !line.isBlank()).toList();
    }
}
