package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent to Manage.
 *
 * @param newProject what a project needs that is made, besides what the tool tells, by Manage's names
 */
record Drafts(Map<String, Object> newProject) {

    private static final String TEXT = "text";

    /** The body of a create. */
    Map<String, Object> body(Draft draft) {
        Map<String, Object> body = new LinkedHashMap<>();
        switch (draft.kind()) {
            case PROJECT -> body.putAll(newProject);
            case TASK -> {
                body.put("project", reference(draft.projectId()));
                if (draft.values().get(Field.TASK_DESCRIPTION) != null) {
                    // Manage makes it the first note of the discussion.
                    body.put("initialDescription", draft.values().get(Field.TASK_DESCRIPTION));
                }
            }
            case NOTE -> body.putAll(category(draft.parent().kind(), (String) draft.values().get(Field.NOTE_CATEGORY)));
            default -> {
                // All of it stands in its own members.
            }
        }
        ManageFields.body(draft.values()).forEach((member, value) -> {
            if (value != null) {
                body.put(member, value);
            }
        });
        return body;
    }

    /**
     * The members that an update changes.
     *
     * @param now as Manage has the record
     */
    Map<String, Object> changes(JsonNode now, Map<Field, Object> values) {
        Map<String, Object> changes = ManageFields.body(values);
        if (values.get(Field.PHASE_ORDER) instanceof BigDecimal order) {
            changes.put("wbsCode", code(now.path("wbsCode").asText(), order));
        }
        if (values.containsKey(Field.NOTE_CATEGORY)) {
            changes.putAll(category(now.has("internalAnalysisFlag") ? Kind.TASK : Kind.PROJECT,
                    (String) values.get(Field.NOTE_CATEGORY)));
        }
        return changes;
    }

    /** The description of a ticket that has none yet, as a note. */
    static Map<String, Object> description(String text) {
        Map<String, Object> note = new LinkedHashMap<>(NoteFlags.members(NoteFlags.DISCUSSION));
        note.put(TEXT, text);
        return note;
    }

    // A phase keeps its place in the tree, and moves among those of the same parent.
    private static String code(String now, BigDecimal order) {
        return now.substring(0, now.lastIndexOf('.') + 1) + order.toBigInteger();
    }

    private static Map<String, Object> category(Kind parent, String category) {
        // A place among a ticket's notes is no type of a project's; Manage then takes the type that it takes by itself.
        return parent == Kind.TASK ? NoteFlags.members(category)
                : category == null || NoteFlags.all().contains(category) ? Map.of()
                : Map.of("type", reference(category));
    }

    private static Map<String, Object> reference(String id) {
        return Map.of("id", Long.valueOf(id));
    }
}
