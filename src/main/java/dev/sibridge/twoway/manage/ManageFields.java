package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.FieldType;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where fields stand in Manage's records, by its API's document. Some stand elsewhere: who is assigned in the schedule,
 * a description among the notes, a phase's order within its code.
 */
final class ManageFields {

    private static final Map<Field, String> MEMBERS = new EnumMap<>(Map.ofEntries(
            Map.entry(Field.PROJECT_NAME, "name"), Map.entry(Field.PROJECT_STATUS, "status"),
            Map.entry(Field.PROJECT_DESCRIPTION, "description"), Map.entry(Field.PROJECT_CUSTOMER, "company"),
            Map.entry(Field.PROJECT_START, "estimatedStart"), Map.entry(Field.PROJECT_DUE, "estimatedEnd"),
            Map.entry(Field.PROJECT_OWNER, "manager"), Map.entry(Field.PROJECT_CATEGORY, "type"),
            Map.entry(Field.PHASE_NAME, "description"), Map.entry(Field.PHASE_PARENT, "parentPhase"),
            Map.entry(Field.PHASE_START, "scheduledStart"), Map.entry(Field.PHASE_DUE, "scheduledEnd"),
            Map.entry(Field.TASK_NAME, "summary"), Map.entry(Field.TASK_STATUS, "status"),
            Map.entry(Field.TASK_PRIORITY, "priority"), Map.entry(Field.TASK_PHASE, "phase"),
            Map.entry(Field.TASK_START, "estimatedStartDate"), Map.entry(Field.TASK_DUE, "requiredDate"),
            Map.entry(Field.TASK_ESTIMATE, "budgetHours"),
            Map.entry(Field.STEP_TEXT, "notes"), Map.entry(Field.STEP_DONE, "closedFlag"),
            Map.entry(Field.STEP_ORDER, "priority"),
            Map.entry(Field.NOTE_TEXT, "text"), Map.entry(Field.NOTE_AUTHOR, "member")));

    private ManageFields() {
    }

    /** The member of a record that holds a field; null when it stands elsewhere. */
    static String member(Field field) {
        return MEMBERS.get(field);
    }

    /** Whether the member is a reference: an object with an id. */
    static boolean isReference(Field field) {
        return field.type() == FieldType.REFERENCE;
    }

    /** Values as Manage takes them, by its names; null empties a member. What stands elsewhere is left out. */
    static Map<String, Object> body(Map<Field, Object> values) {
        Map<String, Object> body = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            if (member(field) != null) {
                body.put(member(field), written(field, value));
            }
        });
        return body;
    }

    // Manage takes whole references, and days as the midnight at which they begin, in UTC.
    private static Object written(Field field, Object value) {
        if (value == null) {
            return field.type() == FieldType.TEXT ? "" : null;
        }
        return isReference(field) ? Map.of("id", Long.valueOf((String) value))
                : value instanceof LocalDate day ? day + "T00:00:00Z" : value;
    }

    /** The id that a reference holds; null for none. */
    static String id(JsonNode reference) {
        return reference == null || !reference.hasNonNull("id") ? null : reference.get("id").asText();
    }
}
