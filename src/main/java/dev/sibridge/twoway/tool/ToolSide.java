package dev.sibridge.twoway.tool;

import static dev.sibridge.twoway.tool.ToolFields.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.twoway.merge.Seen;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.pass.SideWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The tool's side of a project in one pass: what it shows, and what is written there. */
public final class ToolSide implements SideWriter {

    private final Tool tool;
    /** Which version of each record was seen last. */
    private final Map<RecordId, String> revs = new ConcurrentHashMap<>();

    public ToolSide(Tool tool) {
        this.tool = tool;
    }

    /**
     * All of a project, as far as the tool has it; empty when the project certainly does not exist any more. Of one
     * that is put aside nothing else is read, since some tools show it to nobody.
     *
     * @param pairs what is remembered of the project. A record that no list shows need not be gone: it may be in
     *              another project by now, or of another kind
     * @throws ToolException when the tool does not answer as it should
     */
    public Optional<ToolView> view(String projectId, Collection<Pair> pairs) {
        return tool.get(entity(Kind.PROJECT), projectId).map(project -> {
            if (project.archived()) {
                return new ToolView(new Seen(List.of(sighting(project)), Set.of(), Set.of()), true);
            }
            Map<RecordId, Sighting> seen = new LinkedHashMap<>();
            take(seen, project);
            Set<Kind> complete = EnumSet.of(Kind.PROJECT);
            for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.PROJECT))) {
                if (tool.capabilities().has(entity(kind))) {
                    tool.list(entity(kind), projectId).forEach(record -> take(seen, record));
                    complete.add(kind);
                }
            }
            Set<RecordId> gone = new HashSet<>();
            for (Pair pair : pairs) {
                RecordId record = pair.recordId(Side.TOOL);
                if (record != null && complete.contains(pair.kind()) && !seen.containsKey(record)
                        && !isElsewhere(pair.on(Side.TOOL), pair.kind(), projectId, seen)) {
                    gone.add(record);
                }
            }
            complete.removeIf(kind -> pairs.stream().map(pair -> pair.recordId(Side.TOOL)).anyMatch(record ->
                    record != null && record.kind() == kind && !seen.containsKey(record) && !gone.contains(record)));
            return new ToolView(new Seen(List.copyOf(seen.values()), complete, gone), false);
        });
    }

    /** As above, of a project of which nothing is paired yet. */
    public Optional<ToolView> view(String projectId) {
        return view(projectId, List.of());
    }

    /** A record of a project; empty when it is not there any more, or is put aside. */
    public Optional<Sighting> one(RecordId record, String projectId) {
        return tool.get(entity(record.kind()), record.id()).filter(found -> !found.archived())
                .filter(found -> projectId.equals(record.kind() == Kind.PROJECT ? found.id() : found.projectId()))
                .map(this::sighting);
    }

    // The id may be that of another record by now.
    private boolean isElsewhere(Identity identity, Kind kind, String projectId, Map<RecordId, Sighting> seen) {
        Optional<ToolRecord> there = tool.get(entity(kind), identity.id())
                .filter(record -> record.archived() || identity.is(sighting(record)));
        there.filter(record -> projectId.equals(record.projectId()) && !record.archived())
                .ifPresent(record -> take(seen, record));
        return there.isPresent();
    }

    private void take(Map<RecordId, Sighting> seen, ToolRecord record) {
        Sighting sighting = sighting(record);
        seen.put(sighting.recordId(), sighting);
    }

    /** Whether it has such records, of what this one belongs to: some tools have notes of tasks only. */
    @Override
    public boolean hasPlaceFor(Draft draft) {
        boolean ofProject = draft.kind() == Kind.NOTE && draft.parent().kind() == Kind.PROJECT;
        return tool.capabilities().has(entity(draft.kind()))
                && (!ofProject || tool.capabilities().has(Entity.NOTE, ToolFields.PROJECT));
    }

    @Override
    public boolean takes(Field field) {
        return ToolFields.has(tool.capabilities(), field);
    }

    @Override
    public Sighting create(Draft draft) {
        return answered(() -> sighting(tool.create(entity(draft.kind()), draft.key(), draft.mark(), json(draft))));
    }

    @Override
    public Optional<Sighting> made(Draft draft, Instant since) {
        return answered(() -> tool.made(entity(draft.kind()), draft.key(), draft.mark(), json(draft))
                .map(this::sighting));
    }

    @Override
    public Sighting update(Sighting seen, Map<Field, Object> values) {
        return answered(() -> {
            if (!tool.capabilities().conditionalWrite()) {
                checkIsAsSeen(seen, values);
            }
            return sighting(tool.update(entity(seen.kind()), seen.id(), revs.get(seen.recordId()),
                    ToolFields.json(tool.capabilities(), values)));
        });
    }

    // Where a write cannot depend on the version that was seen, the record is read once more right before. What is
    // there already may be our own: a tool may refuse one value and take the others.
    private void checkIsAsSeen(Sighting seen, Map<Field, Object> values) {
        Sighting now = tool.get(entity(seen.kind()), seen.id()).map(this::sighting).orElseThrow(() ->
                new SideException(Outcome.OVERTAKEN, "It does not exist any more.", null));
        if (values.entrySet().stream().anyMatch(one ->
                !Objects.equals(now.value(one.getKey()), seen.value(one.getKey()))
                        && !Objects.equals(now.value(one.getKey()), one.getValue()))) {
            throw new SideException(Outcome.OVERTAKEN, "Somebody has changed it meanwhile.", null);
        }
    }

    @Override
    public boolean bears(Sighting record) {
        return switch (record.kind()) {
            case TASK -> Stream.of(Entity.STEP, Entity.NOTE, Entity.TIME_ENTRY).anyMatch(entity ->
                    has(record, entity, ToolFields.TASK));
            case PHASE -> has(record, Entity.TASK, ToolFields.name(Field.TASK_PHASE))
                    || has(record, Entity.PHASE, ToolFields.name(Field.PHASE_PARENT));
            default -> false;
        };
    }

    /** Whether records of a kind belong to one, which they name in a field. */
    private boolean has(Sighting record, Entity entity, String field) {
        return tool.capabilities().has(entity) && answered(() -> tool.list(entity, record.parent().id())).stream()
                .map(part -> part.fields().get(field))
                .anyMatch(id -> id != null && id.asText().equals(record.id()));
    }

    @Override
    public void delete(Sighting record) {
        answered(() -> {
            tool.delete(entity(record.kind()), record.id());
            return null;
        });
    }

    @Override
    public void mark(RecordId record, String twin) {
        answered(() -> {
            tool.mark(entity(record.kind()), record.id(), twin);
            return null;
        });
    }

    /**
     * What a call of the tool brings.
     *
     * @throws SideException when the tool did not do what it was asked, or nobody knows whether it did
     */
    public static <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (ToolException e) {
            throw new SideException(switch (e.kind()) {
                case KEY -> Outcome.CLOSED;
                case RIGHT, REFUSED -> Outcome.REFUSED;
                case GONE, CHANGED -> Outcome.OVERTAKEN;
                case PASSING, ODD -> Outcome.UNKNOWN;
            }, e.reasons().isEmpty() ? e.getMessage() : String.join(" ", e.reasons()), e);
        }
    }

    private Map<String, JsonNode> json(Draft draft) {
        Map<String, JsonNode> json = new LinkedHashMap<>();
        ToolFields.parents(draft.projectId(), draft.kind(), draft.parent())
                .forEach((name, id) -> json.put(name, TextNode.valueOf(id)));
        json.putAll(ToolFields.json(tool.capabilities(), draft.values()));
        return json;
    }

    private Sighting sighting(ToolRecord record) {
        if (record.rev() != null) {
            revs.put(new RecordId(Kind.valueOf(record.entity().name()), record.id()), record.rev());
        }
        return ToolSightings.of(record, tool.capabilities());
    }
}
