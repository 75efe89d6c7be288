package dev.sibridge.attention;

import java.util.Locale;

/**
 * Something that was done about a cause.
 *
 * @param said  the note, the person, or the time until which it sleeps (ISO); null when there is nothing to say
 * @param by    who did it; null for SI Bridge itself
 * @param at    in milliseconds since 1970 UTC
 */
public record CauseEntry(What what, String said, String by, long at) {

    /** What was done. */
    public enum What {
        NOTE, ASSIGNED, SNOOZED, RETRIED,
        /** A snooze ended early: by a person, or as the cause concerns another project now. */
        WOKEN,
        /** It was over, and came back. */
        REOPENED;

        /** As the API writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
