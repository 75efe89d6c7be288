package dev.sibridge.history.search;

import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.history.Outcome;
import java.math.BigDecimal;

/**
 * A run as lists show it. Of runs that earlier releases kept, number, progress, sales rep and price are null.
 *
 * @param projectId   the project's id in SI; null when SI's list does not name one
 * @param coNumber    of a change order; null for the project itself
 * @param number      the project's number in SI; null for none
 * @param progress    how far the project is in SI, a word from the dealer's own list; null when SI does not say
 * @param salesRep    who sells it, as SI calls the person; null until the export was read
 * @param price       without tax and misc items, in Manage's currency; null until the export was read and can be taken
 * @param publishedAt when SI exported it, milliseconds since 1970 UTC; 0 when nobody knows
 * @param outcome     null while the run waits or goes on
 * @param startedAt   milliseconds since 1970 UTC
 * @param messages    for people, a line each; null for none
 * @param mode        what it is for
 * @param retryOf     the run that a person wanted done again; null for none
 */
public record FoundRun(long id, long pollId, String account, String projectId, String coNumber, String project,
        String client, String number, String progress, String salesRep, BigDecimal price, long publishedAt,
        Outcome outcome, long startedAt, long ms, int calls, int created, int updated, int removed, String messages,
        Mode mode, Long retryOf) {
}
