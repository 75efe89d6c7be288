package dev.sibridge.sandbox.dtools.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges equal rows, as {@code aggregateBy} asks for. */
public enum Aggregation {

    ITEM(null), LOCATION("LocationId"), SYSTEM("SystemId"), PHASE("Phase");

    // COChangeTypeId is our addition to the documented list: a deleted unit must not merge with an added one.
    private static final List<String> EQUAL = List.of("TypeId", "LaborType", "Manufacturer", "Model", "PackageName",
            "PartNumber", "IsOfe", "IsNonBillable", "UnitCost", "UnitPrice", "LaborHours", "IsTaxable", "TaxId",
            "Vendor", "COChangeTypeId");
    private static final List<String> SUMMED = List.of("Quantity", "TotalLaborHours", "ProductAdjustment",
            "MiscPartAdjustment", "LaborAdjustment");
    private static final List<String> PLACE =
            List.of("LocationId", "SystemId", "Phase", "PackageId", "SolutionId", "ParentId");

    private final String dimension;

    Aggregation(String dimension) {
        this.dimension = dimension;
    }

    /** The aggregation of that name; none for a name that does not exist, which the service ignores. */
    public static Optional<Aggregation> named(String name) {
        for (Aggregation each : values()) {
            if (each.name().equalsIgnoreCase(name)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    public void apply(ArrayNode items) {
        Map<List<JsonNode>, ObjectNode> merged = new LinkedHashMap<>();
        Map<String, String> survivors = new HashMap<>();
        for (JsonNode each : items) {
            ObjectNode unit = (ObjectNode) each;
            ObjectNode first = merged.putIfAbsent(key(unit), unit);
            if (first != null) {
                survivors.put(unit.path("Id").asText(), first.path("Id").asText());
                merge(first, unit, survivors);
            }
        }
        items.removeAll();
        merged.values().forEach(row -> items.add(finished(row, survivors)));
    }

    private List<JsonNode> key(ObjectNode item) {
        List<JsonNode> key = new ArrayList<>();
        EQUAL.forEach(member -> key.add(comparable(item, member)));
        if (dimension != null) {
            key.add(comparable(item, dimension));
        }
        return key;
    }

    // 5, 5.0 and 5.00 are the same price, and a member left out is the same as null.
    private static JsonNode comparable(ObjectNode item, String member) {
        JsonNode value = item.path(member);
        if (value.isNumber()) {
            return item.numberNode(value.decimalValue().stripTrailingZeros());
        }
        return value.isMissingNode() ? item.nullNode() : value;
    }

    private static void merge(ObjectNode first, ObjectNode unit, Map<String, String> survivors) {
        SUMMED.forEach(member -> Amounts.add(first, member, Amounts.of(unit, member)));
        for (JsonNode hours : first.path("ItemLaborTypes")) {
            BigDecimal more = Amounts.of(named(unit.path("ItemLaborTypes"), hours.path("Name")), "TotalHours");
            Amounts.add((ObjectNode) hours, "TotalHours", more);
        }
        for (String member : PLACE) {
            if (!surviving(first, member, survivors).equals(surviving(unit, member, survivors))) {
                first.putNull(member);
            }
        }
    }

    private static JsonNode named(JsonNode laborTypes, JsonNode name) {
        for (JsonNode laborType : laborTypes) {
            if (laborType.path("Name").equals(name)) {
                return laborType;
            }
        }
        return MissingNode.getInstance();
    }

    // Accessories of merged units all belong to the row that is left.
    private static String surviving(ObjectNode item, String member, Map<String, String> survivors) {
        String value = item.path(member).asText("");
        return member.equals("ParentId") ? survivors.getOrDefault(value, value) : value;
    }

    private static ObjectNode finished(ObjectNode row, Map<String, String> survivors) {
        if (row.path("ParentId").isTextual()) {
            row.put("ParentId", surviving(row, "ParentId", survivors));
        }
        // Only unit-wise rows know when they were changed.
        return row.putNull("UpdatedOn").put("UpdatedOnTicks", 0);
    }
}
