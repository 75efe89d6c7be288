package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Members;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Custom;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look.State;
import dev.sibridge.pm.redmine.wire.Values;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Projects. Most of what they hold stands in custom fields. One that people have closed can be read but not changed,
 * so it counts as put aside, as an archived one does.
 */
final class Projects extends Editable {

    private static final int LONGEST_NAME = 255;
    private static final int ACTIVE = 1;
    /** While Redmine 5.1 and newer delete a project in the background. */
    private static final int BEING_DELETED = 10;
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String OWNER = "ownerId";

    private static final Map<String, Custom> CUSTOM = Map.of("statusId", Custom.PROJECT_STATUS,
            "customerId", Custom.PROJECT_CUSTOMER, "startDate", Custom.PROJECT_START, "dueDate", Custom.PROJECT_DUE,
            OWNER, Custom.PROJECT_OWNER, "categoryId", Custom.PROJECT_CATEGORY);

    Projects(Site site) {
        super(site, Entity.PROJECT, "projects", "project", Custom.PROJECT_MARK);
    }

    @Override
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>(Set.of(NAME, DESCRIPTION));
        CUSTOM.entrySet().stream().filter(field -> site().custom().has(field.getValue()))
                .forEach(field -> fields.add(field.getKey()));
        return fields;
    }

    @Override
    public List<ToolRecord> list(String projectId) {
        // Without it, those that are closed are left out; those that are archived are never told.
        return site().pages().all("/projects.json", "projects", Map.of("status", "1|5")).stream()
                .filter(project -> project.path("status").asInt() != BEING_DELETED).map(this::record).toList();
    }

    @Override
    public Optional<ToolRecord> get(String id) {
        Look look = look(id);
        boolean goes = look.isHere() && look.body().at("/project/status").asInt() == BEING_DELETED;
        return goes ? Optional.empty() : super.get(id);
    }

    @Override
    ToolRecord record(JsonNode project) {
        Map<String, JsonNode> held = new HashMap<>(Map.of(NAME, Values.text(project.path(NAME)),
                DESCRIPTION, Values.text(project.path(DESCRIPTION))));
        CUSTOM.forEach((field, custom) -> {
            if (site().custom().has(custom)) {
                held.put(field, Values.text(site().custom().value(project, custom)));
            }
        });
        return Differences.record(Entity.PROJECT, project, Values.id(project),
                project.path("status").asInt() != ACTIVE, markOf(project), held);
    }

    @Override
    void put(ObjectNode body, String field, JsonNode value, JsonNode project) {
        if (CUSTOM.containsKey(field)) {
            site().custom().put(body, CUSTOM.get(field), value);
        } else {
            body.set(field, Values.sent(value));
        }
    }

    @Override
    JsonNode fit(String field, JsonNode value, ToolRecord now) {
        return field.equals(NAME) ? Values.cut(value, LONGEST_NAME) : value;
    }

    @Override
    void prepare(String projectId, Map<String, JsonNode> wanted) {
        if (wanted.containsKey(OWNER) && wanted.get(OWNER).isTextual()) {
            new Members(site()).add(projectId, wanted.get(OWNER).asText());
        }
    }

    @Override
    public ToolRecord create(String key, String mark, Map<String, JsonNode> fields) {
        Differences.check(Entity.PROJECT, fields(), fields);
        Map<String, JsonNode> wanted = fitted(fields, null);
        // Nobody else is to see it unless somebody in Redmine says so.
        ObjectNode first = JsonNodeFactory.instance.objectNode().put("identifier", identifier(key, mark))
                .put("is_public", false);
        Map<String, JsonNode> atOnce = new HashMap<>(wanted);
        // Only a member can be the owner, and a project that is not there yet has none.
        atOnce.remove(OWNER);
        JsonNode project = post("/projects.json", first, mark, atOnce);
        equip(Values.id(project));
        return completed(project, wanted);
    }

    // Also after a restart, the same identifier comes of the same key.
    private static String identifier(String key, String mark) {
        return mark != null && mark.matches("[a-z0-9_-]{1,90}") ? "cw-" + mark
                : "cw-k" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    // With the modules and trackers that it needs, besides those that all new projects get. Redmine tells a project's
    // trackers only while its module for issues is on.
    private void equip(String id) {
        complete(id, "enabled_modules", NAME, "enabled_module_names", Stream.of("issue_tracking", "time_tracking"));
        complete(id, "trackers", "id", "tracker_ids", Stream.of(site().choices().taskTracker(),
                site().choices().stepTracker()).flatMap(name -> site().tracker(name).stream()).map(Values::id));
    }

    private void complete(String id, String list, String member, String sent, Stream<String> needed) {
        JsonNode project = site().http().read(path(id), Map.of("include", list)).path("project");
        Set<String> all = new LinkedHashSet<>();
        project.path(list).forEach(item -> all.add(item.path(member).asText()));
        if (needed.filter(all::add).count() > 0) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            ArrayNode values = body.putObject("project").putArray(sent);
            all.forEach(values::add);
            site().http().put(path(id), body);
        }
    }

    @Override
    public Optional<ToolRecord> made(String key, String mark, Map<String, JsonNode> fields) {
        String identifier = identifier(key, mark);
        Look look = site().http().look("/projects/" + identifier + ".json", Map.of());
        if (look.state() == State.ARCHIVED) {
            throw Site.refused("The project was made, but it is archived", "identifier: " + identifier);
        }
        if (!look.isHere()) {
            return Optional.empty();
        }
        ToolRecord found = record(look.body().path("project"));
        if (found.mark() != null && !found.mark().equals(mark)) {
            throw new ToolException(Kind.ODD, "The project " + identifier + " bears another mark than " + mark + ".",
                    List.of());
        }
        return Optional.of(found);
    }
}
