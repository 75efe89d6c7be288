package dev.sibridge.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The nested sample, and what a person in SI makes of it: every kind of change at once. */
final class NestedProject {

    private NestedProject() {
    }

    static ObjectNode first(Vendors vendors) {
        return vendors.sample(Vendors.LARGE);
    }

    static ObjectNode changed(Vendors vendors) {
        ObjectNode project = first(vendors);
        ArrayNode rows = (ArrayNode) project.path("Items");
        ArrayNode locations = (ArrayNode) project.path("Locations");
        List<ObjectNode> products = new ArrayList<>();
        rows.forEach(row -> {
            if (row.path("TypeId").asInt() == 1 && !row.path("IsAccessory").asBoolean()) {
                products.add((ObjectNode) row);
            }
        });
        ObjectNode leaf = leaf(locations);
        ObjectNode gone = lastLeaf(locations);
        products.get(0).put("UnitPrice", products.get(0).path("UnitPrice").asDouble() + 10);
        products.get(1).put("Quantity", products.get(1).path("Quantity").asDouble() + 1);
        locations.addObject().put("Id", "901").put("Name", "Cupboard").put("ParentId", leaf.path("Id").asText());
        locations.addObject().put("Id", "902").put("Name", "Boathouse").putNull("ParentId");
        products.get(2).put("LocationId", "902");
        rows.add(products.get(0).deepCopy().put("Id", "9001").put("SIItemId", "row-9001").put("LocationId", "901"));
        removeAll(rows, row -> row.path("LocationId").equals(gone.path("Id")));
        removeAll(rows, row -> row.path("Id").equals(products.get(3).path("Id")));
        removeAll(locations, location -> location.path("Id").equals(gone.path("Id")));
        project.put("Name", project.path("Name").asText() + ", extended").put("Notes", "").put("ClientPONumber", "")
                .put("EndDate", "2027-12-22T00:00:00").put("EstimatedCloseDate", "2026-12-01T00:00:00");
        ((ArrayNode) project.path("Contacts")).addObject().put("Name", "Basil Cedar")
                .put("Email", "basil@example.com");
        return project;
    }

    private static ObjectNode leaf(ArrayNode locations) {
        return leaves(locations).get(0);
    }

    private static ObjectNode lastLeaf(ArrayNode locations) {
        List<ObjectNode> leaves = leaves(locations);
        return leaves.get(leaves.size() - 1);
    }

    private static List<ObjectNode> leaves(ArrayNode locations) {
        Set<String> parents = all(locations).map(location -> location.path("ParentId").asText())
                .collect(Collectors.toSet());
        return all(locations).filter(location -> !location.path("ParentId").asText("null").equals("null")
                && !parents.contains(location.path("Id").asText())).toList();
    }

    private static Stream<ObjectNode> all(ArrayNode list) {
        List<ObjectNode> all = new ArrayList<>();
        list.forEach(element -> all.add((ObjectNode) element));
        return all.stream();
    }

    private static void removeAll(ArrayNode list, Predicate<JsonNode> which) {
        for (int i = list.size() - 1; i >= 0; i--) {
            if (which.test(list.get(i))) {
                list.remove(i);
            }
        }
    }
}
