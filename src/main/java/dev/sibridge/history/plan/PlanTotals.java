package dev.sibridge.history.plan;

import java.math.BigDecimal;

/**
 * What a plan comes to: the differences that it makes, in Manage's currency.
 *
 * @param created     records that it would make
 * @param updated     records that it would change
 * @param removed     records that it would remove
 * @param hours       planned on tickets
 * @param opportunity lines of the opportunity
 * @param project     lines of the project and its tickets
 * @param complete    whether the plan tells all amounts: of a line that changes it may tell only a part, of one that is
 *                    removed it tells none
 */
public record PlanTotals(int created, int updated, int removed, BigDecimal hours, Money opportunity, Money project,
        boolean complete) {

    /**
     * The lines of one side.
     *
     * @param taxable the part of the price that is taxed; the tax itself is Manage's business
     */
    public record Money(BigDecimal price, BigDecimal cost, BigDecimal taxable) {

        static final Money NONE = new Money(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Money plus(Money other) {
            return new Money(price.add(other.price), cost.add(other.cost), taxable.add(other.taxable));
        }

        Money minus(Money other) {
            return new Money(price.subtract(other.price), cost.subtract(other.cost), taxable.subtract(other.taxable));
        }
    }
}
