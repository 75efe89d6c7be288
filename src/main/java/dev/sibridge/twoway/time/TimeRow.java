package dev.sibridge.twoway.time;

import dev.sibridge.twoway.model.Pair.Agreed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/**
 * What is remembered of a time entry of the tool.
 *
 * @param created  when the tool's entry was made; null where the tool does not tell
 * @param manageId of its twin; null while it has none
 * @param claimed  since when its twin is being made, or may have been by a process that died; null when it is not
 * @param base     what both sides agreed on last; of a twin that is being made, what was to be sent
 * @param said     what the log has said about it last, which it does not say again; null for nothing
 */
record TimeRow(String toolId, Instant created, String manageId, Instant claimed, Map<TimeField, Agreed> base,
        String said) {

    TimeRow {
        // Nothing finer is remembered.
        created = created == null ? null : created.truncatedTo(ChronoUnit.MILLIS);
        claimed = claimed == null ? null : claimed.truncatedTo(ChronoUnit.MILLIS);
        base = base.isEmpty() ? Map.of() : new EnumMap<>(base);
    }

    /** Whether an entry of the tool is the one that is meant, and not a later one that was given the same id. */
    boolean is(TimeEntry entry) {
        return toolId.equals(entry.id()) && (created == null || entry.created() == null
                || created.equals(entry.created().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** What the tool held when both sides agreed; null for nothing. */
    Object inTool(TimeField field) {
        return base.containsKey(field) ? base.get(field).tool() : null;
    }

    /** What Manage held, or was to be sent; null for nothing. */
    Object inManage(TimeField field) {
        return base.containsKey(field) ? base.get(field).manage() : null;
    }

    /** By which the log knows it. */
    static String key(String toolId) {
        return "TOOL/TIME/" + toolId;
    }
}
