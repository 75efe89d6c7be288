package dev.sibridge.benchmark.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A won project as SI exports it, of any size: ten rows to a room, ten rooms to a building, a product for every four
 * rows, a price adjustment on every fifth row. Two of different tags have nothing in common but what the tenant gives.
 *
 * @param tag in the names of everything, so that another project's company, catalog and rows are others
 */
public record SampleProject(String tag, int rows) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ROWS_IN_ROOM = 10;
    private static final int ROOMS_IN_BUILDING = 10;
    private static final int ROWS_OF_PRODUCT = 4;
    private static final int ROWS_PER_ADJUSTMENT = 5;
    private static final List<String> CATEGORIES = List.of("Audio", "Displays", "Network", "Lighting", "Control");

    public int rooms() {
        return divided(rows, ROWS_IN_ROOM);
    }

    public int buildings() {
        return divided(rooms(), ROOMS_IN_BUILDING);
    }

    /** Never so few that a room would hold two of one product, which would be one line. */
    public int products() {
        return Math.max(ROWS_IN_ROOM, divided(rows, ROWS_OF_PRODUCT));
    }

    public int adjustments() {
        return rows / ROWS_PER_ADJUSTMENT;
    }

    /** Lines on the opportunity; the project has as many. */
    public int lines() {
        return rows + adjustments();
    }

    public List<String> manufacturers() {
        return CATEGORIES.stream().map(category -> category + " Works " + tag).toList();
    }

    public List<String> categories() {
        return CATEGORIES.stream().map(category -> category + " " + tag).toList();
    }

    public List<String> subcategories() {
        return categories().stream().map(category -> category + " General").toList();
    }

    /** The ids of the products in Manage. */
    public List<String> productIds() {
        return IntStream.range(0, products()).mapToObj(product -> manufacturer(product) + "-" + model(product))
                .toList();
    }

    private static int divided(int number, int by) {
        return (number + by - 1) / by;
    }

    private String manufacturer(int product) {
        return manufacturers().get(product % CATEGORIES.size());
    }

    private String model(int product) {
        return "M" + (1000 + product) + tag;
    }

    /** The export. */
    public String export() {
        return project(0).toString();
    }

    /** The same, when somebody has sold one more of the product in the first row. */
    public String exportWithOneMore() {
        return project(1).toString();
    }

    private ObjectNode project(int more) {
        ObjectNode project = JSON.objectNode();
        project.put("Id", id("project")).put("ClientId", id("client")).put("Client", "Client " + tag)
                .put("Name", "Residence " + tag).put("Number", "P-" + tag).put("Progress", "Approved")
                .put("AssignedTo", "Somebody Else").put("CurrencyCode", "USD").put("CurrencyRate", 1)
                .put("StartDate", "2026-12-07T00:00:00").put("EndDate", "2027-02-19T00:00:00")
                .put("EstimatedCloseDate", "2026-11-13T00:00:00").put("Notes", "Gate code with the office.");
        project.putObject("SiteAddress").put("Street1", "27 Harborlight Lane").put("City", "Gig Harbor")
                .put("State", "WA").put("PostalCode", "98335").put("Country", "USA");
        project.putArray("Contacts").addObject().put("Name", "Robin Client" + tag)
                .put("Email", "robin@client-" + tag + ".example").put("Phone", "253-555-0119").put("IsPrimary", true);
        project.putArray("Resources").addObject().put("Name", "Renee Okafor").put("Roles", "Sales Rep")
                .put("Email", "renee.okafor@example.com").put("IsOwner", true);
        ArrayNode locations = project.putArray("Locations");
        for (int building = 0; building < buildings(); building++) {
            location(locations, "b" + building, "Building " + (building + 1), null);
        }
        for (int room = 0; room < rooms(); room++) {
            location(locations, "r" + room, "Room " + (room + 1), "b" + room / ROOMS_IN_BUILDING);
        }
        ArrayNode items = project.putArray("Items");
        for (int row = 0; row < rows; row++) {
            items.add(row(row, row == 0 ? more : 0));
        }
        return project;
    }

    private static void location(ArrayNode locations, String id, String name, String parent) {
        locations.addObject().put("Id", id).put("Name", name).put("ParentId", parent);
    }

    private ObjectNode row(int row, int more) {
        int product = row % products();
        String category = categories().get(product % CATEGORIES.size());
        return JSON.objectNode().put("Id", String.valueOf(row + 1)).put("TypeId", 1).put("SIItemId", id("row" + row))
                .put("Manufacturer", manufacturer(product)).put("Model", model(product))
                .put("PartNumber", "P" + model(product)).put("Category", category)
                .put("Subcategory", category + " General").put("Description", "Product " + model(product))
                .put("Quantity", 1 + row % 3 + more).put("UnitCost", 50 + product % 400)
                .put("UnitPrice", 80 + product % 400).put("IsTaxable", true).put("Phase", "Finish")
                .put("TotalLaborHours", 0.5).put("OrderUom", "EA").put("Vendor", "Tidewater Distribution")
                .put("ProductAdjustment", row % ROWS_PER_ADJUSTMENT == ROWS_PER_ADJUSTMENT - 1 ? -2.5 : 0)
                .put("LocationId", "r" + row / ROWS_IN_ROOM);
    }

    private String id(String of) {
        return UUID.nameUUIDFromBytes((of + " " + tag).getBytes(StandardCharsets.UTF_8)).toString();
    }
}
