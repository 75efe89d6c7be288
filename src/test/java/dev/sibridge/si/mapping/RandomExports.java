package dev.sibridge.si.mapping;

import static dev.sibridge.si.mapping.Exports.calculated;
import static dev.sibridge.si.mapping.Exports.labor;
import static dev.sibridge.si.mapping.Exports.laborByPhase;
import static dev.sibridge.si.mapping.Exports.packaged;
import static dev.sibridge.si.mapping.Exports.product;

import dev.sibridge.account.SyncSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Exports that can be taken, of all kinds of rows in all kinds of places, with a dealer's choices for each; the same
 * ones for the same seed.
 */
public final class RandomExports {

    private static final List<String> TEXTS = List.of("", "Salon", "  Zoë's \"den\" ", "שלום עולם", "🎧 Hörraum",
            "A|B", "x".repeat(130), "🎵".repeat(70));
    private static final List<String> PATTERNS = List.of("{Manufacturer}-{Model}", "{Model:2}/{CustomField3}",
            "{Category:3} {Subcategory} {PartNumber:70}", "{Manufacturer:4}{Model}{CustomField75}");

    private final Random random;

    public RandomExports(long seed) {
        this.random = new Random(seed);
    }

    public Exports next() {
        Exports export = Exports.export().with("Id", "23bac4a8-e361-5366-9695-" + (100_000_000_000L + random.nextInt()))
                .with("Name", "P" + text()).with("Client", "C" + text()).with("ClientId", oneOf(null, "c-1"))
                .with("Progress", oneOf("Approved", " approved ", "Design", null))
                .with("ClientPONumber", text()).with("Notes", text()).with("IsItemLevelTax", random.nextBoolean())
                .with("EstimatedCloseDate", oneOf(null, "2026-11-20T00:00:00"))
                .with("ProjectManager", oneOf(null, "Renee Okafor"))
                .contact("Name", text(), "Title", text(), "Email", oneOf(null, "someone@client.example"),
                        "Phone", text(), "Mobile", text());
        if (random.nextInt(4) > 0) {
            export.site("Street1", text(), "Street2", text(), "City", text(), "State", oneOf(text(), "WA"),
                    "PostalCode", text(), "Country", oneOf(text(), "USA"), "Phone", text(), "Fax", text());
        }
        List<String> locations = locations(export);
        int rows = random.nextInt(30);
        boolean withoutHours = random.nextInt(4) == 0;
        for (int i = 1; i <= rows; i++) {
            Map<String, Object> row = row(locations);
            if (withoutHours) {
                row.put("TotalLaborHours", BigDecimal.ZERO);
            }
            // SI exports unit by unit: equal rows are the rule.
            for (int units = 1 + random.nextInt(3); units > 0; units--) {
                boolean same = isCalculated(row) || random.nextInt(4) > 0;
                export.rows(same ? new LinkedHashMap<>(row) : almost(row));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            export.misc(text(), random.nextInt(3), money());
        }
        return export;
    }

    public SyncSettings choices() {
        String pattern = oneOf(PATTERNS.toArray(String[]::new));
        return Choices.choices("aggregateAdjustments", random.nextBoolean(),
                "optionalRows", oneOf("INCLUDE", "LEAVE_OUT"), "miscItems", oneOf("INCLUDE", "LEAVE_OUT"),
                "miscItemsTaxable", random.nextBoolean(), "emptyLocations", oneOf("INCLUDE", "LEAVE_OUT"),
                "progresses", oneOf(List.of("Approved"), List.of("Approved", "Design"), List.of()),
                "progressesMean", oneOf("WON", "OPEN"), "productId", pattern,
                "laborId", oneOf("Labor-{Model}", "{Model} {CustomField3}"),
                // Only the usual pattern tells the products apart that are made here.
                "productIdCollision", pattern.equals(PATTERNS.get(0)) ? oneOf("REFUSE", "SHARE") : "SHARE",
                "billTime", oneOf("NoCharge", "Billable"));
    }

    /** A tree in any order: children may stand before their parents, names repeat. */
    private List<String> locations(Exports export) {
        List<String> ids = new ArrayList<>();
        List<Object[]> tree = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            boolean top = ids.isEmpty() || random.nextInt(3) == 0;
            String parent = top ? oneOf(null, "") : ids.get(random.nextInt(ids.size()));
            String id = String.valueOf(ids.size() + 1);
            ids.add(id);
            tree.add(new Object[] {id, text(), parent});
        }
        Collections.shuffle(tree, random);
        tree.forEach(place -> export.location((String) place[0], (String) place[1], (String) place[2]));
        return ids;
    }

