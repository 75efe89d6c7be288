package dev.sibridge.twoway.manage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.text.Text;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideBySide;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideWriter;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Manage's side of a project in one pass: what it shows, and what is written there. It knows no conditional write: a
 * record is read again right before. Nor does it keep a mark of ours: the tool's record carries Manage's id.
 */
public final class ManageSide implements SideWriter {

    private final ManageCalls calls;
    private final ManageView view;
    private final Schedule schedule;
    private final Drafts drafts;
    private final Set<RecordId> paired;

    /**
     * @param newProject  what a project needs that is made, besides what the tool tells: company, board, billing method
     * @param projectRole of people who come onto the project by an assignment, by id; null if nobody does
     * @param paired      records that have twins: none of them is one whose create was not answered
     * @param sideBySide  how several tickets are read at once
     */
    public ManageSide(ManageCalls calls, Map<String, Object> newProject, Long projectRole, Set<RecordId> paired,
            SideBySide sideBySide) {
        this.calls = calls;
        this.paired = ConcurrentHashMap.newKeySet();
        this.paired.addAll(paired);
        this.view = new ManageView(calls, this.paired, sideBySide);
        this.schedule = new Schedule(calls, view, projectRole);
        this.drafts = new Drafts(newProject);
    }

    /**
     * All of a project; empty when there is certainly no such project.
     *
     * @param tickets whose notes and tasks are read, too; null for those of all
     */
    public Optional<Seen> view(long project, Set<String> tickets) {
        return view.of(project, tickets);
    }

    /**
     * A ticket of a project with its tasks and notes; nothing when it is not there, or in another project by now.
     *
     * @param found   as it was read already; null when it was not
     * @param members who was scheduled on it when both sides agreed; they are read again only if they cannot be the
     *                same any more. Null to read them in any case
     */
    public List<Sighting> ticket(String id, String project, JsonNode found, Collection<?> members) {
        return view.ticket(id, new RecordId(Kind.PROJECT, project), found, members);
    }

    /** The phases of a project. */
    public List<Sighting> phases(String project) {
        return view.phases(new RecordId(Kind.PROJECT, project));
    }

    /**
     * A record; empty when it is not there any more.
     *
     * @param parent that it belongs to
     * @param fields that are of interest, of those that do not stand in the record itself
     */
    public Optional<Sighting> one(RecordId record, RecordId parent, Set<Field> fields) {
        return view.one(record, parent, fields);
    }

    /**
     * Whether Manage has a record in a project, whatever its lists say.
     *
     * @param parent that the record belongs to
     */
    public boolean has(Kind kind, Identity record, RecordId parent, String project) {
        return view.byPath(ManagePaths.list(kind, parent, project) + "/" + record.id())
                .filter(found -> record.is(ManageRecords.plain(kind, found, parent)))
                .filter(found -> kind != Kind.TASK || project.equals(ManageFields.id(found.get("project"))))
                .isPresent();
    }

    /** The board of the project that was viewed last, by name; null before. */
    public String board() {
        return view.board();
    }

    @Override
    public Sighting create(Draft draft) {
        JsonNode raw = calls.call(ConnectWiseRequest.create(path(draft), drafts.body(draft)));
        Sighting made = ManageRecords.plain(draft.kind(), raw, draft.parent());
        paired.add(made.recordId());
        boolean isScheduled = schedule(draft, made);
        try {
            Sighting whole = view.sighting(asDrafted(draft, raw), raw);
            return isScheduled ? whole : whole.without(Field.TASK_ASSIGNEES);
        } catch (SideException e) {
            return made;
        }
    }

    /** A ticket is there before anybody is scheduled on it, and also if that fails: the next pass sees who is. */
    private boolean schedule(Draft draft, Sighting made) {
        if (draft.values().get(Field.TASK_ASSIGNEES) instanceof Set<?> members) {
            try {
                schedule.assign(made.id(), draft.projectId(), Set.of(), members);
            } catch (SideException e) {
                return false;
            }
        }
        return true;
    }

    /** Who works on a ticket is an entry of the schedule for each, what it is about may be a note. */
    @Override
    public boolean makes(Field field) {
        return field == Field.TASK_ASSIGNEES || field == Field.TASK_DESCRIPTION;
    }

    /** Whoever writes a note by the API is its author there. */
    @Override
    public boolean takes(Field field) {
        return field != Field.NOTE_AUTHOR;
    }

