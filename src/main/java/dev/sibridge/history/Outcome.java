package dev.sibridge.history;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How the work on one export ended. */
public enum Outcome {
    /** Written to Manage and acknowledged. */
    SYNCED,
    /** Would be written; a preview shows what. */
    PLANNED,
    /** Says what is in Manage already. */
    UNCHANGED,
    /** The export itself is at fault. */
    REFUSED,
    /** Something else is. */
    FAILED,
    /** Nothing to take over: deleted, archived, superseded, a change order, waiting. */
    SKIPPED;

    /** As the summary, the API and the database write it. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of that label; null for null. */
    public static Outcome of(String label) {
        return label == null ? null : valueOf(label.toUpperCase(Locale.ROOT));
    }
}
