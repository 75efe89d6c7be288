package dev.sibridge.sandbox.manage.callbacks;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What goes wrong with a callback on request.
 *
 * @param kind     what happens
 * @param type     the type it waits for, such as {@code ticket}; none means any
 * @param action   {@code added}, {@code updated} or {@code deleted}; none means any
 * @param recordId the record it waits for; none means any
 * @param nth      which matching callback is the first to be hit (1)
 * @param times    how many matching callbacks in a row are hit (1)
 * @param delayMs  how long it comes late, or how long at most it waits for another to overtake it (2000)
 */
public record CallbackFault(Kind kind, String type, String action, Integer recordId, Integer nth, Integer times,
        Long delayMs) {

    /** What a fault does to the callback it hits. */
    public enum Kind {
        /** It is never sent. */
        @JsonProperty("dropped") DROPPED,
        /** It is sent twice, with the same {@code MessageId}. */
        @JsonProperty("doubled") DOUBLED,
        /** It is sent after the next one of the same registration, or after {@code delayMs} if none comes. */
        @JsonProperty("reordered") REORDERED,
        /** It is sent after {@code delayMs}. */
        @JsonProperty("late") LATE,
        /** It is signed with a key that is not the tenant's. */
        @JsonProperty("forged") FORGED
    }

    private static final long DELAY = 2000;

    /** Fills in what was left out and refuses what cannot be acted out. */
    public CallbackFault {
        if (kind == null) {
            throw new IllegalArgumentException("A fault needs a kind");
        }
        nth = nth == null ? 1 : nth;
        times = times == null ? 1 : times;
        delayMs = delayMs == null ? DELAY : delayMs;
        if (nth < 1 || times < 1 || delayMs < 0) {
            throw new IllegalArgumentException("nth and times start at 1, delayMs at 0");
        }
    }

    /** A fault that hits the next callback, whatever it is about. */
    public static CallbackFault next(Kind kind) {
        return new CallbackFault(kind, null, null, null, null, null, null);
    }

    boolean matches(Message message) {
        return (type == null || type.equalsIgnoreCase(message.type()))
                && (action == null || action.equalsIgnoreCase(message.action()))
                && (recordId == null || recordId == message.recordId());
    }
}
