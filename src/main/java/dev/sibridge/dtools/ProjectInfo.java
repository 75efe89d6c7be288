package dev.sibridge.dtools;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One row of SI's export queue: a message about a project or about a change order of it
 * ({@code GET /Subscribe/Projects}). Text members may be null.
 *
 * @param id                    the project's GUID; change orders carry their project's
 * @param messageId             the queue message; only this row names it, the full project does not
 * @param coNumber              the change order's number, null or blank on a project; SI has sent it as a number, too
 * @param publishedOnUnixTimeMs when SI exported, milliseconds since 1970 UTC
 * @param deleted               null means false
 * @param archived              null means false
 */
@JsonIgnoreProperties(ignoreUnknown = true)
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
        Boolean archived) {

    public boolean isChangeOrder() {
        return coNumber != null && !coNumber.isBlank();
    }

    /** True when the project no longer exists or was put away in SI. */
    public boolean isGone() {
        return Boolean.TRUE.equals(deleted) || Boolean.TRUE.equals(archived);
    }
}
