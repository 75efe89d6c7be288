package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** The category follows from the subcategory; what recurs says how. */
final class CatalogRules implements Rules {

    private static final String COPY = "-Copy0";

    @Override
    public void complete(Draft draft) {
        ObjectNode subcategory = draft.target("subcategory");
        if (subcategory != null) {
            draft.setIfAbsent("category", subcategory.get("category"));
        }
        if (draft.isCreate() && draft.manage().has(Trait.COPY_NAMES)) {
            draft.set("identifier", TextNode.valueOf(draft.row().path("identifier").asText() + COPY));
        }
    }

    /** Somebody was faster, once: beside the copy stands the item that has the id. */
    @Override
    public void stored(Draft draft) {
        String identifier = draft.row().path("identifier").asText();
        if (draft.isCreate() && draft.manage().has(Trait.COPY_NAMES) && identifier.endsWith(COPY)) {
            Table items = draft.manage().table("CatalogItem");
            ObjectNode other = draft.row().deepCopy();
            other.put("id", items.nextId()).remove("integrationXRef");
            draft.manage().traits().remove(Trait.COPY_NAMES);
            items.put(other.put("identifier", identifier.substring(0, identifier.length() - COPY.length())));
        }
    }

    @Override
    public void check(Draft draft) {
        if (draft.is("recurringFlag") && !draft.is("recurringOneTimeFlag") && !draft.has("recurringBillCycle")) {
            draft.error("MissingRequiredField", "recurringBillCycle or recurringOneTimeFlag is required.",
                    "recurringBillCycle/id");
        }
    }
}
