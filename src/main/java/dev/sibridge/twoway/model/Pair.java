package dev.sibridge.twoway.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Two records, one on each side, that are the same thing.
 *
 * @param key   by which we know it
 * @param ids   by side
 * @param base  what both sides agreed on last, by field
 */
public record Pair(String key, Kind kind, Map<Side, Identity> ids, Map<Field, Agreed> base) {

    public Pair {
        ids = ids.isEmpty() ? Map.of() : new EnumMap<>(ids);
        base = base.isEmpty() ? Map.of() : new EnumMap<>(base);
    }

    public Identity on(Side side) {
        return ids.get(side);
    }

    /** Which record it is on a side; null for none. */
    public RecordId recordId(Side side) {
        return on(side) == null ? null : new RecordId(kind, on(side).id());
    }

    /** Whether a side holds another value than when both agreed on a field; false if they never did. */
    public boolean hasChanged(Field field, Side side, Sighting seen) {
        return base.containsKey(field) && seen.holds(field)
                && !Objects.equals(seen.value(field), base.get(field).on(side));
    }

    /**
     * Which record it is on a side.
     *
     * @param created null where the side does not tell
     */
    public record Identity(String id, Instant created) {

        public Identity {
            // Nothing finer can be remembered everywhere.
            created = created == null ? null : created.truncatedTo(ChronoUnit.MILLIS);
        }

        /** Whether a sighting is of that record, and not of a later one that was given the same id. */
        public boolean is(Sighting seen) {
            return id.equals(seen.id()) && (created == null || seen.created() == null
                    || created.equals(seen.created().truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    /**
     * How both sides held a field when they agreed. They need not be equal: one may have cut a text, know fewer
     * statuses, or have refused a value.
     */
    public record Agreed(Object tool, Object manage) {

        /** @param there on that side */
        public static Agreed of(Side side, Object there, Object other) {
            return side == Side.TOOL ? new Agreed(there, other) : new Agreed(other, there);
        }

        public Object on(Side side) {
            return side == Side.TOOL ? tool : manage;
        }
    }
}
