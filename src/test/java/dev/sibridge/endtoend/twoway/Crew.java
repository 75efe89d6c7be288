package dev.sibridge.endtoend.twoway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Vendors;
import dev.sibridge.sandbox.pm.PmSandbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People who work in the project-management tool, and what they see there. */
final class Crew {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Ann Smith. */
    private static final String ANN = "1";

    private final Vendors vendors;

    Crew(Vendors vendors) {
        this.vendors = vendors;
    }

    private PmSandbox tool() {
        return vendors.tool();
    }

    String make(String list, Map<String, ?> fields) {
        return tool().create(list, JSON.valueToTree(fields), ANN);
    }

    String project(String name) {
        return make("projects", Map.of("name", name, "statusId", named("projectStatuses", "Active"), "startDate",
                "2027-03-01", "dueDate", "2027-04-01"));
    }

    String task(String phase, String name) {
        return make("tasks", Map.of("projectId", record("phases", phase).at("/fields/projectId").asText(), "phaseId",
                phase, "name", name, "statusId", named("taskStatuses", "New")));
    }

    /** Changes a field of a record; null empties it. */
    void change(String list, String id, String field, Object value) {
        Map<String, Object> fields = new HashMap<>();
        fields.put(field, value);
        tool().edit(list, id, JSON.valueToTree(fields), ANN);
    }

    void rename(String task, String name) {
        change("tasks", task, "name", name);
    }

    void putInto(String task, String status) {
        change("tasks", task, "statusId", named("taskStatuses", status));
    }

    void delete(String list, String id) {
        tool().delete(list, id, ANN);
    }

    void archive(String project, boolean archived) {
        tool().archive(project, archived, ANN);
    }

    /** The id of the one record of a list that is called so. */
    String named(String list, String name) {
        List<ObjectNode> called = tool().records(list).stream().filter(record -> name.equals(title(record))).toList();
        if (called.size() != 1) {
            throw new AssertionError(called.size() + " of " + list + " are called \"" + name + "\": " + names(list));
        }
        return called.get(0).path("id").asText();
    }

    String taskCalled(String name) {
        return named("tasks", name);
    }

    ObjectNode record(String list, String id) {
        return tool().records(list).stream().filter(record -> record.path("id").asText().equals(id)).findFirst()
                .orElseThrow();
    }

    /** The text in a field; null for none. */
    String text(String list, String id, String field) {
        return record(list, id).path("fields").path(field).asText(null);
    }

    String status(String task) {
        return title(record("taskStatuses", text("tasks", task, "statusId")));
    }

    /** What the records of a list are called, in alphabetical order. */
    List<String> names(String list) {
        return tool().records(list).stream().map(Crew::title).sorted().toList();
    }

    List<String> tasks() {
        return names("tasks");
    }

    private static String title(ObjectNode record) {
        return record.path("fields").path("name").asText(record.path("fields").path("text").asText());
    }

    /** Requests to the tool that were to change something. */
    List<String> writes() {
        return tool().service().log().entries().stream().filter(call -> !call.method().equals("GET"))
                .map(call -> call.method() + " " + call.path()).toList();
    }
}
