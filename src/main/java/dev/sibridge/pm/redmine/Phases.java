package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Custom;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Phases: versions. They have no order and no parent, and no two of a project have the same name. */
final class Phases extends Editable {

    private static final int LONGEST_NAME = 60;
    private static final String START = "startDate";

    Phases(Site site) {
        super(site, Entity.PHASE, "versions", "version", Custom.PHASE_MARK);
    }

    @Override
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>(Set.of("projectId", "name", "dueDate"));
        if (site().custom().has(Custom.PHASE_START)) {
            fields.add(START);
        }
        return fields;
    }

    // Redmine also lists what other projects share with this one.
    @Override
    public List<ToolRecord> list(String projectId) {
        return site().pages().whole(listPath(projectId), "versions").stream()
                .filter(version -> version.at("/project/id").asText().equals(projectId)).map(this::record).toList();
    }

    private static String listPath(String projectId) {
        return "/projects/" + projectId + "/versions.json";
    }

    @Override
    ToolRecord record(JsonNode version) {
        Map<String, JsonNode> held = new HashMap<>(Map.of("projectId", Values.reference(version.path("project")),
                "name", Values.text(version.path("name")), "dueDate", Values.text(version.path("due_date"))));
        if (site().custom().has(Custom.PHASE_START)) {
            held.put(START, Values.text(site().custom().value(version, Custom.PHASE_START)));
        }
        return Differences.record(Entity.PHASE, version, version.at("/project/id").asText(), false, markOf(version),
                held);
    }

    @Override
    void put(ObjectNode body, String field, JsonNode value, JsonNode version) {
        switch (field) {
            case "name" -> body.set("name", Values.sent(value));
            case "dueDate" -> body.set("due_date", Values.sent(value));
            case START -> site().custom().put(body, Custom.PHASE_START, value);
            case "projectId" -> {
                if (version != null) {
                    throw Site.refused("A version stays in its project", "projectId: cannot be changed");
                }
            }
            default -> throw new IllegalArgumentException(field);
        }
    }

    @Override
    JsonNode fit(String field, JsonNode value, ToolRecord now) {
        return field.equals("name") && now != null ? unique(value, now.projectId(), now.id()) : value;
    }

    // As a number behind it, whatever the others are called; the name is cut to make room for it.
    private JsonNode unique(JsonNode name, String projectId, String id) {
        JsonNode cut = Values.cut(name, LONGEST_NAME);
        Set<String> taken = list(projectId).stream().filter(phase -> !phase.id().equals(id))
                .map(phase -> phase.fields().get("name").asText().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        for (int i = 2; cut.isTextual() && taken.contains(cut.asText().toLowerCase(Locale.ROOT)); i++) {
            String number = " (" + i + ")";
            cut = Values.text(Values.cut(name, LONGEST_NAME - number.length()).asText() + number);
        }
        return cut;
    }

    @Override
    public ToolRecord create(String key, String mark, Map<String, JsonNode> fields) {
        Differences.check(Entity.PHASE, fields(), fields);
        String projectId = project(fields);
        Map<String, JsonNode> wanted = new HashMap<>(fields);
        wanted.computeIfPresent("name", (field, name) -> unique(name, projectId, null));
        return completed(post(listPath(projectId), JsonNodeFactory.instance.objectNode(), mark, wanted), wanted);
    }

    @Override
    public Optional<ToolRecord> made(String key, String mark, Map<String, JsonNode> fields) {
        return madeAmong(list(project(fields)), mark, fields);
    }

    private static String project(Map<String, JsonNode> fields) {
        if (!fields.containsKey("projectId")) {
            throw Site.refused("A phase needs a project", "projectId: is required");
        }
        return fields.get("projectId").asText();
    }

    @Override
    public void delete(String id) {
        try {
            super.delete(id);
        } catch (ToolException e) {
            // Redmine gives no reason; there is only one.
            if (e.kind() == Kind.REFUSED && e.reasons().isEmpty()) {
                throw Site.refused("The phase " + id + " cannot be deleted", "There are tasks in it");
            }
            throw e;
        }
    }
}
