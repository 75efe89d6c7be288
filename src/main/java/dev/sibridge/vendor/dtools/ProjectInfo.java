package dev.sibridge.vendor.dtools;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;

/**
 * One row of SI's export queue: a message about a project or about a change order of it
 * ({@code GET /Subscribe/Projects}). Text members may be null.
 *
 * @param id                    the project's GUID; change orders carry their project's
 * @param messageId             the queue message; only this row names it, the full project does not
 * @param coNumber              the change order's number, null or blank on a project; SI has sent it as a number, too
 * @param publishedOnUnixTimeMs when SI exported, milliseconds since 1970 UTC; 0 when nobody knows
 * @param deleted               null means false, unless it is at fault
 * @param archived              null means false, unless it is at fault
 * @param faults                why the row cannot be gone by; empty for nearly all. Of a row at fault, what could be
 *                              read is there and all else is null
 */
@RecordBuilder
public record ProjectInfo(
        String id,
        String messageId,
        String clientId,
        String client,
        String name,
        String number,
        String progress,
        String coNumber,
        long publishedOnUnixTimeMs,
        Boolean deleted,
        Boolean archived,
        List<Fault> faults) implements ProjectInfoBuilder.With {

    public ProjectInfo {
        faults = List.copyOf(faults);
    }

    /** A row with nothing wrong. */
    public ProjectInfo(String id, String messageId, String clientId, String client, String name, String number,
            String progress, String coNumber, long publishedOnUnixTimeMs, Boolean deleted, Boolean archived) {
        this(id, messageId, clientId, client, name, number, progress, coNumber, publishedOnUnixTimeMs, deleted,
                archived, List.of());
    }

    /**
     * What is wrong with a row.
     *
     * @param member  SI's name of the member; null when it is the row as a whole
     * @param message for people, in a sentence
     */
    public record Fault(String member, String message) {
    }

    public boolean isChangeOrder() {
        return coNumber != null && !coNumber.isBlank();
    }

    /** True when the project no longer exists or was put away in SI. */
    public boolean isGone() {
        return Boolean.TRUE.equals(deleted) || Boolean.TRUE.equals(archived);
    }

    /** Whether there is nothing wrong with it. */
    public boolean isReadable() {
        return faults.isEmpty();
    }

    /** Whether one of these members is at fault. */
    public boolean isAtFault(String... members) {
        return faults.stream().anyMatch(fault -> List.of(members).contains(fault.member()));
    }
}
