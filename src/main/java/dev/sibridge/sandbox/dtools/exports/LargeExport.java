package dev.sibridge.sandbox.dtools.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A won project as large as a residence comes: 400 rows in 40 locations, exported unit by unit, with accessories,
 * wire, allowances, labor by item and by phase, price adjustments, freight. Always the same one.
 */
final class LargeExport {

    private static final int ROWS = 400;

    // Two spaces deeper is one level down.
    private static final String PLACES = """
            Main House
              Ground Floor
                Entry
                Great Room
                Kitchen
                Pantry
                Dining Room
                Library
                Powder Room
                Mudroom
              Upper Floor
                Primary Bedroom
                Primary Bath
                Dressing Room
                Bedroom
                Bedroom
                Study
                Laundry
              Lower Level
                Home Theater
                Wine Room
                Gym
                Media Closet
                Rack Room
            Guest House
              Living Room
              Kitchen
              Bedroom
              Bath
            Pool House
              Lounge
              Changing Room
            Grounds
              Terrace
              Pool Deck
              Gatehouse
              Driveway
              Tennis Court
              Garage
              Garden
            """;

    // Manufacturer | model | part number | category | subcategory | description | cost | price | hours | phase
    private static final String PRODUCTS = """
            Halvorn Audio|IW-8|IW8|Speakers|In-Wall|8 inch in-wall speaker|225.00|398.00|0.75|Finish
            Halvorn Audio|IC-6|IC6|Speakers|In-Ceiling|6 inch in-ceiling speaker|142.00|259.00|0.75|Finish
            Halvorn Audio|LS-10|LS10|Speakers|Landscape|Landscape speaker on stake|198.00|349.00|1.25|Finish
            Halvorn Audio|HR-11 Receiver|HR11-B|Audio|Receivers|11 channel receiver|1240.00|1899.05|2.50|Finish
            Halvorn Audio|MZ-16|MZ16|Audio|Amplifiers|16 channel amplifier|1675.00|2749.00|3.00|Finish
            Orrin Displays|OD-55|OD55|Displays|Flat Panels|55 inch display|812.00|1299.00|1.50|Finish
            Orrin Displays|OD-85|OD85|Displays|Flat Panels|85 inch display|2310.00|3599.00|2.50|Finish
            Kestrand|KN-AP2|KNAP2|Network|Wireless|Ceiling access point|149.00|249.00|0.75|Finish
            Kestrand|KN-SW24|KNSW24|Network|Switches|24 port switch|415.00|689.00|1.00|Finish
            Kestrand|KN-CAM4|KNCAM4|Surveillance|Cameras|4 megapixel dome camera|187.00|329.00|1.00|Finish
            Nightjar Lighting|NJ-K6 Tastenfeld|NJK6|Lighting|Keypads|Six button keypad|118.00|215.00|0.50|Finish
            Nightjar Lighting|NJ-D2|NJD2|Lighting|Dimmers|Two channel dimmer|96.00|178.50|0.60|Trim
            Nightjar Lighting|NJ-SH|NJSH|Lighting|Shades|Motorized shade|402.00|729.00|1.75|Trim
            Drumlin Racks|DR-S2|DRS2|Racks|Shelves|2U vented shelf|29.00|54.00|0.25|Finish
            Corvane Control|CC-T7|CCT7|Control|Touch Panels|7 inch touch panel|488.00|849.00|1.25|Programming
            """;
    private static final String BRACKET =
            "Halvorn Audio|IW8-BRK|IW8BRK|Speakers|Mounting|Rough-in bracket|8.50|17.00|0.10|Rough-In";
    private static final String MOUNT =
            "Orrin Displays|OD-ARM|ODARM|Displays|Mounts|Articulating arm|88.00|169.00|0.75|Trim";
    private static final String WIRE =
            "Cordell Wire|16-4 CL3|C164|Wire|Speaker|16 gauge 4 conductor, per foot|0.19|0.48|0.02|Rough-In";
    private static final String OPTION =
            "Orrin Displays|OD-98|OD98|Displays|Flat Panels|98 inch display|4100.00|6299.00|3.50|Finish";
    private static final String OPTION_MOUNT =
            "Orrin Displays|OD-ARM98|ODARM98|Displays|Mounts|Heavy articulating arm|190.00|349.00|1.00|Trim";
    private static final String EXISTING =
            "Existing|Existing display|ED|Displays|Flat Panels|Owner-furnished display|0.00|0.00|1.50|Finish";
    private static final String COURTESY =
            "Kestrand|KN-SURGE|KNS|Power|Protection|Surge protector, courtesy|22.00|0.00|0.00|Finish";

