package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Byline;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A project as Manage shows it. Manage tells what belongs to a ticket ticket by ticket: that is asked for those tickets
 * that a pass is about, or for all, which is a sweep.
 */
final class ManageView {

    private static final int TICKETS_OF_A_QUESTION = 100;
    private static final String NOTE = "TicketNote";

    private final ManageCalls calls;
    private final Set<RecordId> paired;
    private String board;

    /** @param paired records that have twins: a note that has one is no description */
    ManageView(ManageCalls calls, Set<RecordId> paired) {
        this.calls = calls;
        this.paired = paired;
    }

    /**
     * All of a project but what belongs to tickets, and that of some; empty when there is certainly no such project.
     *
     * @param tickets whose notes and tasks are read, too; null for those of all
     */
    Optional<Seen> of(long project, Set<String> tickets) {
        return project(project).map(found -> {
            board = found.at("/board/name").asText();
            RecordId id = new RecordId(Kind.PROJECT, String.valueOf(project));
            List<Sighting> records = new ArrayList<>(List.of(ManageRecords.project(found)));
            records.addAll(phases(id));
            list(ManagePaths.list(Kind.NOTE, id, id.id()), null).forEach(note -> records.add(note(note, id)));
            List<JsonNode> all = list(ManagePaths.TICKETS, "project/id = " + project);
            Map<String, Set<String>> members = members(all.stream().map(ManageView::id).toList());
            for (JsonNode ticket : all) {
                Sighting task = ManageRecords.task(ticket, id, members.getOrDefault(id(ticket), Set.of()));
                records.addAll(tickets == null || tickets.contains(task.id()) ? whole(task) : List.of(task));
            }
            return new Seen(records, tickets == null ? EnumSet.allOf(Kind.class)
                    : EnumSet.of(Kind.PROJECT, Kind.PHASE, Kind.TASK), Set.of(),
                    moved(id, all.stream().map(ManageView::id).collect(Collectors.toSet())));
        });
    }

    List<Sighting> phases(RecordId project) {
        return list(ManagePaths.list(Kind.PHASE, project, project.id()), null).stream()
                .map(phase -> ManageRecords.phase(phase, project)).toList();
    }

    private Optional<JsonNode> project(long id) {
        List<JsonNode> found = list(ManagePaths.PROJECTS, "id = " + id);
        // A list falls silent for many reasons.
        return found.isEmpty() ? byPath(ManagePaths.PROJECTS + "/" + id) : Optional.of(found.get(0));
    }

