package dev.sibridge.history.plan;

import dev.sibridge.history.plan.PlanTotals.Money;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.math.BigDecimal;
import java.util.Optional;

/** Adds up what a plan comes to. */
final class PlanSums {

    private int created;
    private int updated;
    private int removed;
    private BigDecimal hours = BigDecimal.ZERO;
    private Money opportunity = Money.NONE;
    private Money project = Money.NONE;
    private boolean complete = true;

    void add(PlannedRecord planned) {
        switch (planned.action()) {
            case "create" -> created++;
            case "remove" -> removed++;
            default -> updated++;
        }
        addHours(planned);
        if (planned.type().equals(RecordType.LINE.wireName())) {
            addLine(planned);
        }
    }

    PlanTotals totals() {
        return new PlanTotals(created, updated, removed, hours, opportunity, project, complete);
    }

    private void addHours(PlannedRecord planned) {
        BigDecimal after = planned.number("budgetHours", "to");
        BigDecimal before = planned.number("budgetHours", "from");
        if (after != null) {
            hours = hours.add(after).subtract(before == null ? BigDecimal.ZERO : before);
        }
    }

    private void addLine(PlannedRecord planned) {
        boolean isNew = planned.action().equals("create");
        Optional<Money> after = planned.money("to");
        Optional<Money> before = isNew ? Optional.of(Money.NONE) : planned.money("from");
        if (after.isEmpty() || before.isEmpty()) {
            complete = false;
            return;
        }
        Money difference = after.get().minus(before.get());
        if (planned.isOfOpportunity()) {
            opportunity = opportunity.plus(difference);
        } else {
            project = project.plus(difference);
        }
    }
}
