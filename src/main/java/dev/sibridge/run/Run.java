package dev.sibridge.run;

/**
 * The work on one export, as the history keeps it.
 *
 * @param messageId    the queue message that it acknowledges
 * @param publishedAt  of the queue message, milliseconds since 1970 UTC
 * @param outcome      null while the run waits or goes on
 * @param skipReason   why there is nothing to take over; null for an ordinary export
 * @param acknowledges whether a skipped export's message is acknowledged
 * @param messages     for people, a line each; null for none
 */
public record Run(
        long id,
        long pollId,
        String account,
        String messageId,
        String projectId,
        String coNumber,
        String project,
        String client,
        long publishedAt,
        Outcome outcome,
        String skipReason,
        boolean acknowledges,
        long ms,
        int calls,
        int created,
        int updated,
        int removed,
        String messages) {
}
