package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.model.Byline;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tickets with what belongs to them, which Manage tells ticket by ticket: notes, tasks, and who is scheduled.
 *
 * @param paired records that have twins: a note that has one is no description
 */
record TicketReader(ManageCalls calls, Set<RecordId> paired) {

    private static final String NOTE = "TicketNote";

    /** A ticket with its description, its tasks and its notes. */
    List<Sighting> whole(Sighting task) {
        List<JsonNode> notes = notes(task);
        JsonNode description = description(notes).orElse(null);
        List<Sighting> whole = new ArrayList<>(List.of(ManageRecords.described(task, description)));
        notes.stream().filter(note -> note != description).forEach(note -> whole.add(note(note, task.recordId())));
        list(ManagePaths.list(Kind.STEP, task.recordId(), null), null)
                .forEach(step -> whole.add(ManageRecords.step(step, task.recordId())));
        return whole;
    }

    /** See {@link ManageSide#ticket}. */
    List<Sighting> whole(JsonNode ticket, RecordId project, Collection<?> members) {
        String id = ticket.path("id").asText();
        return whole(ManageRecords.task(ticket, project, members != null && members.size() == scheduled(ticket) ? null
                : members(List.of(id)).getOrDefault(id, Set.of())));
    }

    /**
     * A ticket as it was read again.
     *
     * @param before with what is known of it already
     * @param fields to read again of those that do not stand in the record itself; the others are as they were
     */
    Sighting again(JsonNode ticket, Sighting before, Set<Field> fields) {
        String id = ticket.path("id").asText();
        Sighting task = ManageRecords.task(ticket, before.parent(), !fields.contains(Field.TASK_ASSIGNEES)
                ? (Collection<?>) before.value(Field.TASK_ASSIGNEES)
                : members(List.of(id)).getOrDefault(id, Set.of()));
        return fields.contains(Field.TASK_DESCRIPTION)
                ? ManageRecords.described(task, description(notes(task)).orElse(null))
                : before.holds(Field.TASK_DESCRIPTION)
                        ? task.with(Field.TASK_DESCRIPTION, before.value(Field.TASK_DESCRIPTION)) : task;
    }

    /** What people wrote on a ticket as notes. Texts of time entries and meetings are told with these. */
    List<JsonNode> notes(Sighting task) {
        return list(ManagePaths.list(Kind.NOTE, task.recordId(), null), null).stream()
                .filter(note -> note.path("noteType").asText(NOTE).equals(NOTE)).toList();
    }

    /** The note that is a ticket's description: the first of the discussion that is nothing else. */
    Optional<JsonNode> description(List<JsonNode> notes) {
        return notes.stream().filter(note -> note.path("detailDescriptionFlag").asBoolean())
                .filter(note -> !paired.contains(new RecordId(Kind.NOTE, note.path("id").asText())))
                .filter(note -> !Byline.isOf(Side.TOOL, note.path("text").asText()))
                .min(Comparator.comparingLong(note -> note.path("id").asLong()));
    }

    static Sighting note(JsonNode note, RecordId parent) {
        return ManageRecords.note(note, parent, parent.kind() == Kind.PROJECT ? ManageFields.id(note.get("type"))
                : NoteFlags.category(note));
    }

    /** Who is scheduled on which of some tickets, by ids; so many as one question takes. */
    Map<String, Set<String>> members(List<String> tickets) {
        Map<String, Set<String>> members = new HashMap<>();
        list(Schedule.ENTRIES, Schedule.ofTickets(tickets)).forEach(entry -> {
            String member = ManageFields.id(entry.get("member"));
            if (member != null) {
                members.computeIfAbsent(entry.path("objectId").asText(), any -> new TreeSet<>()).add(member);
            }
        });
        return members;
    }

    /** How many people are scheduled on a ticket: it lists their names. */
    private static int scheduled(JsonNode ticket) {
        String names = ticket.path("resources").asText("");
        return names.isBlank() ? 0 : names.split(",").length;
    }

    /** The records of a list that fulfil the conditions; null means all. */
    List<JsonNode> list(String path, String conditions) {
        List<JsonNode> records = new ArrayList<>();
        calls.call(ConnectWiseRequest.list(path, conditions)).forEach(records::add);
        return records;
    }
}
