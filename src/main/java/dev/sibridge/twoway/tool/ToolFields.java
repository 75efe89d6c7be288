package dev.sibridge.twoway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Capabilities;
import dev.sibridge.pm.Entity;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the port calls kinds and fields, and back. */
public final class ToolFields {

    static final String PROJECT = "projectId";
    static final String TASK = "taskId";

    private static final Map<Field, String> NAMES = Map.ofEntries(
            Map.entry(Field.PROJECT_NAME, "name"), Map.entry(Field.PROJECT_STATUS, "statusId"),
            Map.entry(Field.PROJECT_DESCRIPTION, "description"), Map.entry(Field.PROJECT_CUSTOMER, "customerId"),
            Map.entry(Field.PROJECT_START, "startDate"), Map.entry(Field.PROJECT_DUE, "dueDate"),
            Map.entry(Field.PROJECT_OWNER, "ownerId"), Map.entry(Field.PROJECT_CATEGORY, "categoryId"),
            Map.entry(Field.PHASE_NAME, "name"), Map.entry(Field.PHASE_PARENT, "parentPhaseId"),
            Map.entry(Field.PHASE_ORDER, "order"), Map.entry(Field.PHASE_START, "startDate"),
            Map.entry(Field.PHASE_DUE, "dueDate"), Map.entry(Field.TASK_NAME, "name"),
            Map.entry(Field.TASK_STATUS, "statusId"), Map.entry(Field.TASK_PRIORITY, "priorityId"),
            Map.entry(Field.TASK_PHASE, "phaseId"), Map.entry(Field.TASK_ASSIGNEES, "assigneeIds"),
            Map.entry(Field.TASK_START, "startDate"), Map.entry(Field.TASK_DUE, "dueDate"),
            Map.entry(Field.TASK_ESTIMATE, "estimateHours"), Map.entry(Field.TASK_DESCRIPTION, "description"),
            Map.entry(Field.STEP_TEXT, "text"), Map.entry(Field.STEP_DONE, "done"),
            Map.entry(Field.STEP_ORDER, "order"), Map.entry(Field.NOTE_TEXT, "text"),
            Map.entry(Field.NOTE_AUTHOR, "authorId"), Map.entry(Field.NOTE_CATEGORY, "categoryId"));

    private ToolFields() {
    }

    static Entity entity(Kind kind) {
        return Entity.valueOf(kind.name());
    }

    static String name(Field field) {
        return NAMES.get(field);
    }

    /** Whether a tool has a field. */
    public static boolean has(Capabilities capabilities, Field field) {
        return capabilities.has(entity(field.kind()), name(field));
    }

    /** The fields that say what a record belongs to. */
    static Map<String, String> parents(String projectId, Kind kind, RecordId parent) {
        Map<String, String> parents = new LinkedHashMap<>();
        if (kind != Kind.PROJECT && kind != Kind.STEP) {
            parents.put(PROJECT, projectId);
        }
        if (parent != null && parent.kind() == Kind.TASK) {
            parents.put(TASK, parent.id());
        }
        return parents;
    }

    /** Values as the port has them, by its names. Of what the tool does not have nothing is said. */
    static Map<String, JsonNode> json(Capabilities capabilities, Map<Field, Object> values) {
        Map<String, JsonNode> json = new LinkedHashMap<>();
        values.forEach((field, value) -> {
            if (has(capabilities, field)) {
                json.put(name(field), field.type().json(value));
            }
        });
        return json;
    }
}
