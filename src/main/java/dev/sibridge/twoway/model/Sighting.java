package dev.sibridge.twoway.model;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A record as one side shows it.
 *
 * @param id      on that side
 * @param created an id may be given out again: only both together are an identity. Null where the side does not tell
 * @param updated when it was changed last, by that side's clock
 * @param by      who changed it last; null when the side does not tell
 * @param parent  the record of that side that it belongs to; null for a project
 * @param mark    the id of its twin, which we have written on it; null for none
 * @param values  what it holds, normalized; a field that is missing is one that the side does not hold at all, null is
 *                an empty one
 */
public record Sighting(Kind kind, String id, Instant created, Instant updated, String by, RecordId parent, String mark,
        Map<Field, Object> values) {

    public Sighting {
        values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
    }

    /** Which record of its side it is. */
    public RecordId recordId() {
        return new RecordId(kind, id);
    }

    /** Whether the side holds a field at all, be it empty. */
    public boolean holds(Field field) {
        return values.containsKey(field);
    }

    /** The same with another value. */
    public Sighting with(Field field, Object value) {
        Map<Field, Object> all = new EnumMap<>(Field.class);
        all.putAll(values);
        all.put(field, value);
        return new Sighting(kind, id, created, updated, by, parent, mark, all);
    }

    /** The same, as if the side did not hold a field. */
    public Sighting without(Field field) {
        Map<Field, Object> others = new EnumMap<>(Field.class);
        others.putAll(values);
        others.remove(field);
        return new Sighting(kind, id, created, updated, by, parent, mark, others);
    }

    public Object value(Field field) {
        return values.get(field);
    }
}
