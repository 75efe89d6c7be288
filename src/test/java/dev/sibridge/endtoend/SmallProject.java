package dev.sibridge.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A project with as little as every kind of change needs, as it is exported first, and again after a person in SI has
 * changed whatever can be changed.
 */
public final class SmallProject {

    private final ObjectNode json;

    private SmallProject(Vendors vendors) {
        json = vendors.sample(Vendors.SMALL);
        JsonNode amplifier = json.path("Items").get(0);
        JsonNode speaker = json.path("Items").get(1);
        rows().removeAll();
        row(amplifier, "1", "1", 1);
        row(amplifier, "2", "2", 2);
        row(speaker, "3", "2", 4);
        row(amplifier, "4", "3", 1);
        row(speaker, "5", "4", 2);
        row(amplifier, "6", "4", 3);
        ArrayNode locations = (ArrayNode) json.path("Locations");
        location(locations, "2", "Bar", "1");
        location(locations, "3", "Garden", null);
        location(locations, "4", "Pool", null);
        comes();
    }

    /** As exported first. */
    public static ObjectNode first(Vendors vendors) {
        return new SmallProject(vendors).json;
    }

    /** The first again, not won yet. */
    static ObjectNode open(Vendors vendors) {
        return first(vendors).put("Progress", "Design");
    }

    /** Changed in every way. */
    public static ObjectNode changed(Vendors vendors) {
        SmallProject project = new SmallProject(vendors);
        project.change();
        return project.json;
    }

    private void change() {
        rowOf("1").put("UnitPrice", 499.0).put("UnitPriceRounded", 499.0);
        rowOf("3").put("Quantity", 5.0).put("TotalLaborHours", 3.75);
        rowOf("6").put("LocationId", "6");
        row(rowOf("5"), "7", "5", 1);
        row(rowOf("2"), "8", "4", 1).put("Model", "HA-60").put("PartNumber", "HA60").put("Description", "Smaller");
        remove(rows(), "4");
        remove(rows(), "5");
        ArrayNode locations = (ArrayNode) json.path("Locations");
        remove(locations, "3");
        location(locations, "5", "Shelf", "2");
        location(locations, "6", "Deck", null);
        json.put("Name", "Patio & Deck Music").put("Notes", "").put("ClientPONumber", "")
                .put("StartDate", "2026-12-02T00:00:00").put("EndDate", "2026-12-22T00:00:00")
                .put("EstimatedCloseDate", "2026-11-25T00:00:00");
        ((ArrayNode) json.path("Contacts")).addObject().put("Name", "Basil Cedar").put("Email", "basil@example.com")
                .put("Phone", "360-555-0177");
        comes();
    }

    private ArrayNode rows() {
        return (ArrayNode) json.path("Items");
    }

    private ObjectNode rowOf(String id) {
        return (ObjectNode) find(rows(), id);
    }

    private ObjectNode row(JsonNode like, String id, String location, int quantity) {
        ObjectNode row = like.deepCopy();
        row.put("Id", id).put("SIItemId", "row-" + id).put("LocationId", location).put("Quantity", (double) quantity)
                .put("TotalLaborHours", quantity * like.path("LaborHours").asDouble());
        rows().add(row);
        return row;
    }

    private static void location(ArrayNode locations, String id, String name, String parent) {
        locations.addObject().put("Id", id).put("ParentId", parent).put("Name", name).put("FullName", name)
                .put("Number", id + "00");
    }

    // The total that SI shows.
    private void comes() {
        double total = 0;
        for (JsonNode row : rows()) {
            total += row.path("Quantity").asDouble() * row.path("UnitPrice").asDouble();
        }
        json.put("PriceWithoutTax", total);
    }

    private static JsonNode find(ArrayNode list, String id) {
        for (JsonNode element : list) {
            if (element.path("Id").asText().equals(id)) {
                return element;
            }
        }
        throw new AssertionError("There is no " + id + " in " + list);
    }

    private static void remove(ArrayNode list, String id) {
        find(list, id);
        for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i).path("Id").asText().equals(id)) {
                list.remove(i);
            }
        }
    }
}
