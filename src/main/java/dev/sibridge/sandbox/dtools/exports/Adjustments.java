package dev.sibridge.sandbox.dtools.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;

/** Turns the adjustments of the rows into calculated rows, one of each kind, as SI does unless told otherwise. */
public final class Adjustments {

    private static final int PRODUCT = 1;
    private static final int LABOR = 2;
    private static final int DELETED = 2;
    private static final int FIRST_ID = 100;
    private static final List<Kind> KINDS = List.of(
            new Kind("ProductAdjustment", "Product Adjustment", PRODUCT),
            new Kind("MiscPartAdjustment", "Misc. Parts Adjustment", PRODUCT),
            new Kind("LaborAdjustment", "Labor Adjustment", LABOR));
    private static final List<String> PRICES =
            List.of("UnitPriceWithoutDiscount", "UnitPrice", "UnitPriceRounded", "InstallPrice");

    private final ObjectNode emptyRow;

    /** @param emptyRow a row with every member at its null, zero or false */
    public Adjustments(ObjectNode emptyRow) {
        this.emptyRow = emptyRow;
    }

    private record Kind(String member, String label, int typeId) {
    }

    public void asRows(ArrayNode items, boolean changeOrder) {
        int id = firstFreeId(items);
        for (Kind kind : KINDS) {
            BigDecimal sum = takeOut(items, kind.member());
            if (sum.signum() != 0) {
                items.add(row(kind, sum, id, changeOrder));
                id++;
            }
        }
    }

    // Deleted rows of a change order keep positive numbers and count against the total.
    private static BigDecimal takeOut(ArrayNode items, String member) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode item : items) {
            BigDecimal amount = Amounts.of(item, member);
            sum = item.path("COChangeTypeId").asInt() == DELETED ? sum.subtract(amount) : sum.add(amount);
            ((ObjectNode) item).put(member, 0.0);
        }
        return sum;
    }

    private ObjectNode row(Kind kind, BigDecimal sum, int id, boolean changeOrder) {
        ObjectNode row = emptyRow.deepCopy();
        row.put("Id", String.valueOf(id)).put("TypeId", kind.typeId()).put("Model", kind.label())
                .put("Description", kind.label()).put("Quantity", 1.0);
        if (changeOrder) {
            row.put("COChangeTypeId", 1);
        }
        PRICES.forEach(price -> Amounts.put(row, price, sum));
        return row;
    }

    private static int firstFreeId(ArrayNode items) {
        int free = FIRST_ID;
        for (JsonNode item : items) {
            free = Math.max(free, item.path("Id").asInt() + 1);
        }
        return free;
    }
}
