package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The category follows from the subcategory; what recurs says how. */
final class CatalogRules implements Rules {

    @Override
    public void complete(Draft draft) {
        ObjectNode subcategory = draft.target("subcategory");
        if (subcategory != null) {
            draft.setIfAbsent("category", subcategory.get("category"));
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
