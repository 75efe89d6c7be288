package dev.sibridge.sandbox.pm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.pm.Type.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** What the tool holds, and every change in order. One thing happens at a time. */
final class ToolStore {

    private final Clock clock;
    private final Map<String, Map<Integer, Rec>> lists = new LinkedHashMap<>();
    private final Map<String, Rec> byKey = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private int lastId;

    ToolStore(Clock clock) {
        this.clock = clock;
        Schema.LISTS.keySet().forEach(list -> lists.put(list, new TreeMap<>()));
    }

    /** A store of its own that holds the same, and goes on from there. */
    synchronized ToolStore copy() {
        ToolStore copy = new ToolStore(clock);
        lists.forEach((list, records) -> records.forEach((id, record) -> copy.lists.get(list).put(id, record.copy())));
        byKey.forEach((key, record) -> copy.byKey.put(key,
                copy.lists.get(record.list()).get(Integer.valueOf(record.id()))));
        copy.changes.addAll(changes);
        copy.lastId = lastId;
        return copy;
    }

    /** A change, by its place in the order of all. */
    record Change(String list, String id, String projectId, boolean deleted) {
    }

    synchronized List<Change> changes() {
        return List.copyOf(changes);
    }

    /** The records of a list, oldest first. */
    synchronized List<Rec> all(String list) {
        Map<Integer, Rec> all = lists.get(list);
        if (all == null) {
            throw new Problem(404, "There is no " + list);
        }
        return List.copyOf(all.values());
    }

    synchronized Rec get(String list, String id) {
        return all(list).stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> new Problem(
                changes.stream().anyMatch(change -> change.deleted() && change.list().equals(list)
                        && change.id().equals(id)) ? 410 : 404, "There is no " + list + "/" + id));
    }

    /** The project that a record belongs to; null for none. */
    synchronized String projectOf(Rec record) {
        if (record.list().equals(Schema.PROJECTS)) {
            return record.id();
        }
        String task = record.text("taskId");
        return record.text("projectId") != null ? record.text("projectId")
                : task == null ? null : get(Schema.TASKS, task).text("projectId");
    }

    ObjectNode json(Rec record) {
        return record.json(projectOf(record));
    }

    /**
     * Makes a record, or returns the one that was made with this key.
     *
     * @param key null for people, who have none
     */
    synchronized Rec create(String list, String key, String mark, ObjectNode fields, String by) {
        if (key != null && byKey.containsKey(list + "/" + key)) {
            return byKey.get(list + "/" + key);
        }
        Rec record = new Rec(list, String.valueOf(lastId + 1), now());
        Schema.LISTS.get(list).forEach((field, type) -> record.fields().set(field, NullNode.instance));
        set(record, fields, true);
        record.mark(mark);
        lastId++;
        lists.get(list).put(lastId, record);
        changed(record, by);
        if (key != null) {
            byKey.put(list + "/" + key, record);
        }
        return record;
    }

    /** @param rev the version that the caller knows; null for people, who see what is there */
    synchronized Rec update(String list, String id, String rev, ObjectNode fields, String by) {
        Rec record = get(list, id);
        if (rev != null && !rev.equals(record.rev())) {
            throw new Problem(412, "Somebody has changed it since").with("current", json(record));
        }
        set(record, fields, false);
        changed(record, by);
        return record;
    }

    synchronized Rec archive(String id, boolean archived, String by) {
        Rec project = get(Schema.PROJECTS, id);
        project.archive(archived);
        changed(project, by);
        return project;
    }

    synchronized void mark(String list, String id, String mark, String by) {
        Rec record = get(list, id);
        record.mark(mark);
        changed(record, by);
    }

    /** Removes a record with all that belongs to it; what only refers to it stays without. */
    synchronized void delete(String list, String id, String by) {
        Rec record = get(list, id);
        checkArchived(record);
        Schema.LISTS.forEach((other, fields) -> all(other).forEach(one -> fields.forEach((field, type) -> {
            if (list.equals(type.of()) && id.equals(one.text(field)) && lists.get(other).containsValue(one)) {
                if (type.required()) {
                    delete(other, one.id(), by);
                } else {
                    one.fields().putNull(field);
                    changed(one, by);
                }
            }
        })));
        changes.add(new Change(list, id, projectOf(record), true));
        lists.get(list).remove(Integer.valueOf(id));
        byKey.values().remove(record);
    }

    private void changed(Rec record, String by) {
        changes.add(new Change(record.list(), record.id(), projectOf(record), false));
        record.changed(changes.size(), now(), by);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void set(Rec record, ObjectNode fields, boolean isNew) {
        Map<String, String> mistakes = new LinkedHashMap<>();
        Map<String, Type> types = Schema.LISTS.get(record.list());
        ObjectNode after = record.fields().deepCopy();
        after.setAll(fields);
        fields.properties().forEach(field -> {
            Type type = types.get(field.getKey());
            String mistake = type == null ? "is no field of " + record.list() : mistake(record, field.getKey(), type,
                    field.getValue(), isNew);
            if (mistake != null) {
                mistakes.put(field.getKey(), mistake);
            }
        });
        types.forEach((field, type) -> {
            if (type.required() && after.path(field).isNull()) {
                mistakes.putIfAbsent(field, "is required");
            }
        });
        checkDays(after, mistakes);
        if (!mistakes.isEmpty()) {
            throw new Problem(422, "The record is not valid", mistakes);
        }
        checkArchived(isNew ? parent(after) : record);
        record.fields().setAll(fields);
    }

    private String mistake(Rec record, String field, Type type, JsonNode value, boolean isNew) {
        String mistake = type.mistake(value);
        if (mistake != null) {
            return mistake;
        }
        if (type.fixed() && !isNew && !value.equals(record.fields().path(field))) {
            return "cannot be changed";
        }
        boolean known = switch (type.kind()) {
            case REFERENCE -> value.isNull() || holds(type.of(), value.asText());
            case REFERENCES -> StreamSupport.stream(value.spliterator(), false)
                    .allMatch(one -> one.isTextual() && holds(type.of(), one.asText()));
            default -> true;
        };
        return !known ? "does not exist" : type.kind() == Kind.REFERENCE && Schema.PHASES.equals(type.of())
                && isBelow(record, value) ? "would lie in itself" : null;
    }

    private boolean holds(String list, String id) {
        return all(list).stream().anyMatch(one -> one.id().equals(id));
    }

    private boolean isBelow(Rec phase, JsonNode parent) {
        String above = parent.isNull() ? null : parent.asText();
        while (above != null && phase.list().equals(Schema.PHASES)) {
            if (above.equals(phase.id())) {
                return true;
            }
            above = get(Schema.PHASES, above).text("parentPhaseId");
        }
        return false;
    }

    private static void checkDays(ObjectNode fields, Map<String, String> mistakes) {
        String start = fields.path("startDate").asText("");
        String due = fields.path("dueDate").asText("");
        if (fields.path("startDate").isTextual() && fields.path("dueDate").isTextual() && due.compareTo(start) < 0) {
            mistakes.putIfAbsent("dueDate", "is before the start");
        }
    }

    private Rec parent(ObjectNode fields) {
        return fields.path("taskId").isTextual() ? get(Schema.TASKS, fields.path("taskId").asText())
                : fields.path("projectId").isTextual() ? get(Schema.PROJECTS, fields.path("projectId").asText()) : null;
    }

    private void checkArchived(Rec record) {
        String project = record == null ? null : projectOf(record);
        if (project != null && get(Schema.PROJECTS, project).isArchived()) {
            throw new Problem(409, "The project is archived");
        }
    }
}
