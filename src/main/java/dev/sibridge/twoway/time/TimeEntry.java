package dev.sibridge.twoway.time;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * A time entry as one side shows it.
 *
 * @param id      on that side
 * @param created an id may be given out again: only both together are an identity. Null where the side does not tell
 * @param rev     which version it is; null where the side has no versions
 * @param mark    the id of its twin in Manage, as the tool keeps it; null for none
 * @param start   in Manage; null in the tool, which knows days only
 * @param values  what it holds, normalized; a field that is missing is one that the side does not hold at all, null is
 *                an empty one
 */
record TimeEntry(String id, Instant created, String rev, String mark, Instant start, Map<TimeField, Object> values) {

    TimeEntry {
        values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
    }

    boolean holds(TimeField field) {
        return values.containsKey(field);
    }

    Object value(TimeField field) {
        return values.get(field);
    }

    /** Of Manage's: whether it may still be changed and deleted. */
    boolean isEditable() {
        return TimeStatus.isEditable(value(TimeField.STATUS));
    }
}