    @Override
    public Optional<Sighting> made(Draft draft, Instant since) {
        String conditions = draft.kind() == Kind.TASK ? "project/id = " + draft.projectId() : null;
        return view.list(path(draft), conditions).stream().filter(raw -> isSame(raw, draft, since))
                // No second one of the same name is this one, nor if both are looked for at once.
                .filter(raw -> paired.add(new RecordId(draft.kind(), raw.path("id").asText())))
                .findFirst().map(raw -> found(draft, raw));
    }

    private Sighting found(Draft draft, JsonNode raw) {
        Sighting there = view.sighting(asDrafted(draft, raw), raw);
        // More of them may still be under way.
        return draft.values().get(Field.TASK_ASSIGNEES) instanceof Set<?> members
                && !((Set<?>) there.value(Field.TASK_ASSIGNEES)).containsAll(members)
                ? there.without(Field.TASK_ASSIGNEES) : there;
    }

    private static Sighting asDrafted(Draft draft, JsonNode raw) {
        return new Sighting(draft.kind(), raw.path("id").asText(), null, null, null, draft.parent(), null,
                draft.values());
    }

    @Override
    public void taken(RecordId record) {
        paired.add(record);
    }

    /** What has the same name in the same place and is not older. */
    private boolean isSame(JsonNode raw, Draft draft, Instant since) {
        Sighting there = ManageRecords.plain(draft.kind(), raw, draft.parent());
        return (there.created() == null || !there.created().isBefore(since))
                && Stream.of(Field.title(draft.kind()), Field.TASK_PHASE, Field.PHASE_PARENT)
                .filter(field -> field.kind() == draft.kind())
                .allMatch(field -> isSame(there.value(field), draft.values().get(field)));
    }

    // Manage may keep line ends as blanks.
    private static boolean isSame(Object there, Object sent) {
        return there instanceof String one && sent instanceof String other
                ? Text.plain(one).equals(Text.plain(other)) : Objects.equals(there, sent);
    }

    @Override
    public Sighting update(Sighting seen, Map<Field, Object> values) {
        JsonNode raw = again(seen);
        Sighting now = view.sighting(seen, raw, values.keySet());
        if (values.keySet().stream().anyMatch(field -> !Objects.equals(now.value(field), seen.value(field)))) {
            throw new SideException(Outcome.OVERTAKEN, "Somebody has changed it meanwhile.", null);
        }
        Map<String, Object> changes = drafts.changes(raw, values);
        JsonNode then = changes.isEmpty() ? raw : calls.call(ConnectWiseRequest.update(path(seen), changes));
        if (values.get(Field.TASK_ASSIGNEES) instanceof Set<?> members) {
            schedule.assign(seen.id(), seen.parent().id(), (Set<?>) now.value(Field.TASK_ASSIGNEES), members);
        }
        if (values.containsKey(Field.TASK_DESCRIPTION)) {
            describe(now, (String) values.get(Field.TASK_DESCRIPTION));
        }
        return view.sighting(seen, then, values.keySet());
    }

    private void describe(Sighting ticket, String text) {
        if (text == null) {
            throw new SideException(Outcome.REFUSED, "Manage keeps no empty description.", null);
        }
        String path = ManagePaths.list(Kind.NOTE, ticket.recordId(), null);
        Optional<JsonNode> first = view.reader().description(view.reader().notes(ticket));
        calls.call(first.isPresent()
                ? ConnectWiseRequest.update(path + "/" + first.get().path("id").asText(), Map.of("text", text))
                : ConnectWiseRequest.create(path, Drafts.description(text)));
    }

    @Override
    public boolean bears(Sighting record) {
        return switch (record.kind()) {
            case TASK -> Stream.of("notes", "timeentries", "products").anyMatch(list ->
                    !view.list(ManagePaths.TICKETS + "/" + record.id() + "/" + list, null).isEmpty());
            case PHASE -> !view.list(ManagePaths.TICKETS, "phase/id = " + record.id()).isEmpty()
                    || view.phases(record.parent()).stream().anyMatch(phase ->
                            record.id().equals(phase.value(Field.PHASE_PARENT)));
            default -> false;
        };
    }

    @Override
    public void delete(Sighting record) {
        calls.call(ConnectWiseRequest.delete(path(record)));
    }

    @Override
    public void mark(RecordId record, String twin) {
        // Manage keeps none.
    }

    private JsonNode again(Sighting record) {
        return view.raw(record)
                .orElseThrow(() -> new SideException(Outcome.OVERTAKEN, "It does not exist any more.", null));
    }

    private static String path(Draft draft) {
        return ManagePaths.list(draft.kind(), draft.parent(), draft.projectId());
    }

    private static String path(Sighting record) {
        return ManagePaths.list(record.kind(), record.parent(), record.parent() == null ? null : record.parent().id())
                + "/" + record.id();
    }
}
