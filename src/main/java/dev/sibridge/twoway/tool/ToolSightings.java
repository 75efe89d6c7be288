package dev.sibridge.twoway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import java.time.DateTimeException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Records of the tool as both sides are compared. */
final class ToolSightings {

    private ToolSightings() {
    }

    /** @throws ToolException when the record is not as the port describes it */
    static Sighting of(ToolRecord record, Capabilities capabilities) {
        Kind kind = Kind.valueOf(record.entity().name());
        Map<Field, Object> values = new EnumMap<>(Field.class);
        for (Field field : Field.of(kind)) {
            String name = ToolFields.name(field);
            if (ToolFields.has(capabilities, field) && record.fields().containsKey(name)) {
                values.put(field, value(record, field, name));
            }
        }
        return new Sighting(kind, record.id(), record.createdAt(), record.updatedAt(), record.updatedBy(),
                parent(record, kind), record.mark(), values);
    }

    private static Object value(ToolRecord record, Field field, String name) {
        try {
            return field.type().value(record.fields().get(name));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw odd(record, "has a " + name + " of another type than the port has");
        }
    }

    private static RecordId parent(ToolRecord record, Kind kind) {
        JsonNode task = record.fields().get(ToolFields.TASK);
        if (kind == Kind.PROJECT) {
            return null;
        }
        if (task != null && !task.isNull()) {
            return new RecordId(Kind.TASK, task.asText());
        }
        if (kind == Kind.STEP || record.projectId() == null) {
            throw odd(record, "belongs to nothing");
        }
        return new RecordId(Kind.PROJECT, record.projectId());
    }

    private static ToolException odd(ToolRecord record, String what) {
        return new ToolException(ToolException.Kind.ODD, "The " + record.entity().wireName() + " " + record.id()
                + " " + what + ".", List.of());
    }
}