    /** One record by its own path; empty when Manage says that there is none. */
    Optional<JsonNode> byPath(String path) {
        try {
            return Optional.of(calls.call(ConnectWiseRequest.get(path)));
        } catch (SideException e) {
            if (e.outcome() == Outcome.OVERTAKEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The board of the project that was viewed last, by name; null before. */
    String board() {
        return board;
    }

    /** Tickets that have twins but are in another project by now. */
    private Set<RecordId> moved(RecordId project, Set<String> here) {
        List<Long> missing = paired.stream().filter(record -> record.kind() == Kind.TASK)
                .map(RecordId::id).filter(id -> !here.contains(id)).map(Long::valueOf).sorted().toList();
        Set<RecordId> moved = new HashSet<>();
        for (int from = 0; from < missing.size(); from += TICKETS_OF_A_QUESTION) {
            List<Long> some = missing.subList(from, Math.min(from + TICKETS_OF_A_QUESTION, missing.size()));
            list(ManagePaths.TICKETS, Conditions.in("id", some)).stream()
                    .filter(ticket -> !project.id().equals(ManageFields.id(ticket.get("project"))))
                    .forEach(ticket -> moved.add(new RecordId(Kind.TASK, id(ticket))));
        }
        return moved;
    }

    /** A record as Manage has it now; empty when it is gone. */
    Optional<JsonNode> raw(Sighting record) {
        return list(ManagePaths.list(record.kind(), record.parent(), project(record)), "id = " + record.id()).stream()
                .findFirst();
    }

    /** The same as both sides are compared; of a ticket, with those who are scheduled on it. */
    Sighting sighting(Sighting record, JsonNode raw) {
        return sighting(record, raw, record.holds(Field.TASK_DESCRIPTION)
                ? Set.of(Field.TASK_ASSIGNEES, Field.TASK_DESCRIPTION) : Set.of(Field.TASK_ASSIGNEES));
    }

    /** @param fields to read again of those that do not stand in the record itself; the others are as they were */
    Sighting sighting(Sighting record, JsonNode raw, Set<Field> fields) {
        return switch (record.kind()) {
            case PROJECT -> ManageRecords.project(raw);
            case PHASE -> ManageRecords.phase(raw, record.parent());
            case TASK -> task(raw, record, fields);
            case STEP -> ManageRecords.step(raw, record.parent());
            case NOTE -> note(raw, record.parent());
        };
    }

    private Sighting task(JsonNode ticket, Sighting before, Set<Field> fields) {
        Sighting task = ManageRecords.task(ticket, before.parent(), !fields.contains(Field.TASK_ASSIGNEES)
                ? (Collection<?>) before.value(Field.TASK_ASSIGNEES)
                : members(List.of(id(ticket))).getOrDefault(id(ticket), Set.of()));
        return fields.contains(Field.TASK_DESCRIPTION)
                ? ManageRecords.described(task, description(notes(task)).orElse(null))
                : before.holds(Field.TASK_DESCRIPTION)
                        ? task.with(Field.TASK_DESCRIPTION, before.value(Field.TASK_DESCRIPTION)) : task;
    }

    /** See {@link ManageSide#one}. */
    Optional<Sighting> one(RecordId record, RecordId parent, Set<Field> fields) {
        RecordId above = record.kind() == Kind.PROJECT ? null : parent;
        Sighting unread = new Sighting(record.kind(), record.id(), null, null, null, above, null, Map.of());
        return raw(unread).filter(raw -> record.kind() != Kind.TASK || isOf(raw, parent)).map(raw -> {
            if (record.kind() == Kind.PROJECT) {
                board = raw.at("/board/name").asText();
            }
            return sighting(unread, raw, fields);
        });
    }

    /** See {@link ManageSide#ticket}. */
    List<Sighting> ticket(String id, RecordId project, JsonNode found, Collection<?> members) {
        Optional<JsonNode> ticket = found != null ? Optional.of(found)
                : list(ManagePaths.TICKETS, "id = " + id).stream().findFirst();
        return ticket.filter(raw -> isOf(raw, project)).map(raw -> whole(ManageRecords.task(raw, project,
                members != null && members.size() == scheduled(raw) ? null
                        : members(List.of(id)).getOrDefault(id, Set.of())))).orElse(List.of());
    }

    private static boolean isOf(JsonNode ticket, RecordId project) {
        return project.id().equals(ManageFields.id(ticket.get("project")));
    }

    /** How many people are scheduled on a ticket: it lists their names. */
    private static int scheduled(JsonNode ticket) {
        String names = ticket.path("resources").asText("");
        return names.isBlank() ? 0 : names.split(",").length;
    }

    static Sighting note(JsonNode note, RecordId parent) {
        return ManageRecords.note(note, parent, parent.kind() == Kind.PROJECT ? ManageFields.id(note.get("type"))
                : NoteFlags.category(note));
    }

    private static String project(Sighting record) {
        return record.kind() == Kind.PROJECT ? record.id() : record.parent().id();
    }

    /** What people wrote on a ticket as notes. Texts of time entries and meetings are told with these. */
    List<JsonNode> notes(Sighting task) {
        return list(ManagePaths.list(Kind.NOTE, task.recordId(), null), null).stream()
                .filter(note -> note.path("noteType").asText(NOTE).equals(NOTE)).toList();
    }

    /** The note that is a ticket's description: the first of the discussion that is nothing else. */
    Optional<JsonNode> description(List<JsonNode> notes) {
        return notes.stream().filter(note -> note.path("detailDescriptionFlag").asBoolean())
                .filter(note -> !paired.contains(new RecordId(Kind.NOTE, id(note))))
                .filter(note -> !Byline.isOf(Side.TOOL, note.path("text").asText()))
                .min(Comparator.comparingLong(note -> note.path("id").asLong()));
    }

    /** The records of a list that fulfil the conditions; null means all. */
    List<JsonNode> list(String path, String conditions) {
        List<JsonNode> records = new ArrayList<>();
        calls.call(ConnectWiseRequest.list(path, conditions)).forEach(records::add);
        return records;
    }

    /** A ticket with its description, its tasks and its notes. */
    private List<Sighting> whole(Sighting task) {
        List<JsonNode> notes = notes(task);
        JsonNode description = description(notes).orElse(null);
        List<Sighting> whole = new ArrayList<>(List.of(ManageRecords.described(task, description)));
        notes.stream().filter(note -> note != description).forEach(note -> whole.add(note(note, task.recordId())));
        list(ManagePaths.list(Kind.STEP, task.recordId(), null), null)
                .forEach(step -> whole.add(ManageRecords.step(step, task.recordId())));
        return whole;
    }

    /** Who is scheduled on which ticket. */
    private Map<String, Set<String>> members(List<String> tickets) {
        Map<String, Set<String>> members = new HashMap<>();
        for (int from = 0; from < tickets.size(); from += TICKETS_OF_A_QUESTION) {
            Collection<String> some = tickets.subList(from, Math.min(from + TICKETS_OF_A_QUESTION, tickets.size()));
            list(Schedule.ENTRIES, Schedule.ofTickets(some)).forEach(entry -> {
                String member = ManageFields.id(entry.get("member"));
                if (member != null) {
                    members.computeIfAbsent(entry.path("objectId").asText(), any -> new TreeSet<>()).add(member);
                }
            });
        }
        return members;
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }
}