    private final Random random = new Random(40_400);
    private final ObjectNode project;
    private final ObjectNode emptyRow;
    private final ArrayNode rows;
    private final LargeTotals totals;
    private final List<String> places = new ArrayList<>();
    private final Map<String, BigDecimal> hoursByPhase = new TreeMap<>();

    /**
     * @param sample   a complete project, whose members are taken over where a large one says nothing else
     * @param emptyRow a row with every member at its null, zero or false
     */
    LargeExport(ObjectNode sample, ObjectNode emptyRow) {
        this.project = sample.deepCopy();
        this.emptyRow = emptyRow;
        project.put("Id", "5a1f0d2c-8a04-5c1e-9d53-4f2be7c60a11").put("Name", "Larkspur Estate").put("Number", "P-2711")
                .put("Client", "Ingrid & Wendell Larkspur").put("ClientId", "0d8f2f4e-7b7c-5b6e-8a3a-6f0f8f0c9a27")
                .put("ClientPONumber", "LE-2026-11").put("Progress", "Approved");
        ObjectNode contact = (ObjectNode) project.withArray("Contacts").get(0);
        contact.put("Name", "Ingrid Larkspur").put("Email", "ingrid.larkspur@example.com");
        ((ObjectNode) project.path("SiteAddress")).put("Street1", "1 Larkspur Drive");
        project.putArray("Packages");
        project.putArray("PaymentTerms");
        this.rows = project.putArray("Items");
        this.totals = new LargeTotals(project, rows);
    }

    /** The project as SI exports it. */
    ObjectNode project() {
        places();
        special();
        List<String> products = PRODUCTS.lines().toList();
        int labor = places.size() / 4 + 4;
        while (rows.size() < ROWS - labor) {
            units(products.get(random.nextInt(products.size())), anyPlace(), ROWS - labor - rows.size());
        }
        labor();
        totals.adjust();
        totals.addUp();
        return project;
    }

    private void places() {
        ArrayNode locations = project.putArray("Locations");
        List<ObjectNode> above = new ArrayList<>();
        PLACES.lines().forEach(line -> {
            int depth = (line.length() - line.stripLeading().length()) / 2;
            above.subList(depth, above.size()).clear();
            ObjectNode parent = depth == 0 ? null : above.get(depth - 1);
            String id = String.valueOf(locations.size() + 1);
            String name = line.strip();
            ObjectNode place = locations.addObject().put("Id", id).put("Name", name)
                    .put("FullName", parent == null ? name : parent.path("FullName").asText() + ": " + name)
                    .put("Number", String.valueOf(100 + locations.size()))
                    .put("FullNumber", String.valueOf(100 + locations.size())).putNull("Description")
                    .put("ParentId", parent == null ? null : parent.path("Id").asText());
            above.add(place);
            places.add(id);
        });
    }

    private void special() {
        product(EXISTING, anyPlace(), BigDecimal.ONE, null).put("IsOfe", true);
        product(EXISTING, anyPlace(), BigDecimal.ONE, null).put("IsOfe", true);
        product(COURTESY, anyPlace(), BigDecimal.ONE, null).put("IsNonBillable", true);
        packaged(3, "Light fixture allowance", "Fixtures to be chosen by the client", 1, 3200, 4000);
        packaged(3, "Projector allowance", "Projector to be chosen after the acoustic study", 1, 9600, 12000);
        packaged(4, "Network cable bundle", "Two category 6 runs and one coaxial run", 38, 31, 64);
        ObjectNode optional = product(OPTION, anyPlace(), BigDecimal.ONE, null).put("IsOptional", true);
        product(OPTION_MOUNT, optional.path("LocationId").asText(), BigDecimal.ONE, optional.path("Id").asText());
    }

