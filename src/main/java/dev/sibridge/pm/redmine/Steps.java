package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
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
        boolean isClosed = task.at("/status/is_closed").asBoolean();
        if (isClosed && !isDone(wanted)) {
            throw Site.refused("A task that is closed takes no open step", "done: the task is closed");
        }
        try {
            return make(task, mark, wanted);
        } catch (ToolException e) {
            if (!isClosed || e.kind() != Kind.REFUSED) {
                throw e;
            }
            return makeBelowClosed(task, mark, wanted);
        }
    }

    private ToolRecord make(JsonNode task, String mark, Map<String, JsonNode> wanted) {
        JsonNode step = make(Values.reference(task.path("project")).asText(), mark, wanted);
        if (task.path("children").isEmpty()) {
            checkTaskHasStayed(task, Values.id(step));
        }
        return completed(step, wanted);
    }

    // By default every issue begins as a new one, and none that is not closed can be below one that is. So the task is
    // opened for a moment; if the step cannot be closed, it would keep the task open, and is taken back.
    private ToolRecord makeBelowClosed(JsonNode task, String mark, Map<String, JsonNode> wanted) {
        String id = Values.id(task);
        String status = Values.id(task.path("status"));
        ToolRecord step;
        changeStatus(id, status(false, task));
        try {
            step = make(site().http().read(path(id), details()).path("issue"), mark, wanted);
            if (!step.fields().get("done").asBoolean()) {
                delete(step.id());
                throw Site.refused("Redmine does not close the step of a task that is closed", "done: not taken");
            }
        } finally {
            changeStatus(id, status);
        }
        if (!Values.id(site().http().read(path(id), details()).at("/issue/status")).equals(status)) {
            throw new ToolException(Kind.ODD, "The task " + id + " was opened to take a step and could not be closed "
                    + "again.", List.of());
        }
        return step;
    }

    private void changeStatus(String taskId, String status) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("issue").put("status_id", status);
        site().http().put(path(taskId), body);
    }

    private static boolean isDone(Map<String, JsonNode> wanted) {
        return wanted.containsKey("done") && wanted.get("done").asBoolean();
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
