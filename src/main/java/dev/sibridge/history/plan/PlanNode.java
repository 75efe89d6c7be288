package dev.sibridge.history.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

/**
 * A record that a preview would write, with what stands below it. Amounts are in Manage's currency.
 *
 * @param type     its wire name
 * @param key      in SI
 * @param action   {@code create}, {@code update} or {@code remove}; null when it stays as it is and only something
 *                 below it changes
 * @param title    what people call it; its key when nobody knows
 * @param quantity of a line; null when the plan does not tell
 * @param price    of one, likewise
 * @param amount   quantity times price, likewise
 * @param hours    of a ticket: what was planned for it; null when that does not change
 * @param children in the order in which they would be written; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlanNode(String type, String key, String action, String title, BigDecimal quantity, BigDecimal price,
        BigDecimal amount, BigDecimal hours, List<PlanNode> children) {

    /** How many records stand below it, at any depth. */
    public int size() {
        return children.stream().mapToInt(child -> 1 + child.size()).sum();
    }
}
