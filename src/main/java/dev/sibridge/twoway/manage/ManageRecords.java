package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Records of Manage as both sides are compared. Where a field stands is told by {@link ManageFields}; what Manage does
 * not show of an empty field is an empty field.
 */
final class ManageRecords {

    private ManageRecords() {
    }

    static Sighting project(JsonNode project) {
        return sighting(Kind.PROJECT, project, null, values(Kind.PROJECT, project));
    }

    static Sighting phase(JsonNode phase, RecordId project) {
        Map<Field, Object> values = values(Kind.PHASE, phase);
        values.put(Field.PHASE_ORDER, order(phase.path("wbsCode").asText()));
        return sighting(Kind.PHASE, phase, project, values);
    }

    /**
     * A ticket.
     *
     * @param members who are scheduled on it, by id; null when that was not read
     */
    static Sighting task(JsonNode ticket, RecordId project, Collection<?> members) {
        Map<Field, Object> values = values(Kind.TASK, ticket);
        if (members != null) {
            values.put(Field.TASK_ASSIGNEES, new TreeSet<>(members));
        }
        return sighting(Kind.TASK, ticket, project, values);
    }

    /**
     * The same with its description, which is its first note of the discussion.
     *
     * @param description null when there is none
     */
    static Sighting described(Sighting task, JsonNode description) {
        return task.with(Field.TASK_DESCRIPTION, description == null ? null
                : Field.TASK_DESCRIPTION.type().value(description.get("text")));
    }

    /** Any record, with what stands in itself only. */
    static Sighting plain(Kind kind, JsonNode record, RecordId parent) {
        return sighting(kind, record, parent, values(kind, record));
    }

    static Sighting step(JsonNode task, RecordId ticket) {
        return sighting(Kind.STEP, task, ticket, values(Kind.STEP, task));
    }

    /**
     * A note of a ticket or a project.
     *
     * @param category that the note has by its type or its flags; null for none
     */
    static Sighting note(JsonNode note, RecordId parent, String category) {
        Map<Field, Object> values = values(Kind.NOTE, note);
        values.put(Field.NOTE_CATEGORY, category);
        values.put(Field.NOTE_AUTHOR, author(note));
        return sighting(Kind.NOTE, note, parent, values);
    }

    // A member by his id; a customer's contact, who is none, by his name. Notes of projects tell a login only.
    private static String author(JsonNode note) {
        String member = ManageFields.id(note.get("member"));
        String contact = note.path("contact").path("name").asText("");
        String entered = note.path("_info").path("enteredBy").asText("");
        return member != null ? member : !contact.isBlank() ? contact : entered.isBlank() ? null : entered;
    }

    private static Map<Field, Object> values(Kind kind, JsonNode record) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        Field.of(kind).forEach(field -> {
            String member = ManageFields.member(field);
            if (member != null) {
                values.put(field, field.type().value(ManageFields.isReference(field)
                        ? record.path(member).get("id") : record.get(member)));
            }
        });
        return values;
    }

    // The last part of it: where a phase stands among those of the same parent.
    private static BigDecimal order(String wbsCode) {
        String last = wbsCode.substring(wbsCode.lastIndexOf('.') + 1);
        return last.matches("\\d{1,9}") ? (BigDecimal) Field.PHASE_ORDER.type()
                .value(JsonNodeFactory.instance.numberNode(Long.parseLong(last))) : null;
    }

    private static Sighting sighting(Kind kind, JsonNode record, RecordId parent, Map<Field, Object> values) {
        JsonNode info = record.path("_info");
        return new Sighting(kind, record.path("id").asText(), time(info.path("dateEntered")),
                time(info.path("lastUpdated")), info.path("updatedBy").asText(null), parent, null, values);
    }

    private static Instant time(JsonNode at) {
        try {
            return at.isTextual() ? Instant.parse(at.textValue()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
