package dev.sibridge.history;

import dev.sibridge.engine.model.SyncRun.Mode;
import java.math.BigDecimal;

/**
 * The work on one export, as the history keeps it.
 *
 * @param messageId    the queue message that it acknowledges
 * @param publishedAt  of the queue message, milliseconds since 1970 UTC
 * @param outcome      null while the run waits or goes on
 * @param skipReason   why there is nothing to take over; null for an ordinary export
 * @param acknowledges whether a skipped export's message is acknowledged
 * @param startedAt    milliseconds since 1970 UTC
 * @param messages     for people, a line each; null for none
 * @param stage        how far it came: clients, products, opportunity or project; null before
 * @param cause        why there is nothing to take over, or for what it waits, for programs; null otherwise
 * @param siTotal      what the project comes to by SI, without tax and misc items; null when nothing was mapped
 * @param linesTotal   what our lines come to, without misc items
 * @param mode         what it is for
 * @param retryOf      the run that a person wanted done again; null for none
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
        long startedAt,
        String messages,
        String stage,
        String cause,
        BigDecimal siTotal,
        BigDecimal linesTotal,
        Mode mode,
        Long retryOf) {

    static final String SUPERSEDED = "superseded";

    /** Whether a newer export of the project has made it needless. */
    public boolean isSuperseded() {
        return SUPERSEDED.equals(cause);
    }
}
