package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Members;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.Custom;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Issues of one tracker: tasks, or steps. One that is asked for by its id is told whatever its tracker is by now, since
 * people may change that; it is not gone then.
 */
abstract class Issues extends Editable {

    private static final int LONGEST_SUBJECT = 255;
    private static final String PROJECT = "project_id";

    private final String tracker;
    private final Set<String> fields;

    Issues(Site site, Entity entity, String tracker, Set<String> fields) {
        super(site, entity, "issues", "issue", Custom.TASK_MARK);
        this.tracker = tracker;
        this.fields = fields;
    }

    @Override
    public final Set<String> fields() {
        return site().tracker(tracker).isPresent() ? fields : Set.of();
    }

    final String trackerId() {
        return site().tracker(tracker).map(Values::id).orElseThrow(() -> Site.refused(
                "There is no tracker called \"" + tracker + "\" in Redmine"));
    }

    @Override
    public final List<ToolRecord> list(String projectId) {
        return search(projectId, Map.of());
    }

    /** @param narrower filters that Redmine may ignore: what comes is checked by the caller */
    final List<ToolRecord> search(String projectId, Map<String, String> narrower) {
        String trackerId = trackerId();
        Map<String, String> query = new LinkedHashMap<>(narrower);
        query.put("tracker_id", trackerId);
        if (projectId != null) {
            query.put(PROJECT, projectId);
            query.put("subproject_id", "!*");
        }
        List<JsonNode> issues = site().pages().issues(query);
        issues.forEach(issue -> checkIsAsked(issue, projectId, trackerId));
        return issues.stream().map(this::record).toList();
    }

    private static void checkIsAsked(JsonNode issue, String projectId, String trackerId) {
        if (!issue.at("/tracker/id").asText().equals(trackerId)
                || projectId != null && !issue.at("/project/id").asText().equals(projectId)) {
            throw new ToolException(Kind.ODD, "The issue " + Values.id(issue) + " came though another project or "
                    + "tracker was asked for.", List.of());
        }
    }

    /** Narrows a search to a mark, where its field can be searched. */
    final Map<String, String> byMark(String mark) {
        return mark != null && site().custom().has(Custom.TASK_MARK)
                ? Map.of("cf_" + site().custom().id(Custom.TASK_MARK), mark) : Map.of();
    }

    @Override
    final ToolRecord record(JsonNode issue) {
        Map<String, JsonNode> held = new HashMap<>();
        fields.forEach(field -> held.put(field, value(issue, field)));
        return Differences.record(entity(), issue, issue.at("/project/id").asText(), false, markOf(issue), held);
    }

    private static JsonNode value(JsonNode issue, String field) {
        return switch (field) {
            case "projectId" -> Values.reference(issue.path("project"));
            case "taskId" -> Values.reference(issue.path("parent"));
            case "name", "text" -> Values.text(issue.path("subject"));
            case "statusId" -> Values.reference(issue.path("status"));
            case "description" -> Values.text(issue.path("description"));
            case "priorityId" -> Values.reference(issue.path("priority"));
            case "phaseId" -> Values.reference(issue.path("fixed_version"));
            case "assigneeIds" -> Values.ids(issue.path("assigned_to"));
            case "startDate" -> Values.text(issue.path("start_date"));
            case "dueDate" -> Values.text(issue.path("due_date"));
            case "estimateHours" -> Values.number(issue.path("estimated_hours"));
            case "done" -> JsonNodeFactory.instance.booleanNode(issue.at("/status/is_closed").asBoolean());
            default -> throw new IllegalArgumentException(field);
        };
    }

    @Override
    final JsonNode fit(String field, JsonNode value, ToolRecord now) {
        return switch (field) {
            case "name", "text" -> Values.cut(value, LONGEST_SUBJECT);
            case "assigneeIds" -> assignee(value, now);
            default -> value;
        };
    }

    // Redmine has one; who is it already stays it as long as he is among those who are wanted.
    private static JsonNode assignee(JsonNode wanted, ToolRecord now) {
        JsonNode current = now == null ? null : now.fields().get("assigneeIds");
        boolean stays = !Values.isEmpty(current) && StreamSupport.stream(wanted.spliterator(), false)
                .anyMatch(one -> one.asText().equals(current.path(0).asText()));
        return stays ? current : wanted.isEmpty() ? JsonNodeFactory.instance.arrayNode()
                : JsonNodeFactory.instance.arrayNode().add(wanted.path(0));
    }

