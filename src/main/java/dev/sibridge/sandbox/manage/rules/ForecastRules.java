package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.math.BigDecimal;

/** Revenue and cost of a forecast item are totals of the line, not per unit. */
final class ForecastRules implements Rules {

    @Override
    public void complete(Draft draft) {
        BigDecimal revenue = draft.row().path("revenue").decimalValue();
        BigDecimal cost = draft.row().path("cost").decimalValue();
        draft.set("margin", DecimalNode.valueOf(revenue.subtract(cost)));
        ObjectNode item = draft.target("catalogItem");
        if (item != null) {
            draft.set("productDescription", item.get("description"));
            draft.set("productClass", item.get("productClass"));
        }
    }

    @Override
    public void check(Draft draft) {
        if (OpportunityRules.isClosed(draft.manage(), draft.target("opportunity"))) {
            draft.error("InvalidField", "Opportunity " + draft.id("opportunity")
                    + " is closed. Its forecast cannot be changed.", "opportunity");
        }
    }

    @Override
    public void deleting(Manage manage, Entity entity, ObjectNode row) {
        LineRules.refuseClosed(manage, entity, manage.target("ForecastItem", row, "opportunity"), null);
    }
}
