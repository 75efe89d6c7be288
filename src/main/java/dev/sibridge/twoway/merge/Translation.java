package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.Map;
import java.util.Optional;

/** How one side says what the other one holds. */
public interface Translation {

    /**
     * What a side would hold.
     *
     * @param to    that side
     * @param value what the other one holds; null for an empty field
     * @param now   what it holds now: a value that means the same stays
     */
    Twin twin(Field field, Side to, Object value, Object now);

    /**
     * What people call the one who wrote a note.
     *
     * @param author as the side of the note names him
     * @return empty when nobody knows
     */
    default Optional<String> author(Side side, Object author) {
        return Optional.empty();
    }

    /** The name of the phase in Manage of tasks that lie in none in the tool; empty when there is none such. */
    default Optional<String> defaultPhase() {
        return Optional.empty();
    }

    /** Whether a record of Manage's takes part; one on a board that the dealer has not mapped does not. */
    default boolean takesPart(Sighting record) {
        return true;
    }

    /** By which values a record is closed on a side when its twin was deleted. */
    default Map<Field, Object> closing(Side side, Sighting record) {
        return Map.of();
    }

    /** Whether a record shows that it was closed so, or as its twin had moved away: it needs none any more. */
    default boolean isClosed(Side side, Sighting record) {
        return false;
    }

    /** Whether a side takes no empty value. */
    boolean isRequired(Field field, Side side);

    /**
     * A value on the other side.
     *
     * @param exists false when there is nothing like it, such as a person who is not known there
     */
    record Twin(boolean exists, Object value) {

        public static final Twin NONE = new Twin(false, null);

        public static Twin of(Object value) {
            return new Twin(true, value);
        }
    }
}
