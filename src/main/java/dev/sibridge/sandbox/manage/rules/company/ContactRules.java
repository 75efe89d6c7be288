package dev.sibridge.sandbox.manage.rules.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** Types of a contact, given as references or as ids; one default contact per company. */
public final class ContactRules implements Rules {

    @Override
    public void derive(Draft draft) {
        ArrayNode types = Json.MAPPER.createArrayNode();
        for (JsonNode id : draft.written().path("typeIds")) {
            if (draft.manage().table("ContactType").get(id.asInt()) == null) {
                draft.error("NotFound", "Contact Type " + id.asInt() + " not found", "typeIds");
            }
            types.add(Json.reference(id.asInt()));
        }
        if (!types.isEmpty()) {
            draft.setIfAbsent("types", types);
        }
    }

    @Override
    public void stored(Draft draft) {
        if (!draft.is("defaultFlag") || !draft.has("company")) {
            return;
        }
        for (ObjectNode other : draft.manage().table("Contact").select("company", draft.id("company"))) {
            if (other.path("defaultFlag").asBoolean() && other.get("id").asInt() != draft.id()) {
                draft.manage().set("Contact", other, "defaultFlag", BooleanNode.FALSE);
            }
        }
    }
}
