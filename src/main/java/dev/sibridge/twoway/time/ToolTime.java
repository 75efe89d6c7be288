package dev.sibridge.twoway.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.twoway.tool.ToolSide;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tool's time entries. */
final class ToolTime {

    private final Tool tool;

    ToolTime(Tool tool) {
        this.tool = tool;
    }

    /** Whether the tool has any. */
    boolean isThere() {
        return ToolSide.answered(() -> tool.capabilities().has(Entity.TIME_ENTRY));
    }

    boolean canChange() {
        return tool.capabilities().write();
    }

    /**
     * All of a project. Who we are is asked first, since some tools answer empty lists to keys that
     * they do not know.
     */
    List<TimeEntry> of(String project) {
        return ToolSide.answered(() -> {
            tool.self();
            return tool.list(Entity.TIME_ENTRY, project).stream().map(this::entry).toList();
        });
    }

    /** Whether an entry still exists, wherever it is; a later one with the same id is another one. */
    boolean has(String id, Instant created) {
        return ToolSide.answered(() -> tool.get(Entity.TIME_ENTRY, id)).map(this::entry)
                .filter(new TimeRow(id, created, null, null, Map.of(), null)::is).isPresent();
    }

    boolean hasTask(String id) {
        return ToolSide.answered(() -> tool.get(Entity.TASK, id)).isPresent();
    }

    TimeEntry update(TimeEntry seen, Map<TimeField, Object> values) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        values.forEach((field, value) -> fields.put(field.wireName(), field.inTool().json(value)));
        return ToolSide.answered(() -> entry(tool.update(Entity.TIME_ENTRY, seen.id(), seen.rev(), fields)));
    }

    void mark(String id, String twin) {
        ToolSide.answered(() -> {
            tool.mark(Entity.TIME_ENTRY, id, twin);
            return null;
        });
    }

    private TimeEntry entry(ToolRecord record) {
        Map<TimeField, Object> values = new EnumMap<>(TimeField.class);
        for (TimeField field : TimeField.values()) {
            if (record.fields().containsKey(field.wireName())
                    && tool.capabilities().has(Entity.TIME_ENTRY, field.wireName())) {
                values.put(field, value(record, field));
            }
        }
        return new TimeEntry(record.id(), record.createdAt(), record.rev(), record.mark(), null, values);
    }

    private static Object value(ToolRecord record, TimeField field) {
        try {
            Object value = field.inTool().value(record.fields().get(field.wireName()));
            // Of what is new nothing is said yet.
            return value != null ? value : field == TimeField.STATUS ? TimeStatus.OPEN.wireName()
                    : field == TimeField.LOCKED ? false : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new ToolException(ToolException.Kind.ODD, "The time entry " + record.id() + " has a "
                    + field.wireName() + " of another type than the port has.", List.of());
        }
    }
}