    private Map<String, Object> row(List<String> locations) {
        Map<String, Object> row = kind();
        row.put("CustomField3", oneOf("C", "🎵".repeat(40)));
        row.put("CustomField75", oneOf(true, 7.5));
        row.put("UnitPrice", money());
        row.put("UnitCost", money());
        row.put("IsOptional", random.nextInt(12) == 0);
        row.put("IsTaxable", random.nextBoolean());
        row.put("TaxId", oneOf(null, "", "1"));
        row.put("ParentId", oneOf(null, null, null, String.valueOf(1 + random.nextInt(20))));
        if (!isCalculated(row)) {
            row.put("LocationId", locations.isEmpty() || random.nextInt(5) == 0
                    ? oneOf(null, " ") : oneOf(locations.toArray(String[]::new)));
            row.put("Description", text());
            row.put("PartNumber", oneOf("pn", "n".repeat(80)));
            row.put("Phase", oneOf(null, "Trim", "p".repeat(80)));
            row.put("OrderUom", oneOf(null, "EA"));
            row.put("IsOfe", random.nextInt(10) == 0);
            row.put("IsNonBillable", random.nextInt(10) == 0);
            row.put("TotalLaborHours", oneOf(null, hours()));
            row.put("ProductAdjustment", oneOf(null, BigDecimal.ZERO, money(), money().negate()));
            row.put("MiscPartAdjustment", oneOf(null, money(), money().negate()));
            row.put("LaborAdjustment", oneOf(null, money(), money().negate()));
        }
        return row;
    }

    /** The same row but for one member, which may or may not make another line of it. */
    private Map<String, Object> almost(Map<String, Object> row) {
        Map<String, Object> other = new LinkedHashMap<>(row);
        boolean product = Integer.valueOf(1).equals(row.get("TypeId"));
        switch (random.nextInt(product ? 12 : 9)) {
            case 0 -> other.put("UnitPrice", money());
            case 1 -> other.put("UnitCost", money());
            case 2 -> other.put("IsTaxable", !Boolean.TRUE.equals(row.get("IsTaxable")));
            case 3 -> other.put("TaxId", "2");
            case 4 -> other.put("IsNonBillable", !Boolean.TRUE.equals(row.get("IsNonBillable")));
            case 5 -> other.put("IsOfe", !Boolean.TRUE.equals(row.get("IsOfe")));
            case 6 -> other.put("Quantity", new BigDecimal("3"));
            case 7 -> other.put("IsOptional", true);
            case 8 -> other.put("Phase", "Another");
            case 9 -> other.put("PartNumber", "another");
            case 10 -> other.put("PackageName", "Another");
            default -> other.put("LocationId", null);
        }
        return other;
    }

    private Map<String, Object> kind() {
        BigDecimal quantity = new BigDecimal(oneOf("1", "1.0", "0", "2.5", "125"));
        return switch (random.nextInt(10)) {
            case 0 -> labor(oneOf("Wiring", "Programming"), "Quantity", hours());
            case 1 -> labor("Survey", "LaborCalculationMethodId", 1);
            case 2 -> laborByPhase(oneOf("Rough-In", "Trim"), "Quantity", hours());
            case 3 -> packaged(3, oneOf("Fixtures", "P" + "🎵".repeat(70)), "Quantity", quantity);
            case 4 -> packaged(4 + random.nextInt(2), oneOf("Cables", "Rest"), "Quantity", quantity);
            case 5 -> calculated(oneOf(1, 2), oneOf("Product Adjustment", "Labor Adjustment", "Surcharge"), 0);
            case 6 -> product("16-4 CL3", "Manufacturer", "Cordell", "BulkWire", true,
                    "Quantity", new BigDecimal(oneOf("125", "75.5", "0.3333")));
            default -> product(oneOf("X1", "X2", "M".repeat(90)), "Manufacturer", oneOf("Acme", "Bose & Söhne"),
                    "PackageName", oneOf(null, "Theater"), "Vendor", oneOf(null, "N/A", "Tidewater"),
                    "Quantity", quantity);
        };
    }

    private static boolean isCalculated(Map<String, Object> row) {
        return row.get("SIItemId") == null && row.get("LaborType") == null;
    }

    private String text() {
        return oneOf(TEXTS.toArray(String[]::new));
    }

    /** With up to four decimals, as SI writes prices. */
    private BigDecimal money() {
        return BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5));
    }

    private BigDecimal hours() {
        return BigDecimal.valueOf(random.nextInt(1_000), 2);
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
