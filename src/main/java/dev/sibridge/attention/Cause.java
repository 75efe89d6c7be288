package dev.sibridge.attention;

import dev.sibridge.alert.AlertKind;
import java.util.List;
import java.util.Locale;

/**
 * Something that needs a person, or did.
 *
 * @param id           stays the same when the cause comes back
 * @param what         what is wrong, in a sentence; of several projects as the last run says it
 * @param todo         what to do; empty when the sentence says so
 * @param affected     the projects that it concerns, those of the last runs first; of a closed one those that it
 *                     concerned last; empty when it is about the account as a whole
 * @param openedAt     since when, in milliseconds since 1970 UTC
 * @param closedAt     when it was over; null while it is not
 * @param assignedTo   who looks after it; null for nobody
 * @param snoozedUntil until when nobody wants to see it; null, or in the past, when people do
 */
public record Cause(long id, CauseKey key, String what, String todo, List<Affected> affected, long openedAt,
        Long closedAt, String assignedTo, Long snoozedUntil) {

    /** Whether people see it. */
    public enum State {
        OPEN, SNOOZED, CLOSED;

        /** As the API writes it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param now in milliseconds since 1970 UTC */
    public State state(long now) {
        return closedAt != null ? State.CLOSED : snoozedUntil != null && snoozedUntil > now ? State.SNOOZED
                : State.OPEN;
    }

    /** Whether its projects are those that two-way keeps in step; otherwise they are exports. */
    public boolean isAboutPairs() {
        return key.kind() == AlertKind.TWO_WAY_FAILED;
    }

    /** Whether its projects can be tried again; what waits for an answer or a decision needs that instead. */
    public boolean isRetryable() {
        return closedAt == null && switch (key.kind()) {
            case EXPORT_REFUSED, EXPORT_FAILED -> affected.stream().anyMatch(one -> one.projectId() != null);
            case TWO_WAY_FAILED -> affected.stream().anyMatch(one -> one.pair() != null);
            default -> false;
        };
    }
}
