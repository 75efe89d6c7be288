package dev.sibridge.mapping;

import static dev.sibridge.mapping.Exports.calculated;
import static dev.sibridge.mapping.Exports.labor;
import static dev.sibridge.mapping.Exports.laborByPhase;
import static dev.sibridge.mapping.Exports.packaged;
import static dev.sibridge.mapping.Exports.product;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Exports that can be taken, of all kinds of rows in all kinds of places; the same ones for the same seed. */
final class RandomExports {

    private static final List<String> TEXTS = List.of("", "Salon", "  Zoë's \"den\" ", "שלום עולם", "🎧 Hörraum",
            "A|B", "x".repeat(130), "🎵".repeat(70));

    private final Random random;

    RandomExports(long seed) {
        this.random = new Random(seed);
    }

    Exports next() {
        Exports export = Exports.export().with("Id", "23bac4a8-e361-5366-9695-" + (100_000_000_000L + random.nextInt()))
                .with("Name", "P" + text()).with("Client", "C" + text()).with("Progress", oneOf("Approved", "Design"))
                .with("ClientPONumber", text()).with("Notes", text()).with("IsItemLevelTax", random.nextBoolean())
                .with("EstimatedCloseDate", oneOf(null, "2026-11-20T00:00:00"))
                .site("Street1", text(), "City", text(), "State", text(), "PostalCode", text(), "Phone", text())
                .contact("Name", text(), "Email", oneOf(null, "someone@client.example"), "Phone", text());
        int locations = random.nextInt(7);
        for (int i = 1; i <= locations; i++) {
            int parent = random.nextInt(i);
            export.location(String.valueOf(i), text(), parent == 0 ? null : String.valueOf(parent));
        }
        int rows = random.nextInt(40);
        for (int i = 1; i <= rows; i++) {
            export.rows(row(i, locations));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            export.misc(text(), random.nextInt(3), money());
        }
        return export;
    }

    SyncSettings choices() {
        return Choices.choices("aggregateAdjustments", random.nextBoolean(),
                "optionalRows", oneOf("INCLUDE", "LEAVE_OUT"), "miscItems", oneOf("INCLUDE", "LEAVE_OUT"),
                "emptyLocations", oneOf("INCLUDE", "LEAVE_OUT"), "progresses", List.of("Approved"));
    }

    private Map<String, Object> row(int id, int locations) {
        Map<String, Object> row = switch (random.nextInt(8)) {
            case 0 -> labor(oneOf("Wiring", "Programming"));
            case 1 -> laborByPhase(oneOf("Rough-In", "Trim"));
            case 2 -> packaged(3 + random.nextInt(3), oneOf("Fixtures", "Cables", "P" + "🎵".repeat(70)));
            case 3 -> calculated(oneOf(1, 2), oneOf("Product Adjustment", "Labor Adjustment", "Surcharge"), 0);
            default -> product(oneOf("X1", "X2", "M".repeat(90)), "Manufacturer", oneOf("Acme", "Bose & Söhne"));
        };
        row.put("Id", String.valueOf(id));
        row.put("Quantity", new BigDecimal(oneOf("1", "1.0", "0", "2.5", "125")));
        row.put("UnitPrice", money());
        row.put("UnitCost", money());
        row.put("IsOptional", random.nextInt(12) == 0);
        row.put("IsTaxable", random.nextBoolean());
        row.put("TaxId", oneOf(null, "1"));
        if (row.get("SIItemId") != null) {
            row.put("LocationId", locations == 0 || random.nextInt(5) == 0
                    ? null : String.valueOf(1 + random.nextInt(locations)));
            row.put("ParentId", id == 1 || random.nextInt(4) > 0 ? null : String.valueOf(1 + random.nextInt(id - 1)));
            row.put("Description", text());
            row.put("PartNumber", oneOf(null, "pn", "n".repeat(80)));
            row.put("Phase", oneOf(null, "Trim", "p".repeat(80)));
            row.put("IsOfe", random.nextInt(10) == 0);
            row.put("IsNonBillable", random.nextInt(10) == 0);
            row.put("TotalLaborHours", money());
            row.put("ProductAdjustment", oneOf(null, BigDecimal.ZERO, money()));
            row.put("MiscPartAdjustment", oneOf(null, money()));
            row.put("LaborAdjustment", oneOf(null, money().negate()));
        }
        return row;
    }

    private String text() {
        return oneOf(TEXTS.toArray(String[]::new));
    }

    private BigDecimal money() {
        return BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(5));
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
