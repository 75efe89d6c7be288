package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;

/** An opportunity is closed by its status, and its lines follow that. */
public final class OpportunityRules implements Rules {

    /** Whether lines of an opportunity may be written. */
    public static boolean isClosed(Manage manage, ObjectNode opportunity) {
        return manage.flag("Opportunity", opportunity, "status", "closedFlag");
    }

    @Override
    public void complete(Draft draft) {
        ObjectNode contact = draft.target("contact");
        if (contact != null && !draft.has("site")) {
            draft.setIfAbsent("site", contact.get("site"));
        }
        WorkflowRules.ofOpportunity(draft);
        boolean closed = isClosed(draft.manage(), draft.row());
        if (closed && !draft.has("closedDate")) {
            draft.set("closedDate", TextNode.valueOf(draft.manage().now()));
        } else if (!closed) {
            draft.set("closedDate", NullNode.getInstance());
        }
    }

    @Override
    public void check(Draft draft) {
        requireType(draft);
    }

    /** What many tenants have made of opportunities and projects. */
    static void requireType(Draft draft) {
        if (draft.manage().has(Trait.REQUIRED_MEMBERS) && draft.isCreate() && !draft.has("type")
                && !draft.isFaulty("type")) {
            draft.error("MissingRequiredField", "The type field is required.", "type");
        }
    }

    @Override
    public void stored(Draft draft) {
        if (draft.isCreate() || !draft.changed("status")) {
            return;
        }
        for (ObjectNode line : draft.manage().table("ProductItem").select("opportunity", draft.id())) {
            ObjectNode copy = line.deepCopy();
            LineRules.status(draft.manage(), copy);
            draft.manage().table("ProductItem").put(copy);
        }
        for (ObjectNode item : draft.manage().table("ForecastItem").select("opportunity", draft.id())) {
            draft.manage().set("ForecastItem", item, "status", draft.row().get("status"));
        }
    }
}
