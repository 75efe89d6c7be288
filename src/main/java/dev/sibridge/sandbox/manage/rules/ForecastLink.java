package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.records.Draft;
import java.math.BigDecimal;
import java.util.List;

/** Keeps the forecast item of a product line like the line. */
final class ForecastLink {

    private static final int DESCRIPTION_LENGTH = 50;

    private ForecastLink() {
    }

    static void update(Draft draft) {
        Table table = draft.manage().table("ForecastItem");
        ObjectNode line = draft.row();
        boolean had = line.hasNonNull("forecastDetailId");
        ObjectNode linked = had ? table.get(line.get("forecastDetailId").asInt()) : null;
        // The whole forecast was replaced: its items have new ids, and the line has lost its own.
        boolean lost = linked == null && had && !draft.isCreate();
        if (lost) {
            return;
        }
        ObjectNode item = linked == null ? fresh(table, line) : linked.deepCopy();
        copy(line, item);
        table.put(item);
        if (linked == null) {
            draft.manage().set("ProductItem", line, "forecastDetailId", IntNode.valueOf(item.get("id").asInt()));
        }
    }

    private static ObjectNode fresh(Table table, ObjectNode line) {
        ObjectNode item = Json.object().put("id", table.nextId());
        item.put("percentage", 100).put("includeFlag", true).put("linkFlag", false).put("recurringFlag", false);
        for (String member : List.of("opportunity", "_info")) {
            item.set(member, line.get(member));
        }
        return item;
    }

    private static void copy(ObjectNode line, ObjectNode item) {
        BigDecimal quantity = line.path("quantity").decimalValue()
                .subtract(line.path("quantityCancelled").decimalValue());
        BigDecimal revenue = line.path("price").decimalValue().multiply(quantity);
        BigDecimal cost = line.path("cost").decimalValue().multiply(quantity);
        String description = line.path("description").asText("");
        item.put("forecastDescription", description.substring(0, Math.min(DESCRIPTION_LENGTH, description.length())));
        item.put("productDescription", description);
        item.put("forecastType", type(line.path("productClass").asText("")));
        item.set("quantity", DecimalNode.valueOf(quantity));
        item.set("revenue", DecimalNode.valueOf(revenue));
        item.set("cost", DecimalNode.valueOf(cost));
        item.set("margin", DecimalNode.valueOf(revenue.subtract(cost)));
        item.set("status", line.get("forecastStatus"));
        for (String member : List.of("catalogItem", "productClass", "taxableFlag", "quantityCancelled")) {
            item.set(member, line.get(member));
        }
    }

    private static String type(String productClass) {
        return switch (productClass) {
            case "Service", "Agreement" -> productClass;
            default -> "Product";
        };
    }
}
