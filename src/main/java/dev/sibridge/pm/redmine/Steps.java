package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Site;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Steps: sub-tasks of the steps' tracker. They have no order of their own, and are done when their status is closed.
 */
final class Steps extends Issues {

    /** What Redmine computes from sub-tasks unless it is told not to, by its names in answers and in what is sent. */
    private static final Map<String, String> DERIVED = Map.of("start_date", "start_date", "due_date", "due_date",
            "priority", "priority_id", "done_ratio", "done_ratio");

    Steps(Site site) {
        super(site, Entity.STEP, site.choices().stepTracker(), Set.of("taskId", "text", "done"));
    }

    @Override
    public ToolRecord create(String key, String mark, Map<String, JsonNode> fields) {
        Differences.check(Entity.STEP, fields(), fields);
        Map<String, JsonNode> wanted = fitted(fields, null);
        JsonNode task = task(fields);
        JsonNode step = make(Values.reference(task.path("project")).asText(), mark, wanted);
        if (task.path("children").isEmpty()) {
            checkTaskHasStayed(task, Values.id(step));
        }
        return completed(step, wanted);
    }

    // By default a task's first step takes away its dates, its priority and how much of it is done, for good.
    private void checkTaskHasStayed(JsonNode before, String stepId) {
        String id = Values.id(before);
        JsonNode after = site().http().read(path(id), details()).path("issue");
        ObjectNode lost = JsonNodeFactory.instance.objectNode();
        DERIVED.forEach((shown, sent) -> {
            if (!before.path(shown).equals(after.path(shown))) {
                JsonNode value = before.path(shown).isObject() ? before.path(shown).path("id") : before.path(shown);
                lost.set(sent, Values.sent(value));
            }
        });
        if (!lost.isEmpty()) {
            delete(stepId);
            site().http().put(path(id), JsonNodeFactory.instance.objectNode().set("issue", lost));
            throw Site.refused("Redmine computes tasks from their steps, so the task " + id + " lost values when it "
                    + "got its first step; the step was taken back", "An administrator sets the attributes of parent "
                    + "tasks (dates, priority, % done) to \"Independent of subtasks\"");
        }
    }

    @Override
    public Optional<ToolRecord> made(String key, String mark, Map<String, JsonNode> fields) {
        JsonNode task = task(fields);
        List<ToolRecord> ofTask = search(Values.reference(task.path("project")).asText(), byMark(mark)).stream()
                .filter(step -> Values.isSame(fields.get("taskId"), step.fields().get("taskId"))).toList();
        return madeAmong(ofTask, mark, fields);
    }

    private JsonNode task(Map<String, JsonNode> fields) {
        if (!fields.containsKey("taskId")) {
            throw Site.refused("A step needs a task", "taskId: is required");
        }
        Look look = look(fields.get("taskId").asText());
        if (!look.isHere()) {
            throw Site.refused("The step's task is not there", "taskId: is gone, or in an archived project");
        }
        return look.body().path("issue");
    }
}
