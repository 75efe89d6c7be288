package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.sandbox.manage.records.Draft;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a tenant makes of the price of a line that is written. */
final class TenantPrices {

    private static final BigDecimal SCHEDULE = new BigDecimal("0.9");

    private TenantPrices() {
    }

    static void apply(Draft draft) {
        boolean priced = draft.isCreate() || draft.changed("price") || draft.changed("quantity");
        if (!priced || !draft.has("price")) {
            return;
        }
        BigDecimal price = draft.row().path("price").decimalValue();
        boolean asSent = draft.written().path("ignorePricingSchedulesFlag").asBoolean();
        if (draft.manage().has(Trait.PRICING_SCHEDULE) && !asSent) {
            price = price.multiply(SCHEDULE).setScale(2, RoundingMode.HALF_UP);
        }
        if (draft.manage().has(Trait.ROUNDED_PRICES)) {
            price = price.setScale(0, RoundingMode.HALF_UP);
        }
        draft.set("price", DecimalNode.valueOf(price));
    }
}
