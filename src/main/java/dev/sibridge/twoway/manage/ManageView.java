package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A project as Manage shows it. Manage tells what belongs to a ticket ticket by ticket: that is asked for those tickets
 * that a pass is about, or for all, which is a sweep.
 */
final class ManageView {


    /** So many ids are asked for at once. */
    private static final int MOST_IDS = 100;

    private final ManageCalls calls;
    private final Set<RecordId> paired;
    private final TicketReader reader;
    private final SideBySide sideBySide;
    private String board;

    /**
     * @param paired     records that have twins: a note that has one is no description
     * @param sideBySide how several tickets are read at once
     */
    ManageView(ManageCalls calls, Set<RecordId> paired, SideBySide sideBySide) {
        this.calls = calls;
        this.paired = paired;
        this.reader = new TicketReader(calls, paired);
        this.sideBySide = sideBySide;
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
            list(ManagePaths.list(Kind.NOTE, id, id.id()), null).forEach(note -> records.add(TicketReader.note(note, id)));
            List<JsonNode> all = list(ManagePaths.TICKETS, "project/id = " + project);
            Map<String, Set<String>> members = new HashMap<>();
            sideBySide.each(portions(all.stream().map(ManageView::id).toList()), reader::members)
                    .forEach(members::putAll);
            sideBySide.each(all, ticket -> {
                Sighting task = ManageRecords.task(ticket, id, members.getOrDefault(id(ticket), Set.of()));
                return tickets == null || tickets.contains(task.id()) ? reader.whole(task) : List.of(task);
            }).forEach(records::addAll);
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

    TicketReader reader() {
        return reader;
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
        portions(missing).forEach(some -> list(ManagePaths.TICKETS, Conditions.in("id", some)).stream()
                .filter(ticket -> !project.id().equals(ManageFields.id(ticket.get("project"))))
                .forEach(ticket -> moved.add(new RecordId(Kind.TASK, id(ticket)))));
        return moved;
    }

    /** As many as may be asked for at once. */
    private static <T> List<List<T>> portions(List<T> ids) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            portions.add(ids.subList(from, Math.min(from + MOST_IDS, ids.size())));
        }
        return portions;
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
            case TASK -> reader.again(raw, record, fields);
            case STEP -> ManageRecords.step(raw, record.parent());
            case NOTE -> TicketReader.note(raw, record.parent());
        };
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
        return ticket.filter(raw -> isOf(raw, project)).map(raw -> reader.whole(raw, project, members))
                .orElse(List.of());
    }

    private static boolean isOf(JsonNode ticket, RecordId project) {
        return project.id().equals(ManageFields.id(ticket.get("project")));
    }

    private static String project(Sighting record) {
        return record.kind() == Kind.PROJECT ? record.id() : record.parent().id();
    }

    List<JsonNode> list(String path, String conditions) {
        return reader.list(path, conditions);
    }

    private static String id(JsonNode record) {
        return record.path("id").asText();
    }
}
