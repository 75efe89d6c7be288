package dev.sibridge.sandbox.dtools.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the rows of {@link LargeExport} come to. */
final class LargeTotals {

    private static final BigDecimal PRODUCT_ADJUSTMENT = new BigDecimal("-0.03");
    private static final BigDecimal PARTS_ADJUSTMENT = new BigDecimal("0.015");
    private static final BigDecimal LABOR_ADJUSTMENT = new BigDecimal("0.04");
    private static final BigDecimal TAX = new BigDecimal("0.04");

    private final ObjectNode project;
    private final ArrayNode rows;

    LargeTotals(ObjectNode project, ArrayNode rows) {
        this.project = project;
        this.rows = rows;
    }

    /** Whether a row is neither optional nor an accessory of one that is. */
    boolean counts(JsonNode row) {
        String parent = row.path("ParentId").asText("");
        return !row.path("IsOptional").asBoolean()
                && (parent.isEmpty() || counts(rows.get(Integer.parseInt(parent) - 1)));
    }

    /** Percentages of each row's price, to the cent, as SI works them out. */
    void adjust() {
        for (JsonNode each : rows) {
            ObjectNode row = (ObjectNode) each;
            if (!counts(row)) {
                continue;
            }
            if (row.path("TypeId").asInt() == 2) {
                put(row, "LaborAdjustment", LABOR_ADJUSTMENT);
            } else {
                put(row, "ProductAdjustment", PRODUCT_ADJUSTMENT);
                put(row, "MiscPartAdjustment", PARTS_ADJUSTMENT);
            }
        }
    }

    private static void put(ObjectNode row, String member, BigDecimal share) {
        Amounts.put(row, member, price(row).multiply(share).setScale(2, RoundingMode.HALF_UP));
    }

    /** Adds freight, tax and what the project comes to. */
    void addUp() {
        BigDecimal price = BigDecimal.ZERO;
        BigDecimal taxable = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            if (counts(row)) {
                BigDecimal all = price(row).add(Amounts.of(row, "ProductAdjustment"))
                        .add(Amounts.of(row, "MiscPartAdjustment")).add(Amounts.of(row, "LaborAdjustment"));
                price = price.add(all);
                taxable = row.path("IsTaxable").asBoolean() ? taxable.add(all) : taxable;
            }
        }
        project.putArray("MiscItems").addObject().put("Name", "Freight").put("Description", "Inbound freight")
                .put("Quantity", 5).put("UnitPrice", 250.0);
        BigDecimal tax = taxable.multiply(TAX).setScale(2, RoundingMode.HALF_UP);
        ObjectNode taxes = (ObjectNode) project.path("Taxes").get(0);
        Amounts.put(taxes, "ProductTotal", tax);
        Amounts.put(taxes, "Total", tax);
        Amounts.put(project, "PriceWithoutTax", price);
        Amounts.put(project, "Tax", tax);
        Amounts.put(project, "Price", price.add(BigDecimal.valueOf(1250)).add(tax));
    }

    private static BigDecimal price(JsonNode row) {
        return Amounts.of(row, "Quantity").multiply(Amounts.of(row, "UnitPrice"));
    }
}