    @Override
    final void put(ObjectNode body, String field, JsonNode value, JsonNode issue) {
        switch (field) {
            case "projectId" -> body.set(PROJECT, value);
            case "taskId" -> body.set("parent_issue_id", Values.sent(value));
            case "name", "text" -> body.set("subject", Values.sent(value));
            case "statusId" -> body.set("status_id", value);
            case "description" -> body.set("description", Values.sent(value));
            case "priorityId" -> body.set("priority_id", Values.sent(value));
            case "phaseId" -> body.set("fixed_version_id", Values.sent(value));
            case "assigneeIds" -> body.set("assigned_to_id", Values.sent(value.path(0)));
            case "startDate" -> body.set("start_date", Values.sent(value));
            case "dueDate" -> body.set("due_date", Values.sent(value));
            case "estimateHours" -> body.set("estimated_hours", Values.sent(value));
            case "done" -> body.put("status_id", status(value.asBoolean(), issue));
            default -> throw new IllegalArgumentException(field);
        }
    }

    // By the workflow; besides, no task is closed while a step is open, and no step opened while its task is closed.
    @Override
    final boolean isForbidden(String field, JsonNode value, JsonNode issue) {
        boolean isStatus = field.equals("statusId") || field.equals("done");
        return isStatus && issue.path("allowed_statuses").isArray()
                && StreamSupport.stream(issue.path("allowed_statuses").spliterator(), false)
                        .noneMatch(status -> field.equals("done") ? isClosed(status) == value.asBoolean()
                                : Values.id(status).equals(value.asText()));
    }

    // The first one that the workflow allows; when it allows none, Redmine will refuse the first of all.
    final String status(boolean closed, JsonNode issue) {
        List<JsonNode> all = issue == null ? List.of()
                : StreamSupport.stream(issue.path("allowed_statuses").spliterator(), false).toList();
        return all.stream().filter(status -> isClosed(status) == closed).map(Values::id).findFirst()
                .orElseGet(() -> site().statuses().stream().filter(status -> isClosed(status) == closed)
                        .map(Values::id).findFirst().orElse(""));
    }

    // What is allowed is told with ids and names only, in some versions.
    private boolean isClosed(JsonNode status) {
        return status.path("is_closed").isBoolean() ? status.path("is_closed").asBoolean()
                : site().statuses().stream().anyMatch(one -> Values.id(one).equals(Values.id(status))
                        && one.path("is_closed").asBoolean());
    }

    @Override
    final void prepare(String projectId, Map<String, JsonNode> wanted) {
        JsonNode assignee = wanted.getOrDefault("assigneeIds", JsonNodeFactory.instance.arrayNode()).path(0);
        if (assignee.isTextual()) {
            String project = wanted.containsKey("projectId") ? wanted.get("projectId").asText() : projectId;
            new Members(site()).add(project, assignee.asText());
        }
    }

    /** Makes an issue, or takes it back when Redmine has made it in another place, or something else of it. */
    final JsonNode make(String projectId, String mark, Map<String, JsonNode> wanted) {
        prepare(projectId, wanted);
        ObjectNode first = JsonNodeFactory.instance.objectNode().put(PROJECT, projectId)
                .put("tracker_id", trackerId());
        // Otherwise Redmine may begin it today.
        first.put("start_date", "");
        JsonNode issue = post("/issues.json", first, mark, wanted);
        JsonNode parent = wanted.get("taskId");
        if (!issue.at("/tracker/id").asText().equals(trackerId())
                || !issue.at("/project/id").asText().equals(projectId)
                || parent != null && !Values.isSame(parent, Values.reference(issue.path("parent")))) {
            delete(Values.id(issue));
            throw Site.refused("The project " + projectId + " does not take issues of the tracker \"" + tracker
                    + "\", or no sub-tasks");
        }
        return issue;
    }

    @Override
    final Map<String, String> details() {
        return Map.of("include", "allowed_statuses,children");
    }

    // Time that people have worked stays with the project.
    @Override
    final Map<String, String> deletion() {
        return Map.of("todo", "nullify");
    }
}
