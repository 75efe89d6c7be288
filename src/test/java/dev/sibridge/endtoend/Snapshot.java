package dev.sibridge.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/** What Manage holds, without ids and times, to be held against another such: references stand by name. */
record Snapshot(TreeMap<String, List<String>> records) {

    private static final List<String> LISTS = List.of("/company/companies", "/company/contacts", "/procurement/types",
            "/procurement/manufacturers", "/procurement/categories", "/procurement/subcategories",
            "/procurement/catalog", "/procurement/products", "/sales/opportunities", "/project/projects",
            "/project/tickets");

    private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

    static Snapshot of(Vendors vendors) {
        TreeMap<String, List<String>> records = new TreeMap<>();
        LISTS.forEach(list -> records.put(list, vendors.records(list).stream()
                .map(record -> timeless(record).toString()).sorted().toList()));
        return new Snapshot(records);
    }

    private static JsonNode timeless(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(List.of("_info", "id"));
            object.properties().removeIf(member -> member.getKey().endsWith("Id")
                    || member.getValue().asText().startsWith(TODAY));
        }
        node.forEach(Snapshot::timeless);
        return node;
    }
}