    /** Some units of a product in one location, a row each, with what belongs to them. */
    private void units(String product, String place, int most) {
        String accessory = product.contains("|IW-8|") ? BRACKET : product.contains("|Flat Panels|") ? MOUNT : null;
        int each = accessory == null ? 1 : 2;
        for (int units = 1 + random.nextInt(4); units > 0 && most >= each; units--) {
            ObjectNode row = product(product, place, BigDecimal.ONE, null);
            if (accessory != null) {
                product(accessory, place, BigDecimal.ONE, row.path("Id").asText());
            }
            most -= each;
        }
        if (most > 0 && random.nextInt(3) == 0) {
            product(WIRE, place, BigDecimal.valueOf(25L * (1 + random.nextInt(10))), null).put("BulkWire", true);
        }
    }

    private ObjectNode product(String product, String place, BigDecimal quantity, String parentId) {
        String[] cells = product.split("\\|");
        BigDecimal hours = new BigDecimal(cells[8]);
        ObjectNode row = row(1, place, quantity, cells[6], cells[7]).put("Manufacturer", cells[0])
                .put("Model", cells[1]).put("PartNumber", cells[2]).put("Category", cells[3])
                .put("Subcategory", cells[4]).put("Description", cells[5]).put("Phase", cells[9])
                .put("Vendor", "Tidewater Distribution").put("OrderUom", "EA").put("IsTaxable", true)
                .put("ParentId", parentId);
        Amounts.put(row, "LaborHours", hours);
        Amounts.put(row, "TotalLaborHours", hours.multiply(quantity));
        return row;
    }

    private void packaged(int typeId, String name, String description, int quantity, int cost, int price) {
        row(typeId, anyPlace(), BigDecimal.valueOf(quantity), String.valueOf(cost), String.valueOf(price))
                .put("PackageName", name).put("Description", description).put("Phase", "Finish")
                .put("IsTaxable", true);
    }

    /** Fixed and variable labor, then what SI calculates by phase from the hours of the products. */
    private void labor() {
        for (JsonNode row : rows) {
            if (totals.counts(row)) {
                hoursByPhase.merge(row.path("Phase").asText(), Amounts.of(row, "TotalLaborHours"), BigDecimal::add);
            }
        }
        hoursByPhase.values().removeIf(hours -> hours.signum() == 0);
        while (rows.size() < ROWS - hoursByPhase.size() - 1) {
            String hours = String.valueOf(0.5 * (1 + random.nextInt(12)));
            laborRow("Item", 2, "Programming", "Control programming", anyPlace(), new BigDecimal(hours), "125.00");
        }
        laborRow("Item", 1, "Project Management", "Project management, fixed fee", null, BigDecimal.ONE, "6500.00");
        hoursByPhase.forEach((phase, hours) ->
                laborRow("Phase", 3, phase, phase + " labor", null, hours, "95.00").putNull("SIItemId")
                        .put("Phase", phase));
    }

    private ObjectNode laborRow(String type, int method, String model, String description, String place,
            BigDecimal quantity, String price) {
        ObjectNode row = row(2, place, quantity, "45.00", price).put("LaborType", type)
                .put("LaborCalculationMethodId", method).put("Manufacturer", "Labor").put("Model", model)
                .put("Description", description).put("Phase", "Programming");
        Amounts.put(row, "TotalLaborHours", method == 1 ? BigDecimal.ZERO : quantity);
        return row;
    }

    private ObjectNode row(int typeId, String place, BigDecimal quantity, String cost, String price) {
        ObjectNode row = emptyRow.deepCopy();
        rows.add(row);
        row.put("Id", String.valueOf(rows.size())).put("TypeId", typeId)
                .put("SIItemId", "7c9e6679-7425-40de-944b-%012d".formatted(rows.size())).put("LocationId", place);
        Amounts.put(row, "Quantity", quantity);
        Amounts.put(row, "UnitCost", new BigDecimal(cost));
        List.of("UnitPrice", "UnitPriceRounded", "UnitPriceWithoutDiscount").forEach(member ->
                Amounts.put(row, member, new BigDecimal(price)));
        return row;
    }

    private String anyPlace() {
        return places.get(random.nextInt(places.size()));
    }
}
