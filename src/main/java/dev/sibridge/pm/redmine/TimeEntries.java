package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Members;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Custom;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look;
import dev.sibridge.pm.redmine.wire.Values;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Time that people have worked. Redmine knows days and hundredths of hours, and nothing locks an entry. */
final class TimeEntries extends Editable {

    private static final int LONGEST_TEXT = 1024;
    private static final String TASK = "taskId";
    private static final String USER = "userId";
    private static final String BILLABLE = "billable";
    private static final String STATUS = "status";

    TimeEntries(Site site) {
        super(site, Entity.TIME_ENTRY, "time_entries", "time_entry", Custom.TIME_MARK);
    }

    @Override
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>(Set.of(TASK, USER, "day", "hours", "resourceTypeId", "text"));
        if (site().custom().has(Custom.TIME_BILLABLE)) {
            fields.add(BILLABLE);
        }
        if (site().custom().has(Custom.TIME_STATUS)) {
            fields.add(STATUS);
        }
        return fields;
    }

    @Override
    public List<ToolRecord> list(String projectId) {
        Map<String, String> tasks = new HashMap<>();
        site().tracker(site().choices().stepTracker()).ifPresent(tracker -> site().pages().issues(Map.of(
                "project_id", projectId, "subproject_id", "!*", "tracker_id", Values.id(tracker))).forEach(step ->
                tasks.put(Values.id(step), Values.reference(step.path("parent")).asText(null))));
        return entries(Map.of("project_id", projectId, "subproject_id", "!*")).stream()
                .filter(entry -> entry.at("/project/id").asText().equals(projectId))
                .map(entry -> record(entry, issue -> tasks.getOrDefault(issue, issue))).toList();
    }

    private List<JsonNode> entries(Map<String, String> filters) {
        Map<String, String> query = new HashMap<>(filters);
        query.put("sort", "created_on");
        return site().pages().all("/time_entries.json", "time_entries", query);
    }

    @Override
    ToolRecord record(JsonNode entry) {
        return record(entry, this::taskOf);
    }

    private ToolRecord record(JsonNode entry, UnaryOperator<String> taskOf) {
        String issue = Values.reference(entry.path("issue")).asText(null);
        Map<String, JsonNode> held = new HashMap<>(Map.of(USER, Values.reference(entry.path("user")),
                TASK, Values.text(issue == null ? null : taskOf.apply(issue)),
                "day", Values.text(entry.path("spent_on")), "hours", Values.number(entry.path("hours")),
                "resourceTypeId", Values.reference(entry.path("activity")),
                "text", Values.text(entry.path("comments"))));
        if (site().custom().has(Custom.TIME_BILLABLE)) {
            held.put(BILLABLE, Values.flag(site().custom().value(entry, Custom.TIME_BILLABLE)));
        }
        if (site().custom().has(Custom.TIME_STATUS)) {
            held.put(STATUS, Values.text(site().custom().value(entry, Custom.TIME_STATUS)));
        }
        return Differences.record(Entity.TIME_ENTRY, entry, entry.at("/project/id").asText(), false, markOf(entry),
                held);
    }

    // What was worked on a step was worked on its task.
    private String taskOf(String issueId) {
        Look look = site().http().look("/issues/" + issueId + ".json", Map.of());
        JsonNode issue = look.isHere() ? look.body().path("issue") : JsonNodeFactory.instance.objectNode();
        boolean isStep = issue.at("/tracker/name").asText().equals(site().choices().stepTracker());
        return isStep ? Values.reference(issue.path("parent")).asText(null) : issueId;
    }

    @Override
    void put(ObjectNode body, String field, JsonNode value, JsonNode entry) {
        switch (field) {
            case TASK -> body.set("issue_id", Values.sent(value));
            case USER -> body.set("user_id", Values.sent(value));
            case "day" -> body.set("spent_on", Values.sent(value));
            case "hours" -> body.set("hours", Values.sent(value));
            case "resourceTypeId" -> body.set("activity_id", Values.sent(value));
            case "text" -> body.set("comments", Values.sent(value));
            case BILLABLE -> site().custom().put(body, Custom.TIME_BILLABLE, value);
            case STATUS -> site().custom().put(body, Custom.TIME_STATUS, value);
            default -> throw new IllegalArgumentException(field);
        }
    }

    @Override
    JsonNode fit(String field, JsonNode value, ToolRecord now) {
        return switch (field) {
            case "hours" -> value.isNumber() ? Values.number(JsonNodeFactory.instance.numberNode(
                    value.decimalValue().setScale(2, RoundingMode.HALF_UP))) : value;
            case "text" -> Values.cut(value, LONGEST_TEXT);
            default -> value;
        };
    }

    @Override
    void prepare(String projectId, Map<String, JsonNode> wanted) {
        if (wanted.containsKey(USER) && wanted.get(USER).isTextual()) {
            new Members(site()).add(projectId, wanted.get(USER).asText());
        }
    }

    @Override
    public ToolRecord create(String key, String mark, Map<String, JsonNode> fields) {
        Differences.check(Entity.TIME_ENTRY, fields(), fields);
        Map<String, JsonNode> wanted = fitted(fields, null);
        Look task = site().http().look("/issues/" + task(fields) + ".json", Map.of());
        if (!task.isHere()) {
            throw Site.refused("The time entry's task is not there", "taskId: is gone, or in an archived project");
        }
        prepare(task.body().at("/issue/project/id").asText(), wanted);
        return completed(post("/time_entries.json", JsonNodeFactory.instance.objectNode(), mark, wanted), wanted);
    }

    @Override
    public Optional<ToolRecord> made(String key, String mark, Map<String, JsonNode> fields) {
        return madeAmong(entries(Map.of("issue_id", task(fields))).stream().map(entry -> record(entry, issue -> issue))
                .filter(entry -> Values.isSame(fields.get(TASK), entry.fields().get(TASK))).toList(), mark, fields);
    }

    private static String task(Map<String, JsonNode> fields) {
        if (!fields.containsKey(TASK) || !Values.isId(fields.get(TASK).asText())) {
            throw Site.refused("A time entry needs a task", "taskId: is required");
        }
        return fields.get(TASK).asText();
    }
}
