package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import java.util.LinkedHashMap;
import java.util.Map;

/** Custom fields: defined per tenant, always listed, and merged by id when written. */
final class CustomFields {

    private static final String MEMBER = "customFields";

    private CustomFields() {
    }

    /** The full list as answers show it, values included even when null. */
    static ArrayNode list(Manage manage, Entity entity, ObjectNode row) {
        Map<Integer, JsonNode> values = values(row.get(MEMBER));
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (ObjectNode field : manage.table("UserDefinedField").select("podId", entity.definition().pod())) {
            int id = field.get("id").asInt();
            ObjectNode shown = list.addObject().put("id", id);
            shown.set("caption", field.get("caption"));
            shown.set("type", field.get("fieldTypeIdentifier"));
            shown.put("entryMethod", field.path("entryTypeIdentifier").asText("EntryField"));
            shown.put("numberOfDecimals", field.path("numberDecimals").asInt());
            shown.set("value", values.get(id));
        }
        return list;
    }

    /** Takes over the values given; fields left out keep theirs, and an empty list clears nothing. */
    static void merge(Draft draft, JsonNode given) {
        Map<Integer, JsonNode> values = values(draft.row().get(MEMBER));
        if (!Json.isNull(given) && !given.isArray()) {
            throw ConversionException.type(given, "CustomFieldValue[]", MEMBER);
        }
        for (JsonNode field : Json.isNull(given) ? Json.MAPPER.createArrayNode() : given) {
            int id = field.path("id").asInt();
            ObjectNode definition = draft.manage().table("UserDefinedField").get(id);
            if (definition == null || definition.path("podId").asInt() != draft.entity().definition().pod()) {
                draft.error("NotFound", "Custom Field " + id + " not found", MEMBER + "/id");
            } else {
                values.put(id, field.get("value"));
            }
        }
        draft.set(MEMBER, compact(values));
    }

    private static ArrayNode compact(Map<Integer, JsonNode> values) {
        ArrayNode compact = Json.MAPPER.createArrayNode();
        values.forEach((id, value) -> {
            if (!Json.isNull(value)) {
                compact.addObject().put("id", id).set("value", value);
            }
        });
        return compact;
    }

    private static Map<Integer, JsonNode> values(JsonNode stored) {
        Map<Integer, JsonNode> values = new LinkedHashMap<>();
        if (stored != null) {
            stored.forEach(field -> values.put(field.path("id").asInt(), field.get("value")));
        }
        return values;
    }
}
