package dev.sibridge.endtoend.twoway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.InProcess;
import dev.sibridge.endtoend.Snapshot;
import dev.sibridge.endtoend.Vendors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that both sides hold and what is remembered of it, without ids and times: references and marks by name. */
final class BothSides {

    private static final Map<String, String> TWINS = Map.of("projects", "/project/projects", "phases",
            "/project/projects/{parentId}/phases", "tasks", "/project/tickets", "steps",
            "/project/tickets/{parentId}/tasks");
    private static final String PHASES = "/project/projects/{parentId}/phases";
    private static final String GENERAL = "\"description\":\"General\"";
    private static final String TICKET_NOTES = "/project/tickets/{parentId}/notes";
    private static final String PROJECT_NOTES = "/project/projects/{parentId}/notes";
    private static final List<String> LISTS = List.of("projects", "phases", "tasks", "steps", "notes", "timeEntries",
            "customers");

    private final Vendors vendors;
    private final Map<String, List<ObjectNode>> manage;
    private final Map<String, String> names = new HashMap<>();

    private BothSides(Vendors vendors) {
        this.vendors = vendors;
        this.manage = vendors.manage().shown();
        List.of("projects", "phases", "tasks", "users", "customers", "categories", "noteCategories", "priorities",
                "taskStatuses", "projectStatuses").forEach(list -> vendors.tool().records(list)
                .forEach(record -> names.put(record.path("id").asText(), title(record.path("fields")))));
    }

    static Snapshot of(Vendors vendors, InProcess bridge) {
        BothSides both = new BothSides(vendors);
        TreeMap<String, List<String>> all = new TreeMap<>(Snapshot.of(vendors).records());
        LISTS.forEach(list -> all.put("tool/" + list, vendors.tool().records(list).stream()
                .map(record -> both.timeless(list, record)).sorted().toList()));
        // What it is about by the name of the moment at which it was made.
        all.computeIfPresent("/schedule/entries", (list, entries) -> entries.stream().map(entry ->
                entry.replaceFirst("\"name\":\"[^\"]*\",", "")).sorted().toList());
        all.computeIfPresent(PHASES, (list, phases) -> inOrder(phases));
        JdbcClient jdbc = bridge.bean(JdbcClient.class);
        all.put("pairs", jdbc.sql("SELECT * FROM two_way_pair").query((row, number) -> row.getString("kind") + " "
                + both.inTool(row.getString("kind"), row.getString("tool_id")) + " = " + both.inManage(
                        row.getString("kind"), row.getString("manage_id")) + " " + row.getString("making")).list()
                .stream().sorted().toList());
        all.put("journal", jdbc.sql("SELECT * FROM two_way_conflict").query((row, number) -> row.getString("field")
                + " " + row.getString("tool_value") + " against " + row.getString("manage_value") + ": "
                + row.getString("taken")).list().stream().sorted().toList());
        all.put("projects", jdbc.sql("SELECT * FROM two_way_project").query((row, number) -> row.getString("name")
                + " " + row.getString("state") + " " + row.getString("message") + " " + row.getString("import_from")
                + (row.getObject("woken_at") == null ? "" : " woken")).list().stream().sorted().toList());
        return new Snapshot(all);
    }

    /** Where the phase of tasks without one comes does not matter. */
    private static List<String> inOrder(List<String> phases) {
        Pattern number = Pattern.compile("\"wbsCode\":\"([^\"]*)\"");
        List<String> codes = phases.stream().filter(phase -> !phase.contains(GENERAL))
                .map(phase -> number.matcher(phase).results().map(found -> found.group(1)).findFirst().orElse("")).sorted().toList();
        return phases.stream().map(phase -> number.matcher(phase).replaceFirst(found -> "\"order\":"
                + codes.indexOf(found.group(1)))).map(phase -> phase.contains(GENERAL) ? GENERAL : phase).sorted()
                .toList();
    }

    private String timeless(String list, ObjectNode record) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        record.path("fields").properties().forEach(field -> fields.set(field.getKey(), named(field.getKey(),
                field.getValue())));
        String mark = record.at("/externalRefs/connectwise").asText(null);
        return fields + (record.path("archived").asBoolean() ? " archived" : "") + " is " + (mark == null ? null
                : list.equals("customers") ? "marked" : inManage(list.equals("notes") ? "NOTE" : list, mark));
    }

    private JsonNode named(String field, JsonNode value) {
        if (field.endsWith("Id") && value.isTextual()) {
            return JsonNodeFactory.instance.textNode(names.get(value.asText()));
        }
        if (field.endsWith("Ids") && value.isArray()) {
            return JsonNodeFactory.instance.textNode(value.valueStream().map(id -> names.get(id.asText())).sorted()
                    .toList().toString());
        }
        return value;
    }

    private String inTool(String kind, String id) {
        return vendors.tool().records(list(kind)).stream().filter(record -> record.path("id").asText().equals(id))
                .findFirst().map(record -> title(record.path("fields"))).orElse(null);
    }

    private String inManage(String kind, String id) {
        return (list(kind).equals("notes") ? List.of(TICKET_NOTES, PROJECT_NOTES) : List.of(TWINS.get(list(kind))))
                .stream().flatMap(path -> manage.get(path).stream())
                .filter(record -> record.path("id").asText().equals(id)).findFirst().map(BothSides::title).orElse(null);
    }

    private static String list(String kind) {
        return kind.endsWith("s") ? kind : kind.toLowerCase(java.util.Locale.ROOT) + "s";
    }

    private static String title(JsonNode record) {
        return List.of("name", "summary", "description", "text", "notes").stream().map(record::path)
                .filter(JsonNode::isTextual).map(JsonNode::asText).findFirst().orElse(null);
    }
}
