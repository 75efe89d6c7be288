package dev.sibridge.history.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.history.plan.PlanTotals.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** One change of a plan, as a preview wrote it. Plans of earlier releases say neither title nor place. */
final class PlannedRecord {

    private final JsonNode change;

    PlannedRecord(JsonNode change) {
        this.change = change;
    }

    String type() {
        return change.path("type").asText();
    }

    String action() {
        return change.path("action").asText();
    }

    String key() {
        return change.path("key").asText();
    }

    /** What tells it from all others of the plan. */
    String place() {
        return type() + " " + key();
    }

    /** The same of what it stands below; null for nothing. */
    String above() {
        return change.hasNonNull("below") ? typeAbove() + " " + keyAbove() : null;
    }

    String typeAbove() {
        return change.path("below").path("type").asText();
    }

    String keyAbove() {
        return change.path("below").path("key").asText();
    }

    /** Of a line: whether it is the opportunity's. */
    boolean isOfOpportunity() {
        return key().lastIndexOf("/o/") > key().lastIndexOf("/p/");
    }

    PlanNode node(List<PlanNode> children) {
        BigDecimal quantity = number("quantity", "to");
        BigDecimal price = number("price", "to");
        return new PlanNode(type(), key(), action(), title(), quantity, price,
                quantity == null || price == null ? null : quantity.multiply(price), number("budgetHours", "to"),
                children);
    }

    private String title() {
        return Optional.ofNullable(change.path("title").textValue()).or(() -> List.of("name", "description", "summary",
                        "identifier").stream().map(member -> change.path("fields").path(member).path("to").textValue())
                .filter(text -> text != null).findFirst()).orElse(key());
    }

    /** A number of before ({@code from}) or after ({@code to}); null when the plan does not tell. */
    BigDecimal number(String member, String side) {
        JsonNode value = change.path("fields").path(member).path(side);
        return value.isNumber() ? value.decimalValue() : null;
    }

    /** What a line comes to before or after; empty when the plan does not tell all of it. */
    Optional<Money> money(String side) {
        BigDecimal quantity = number("quantity", side);
        BigDecimal price = number("price", side);
        if (quantity == null || price == null) {
            return Optional.empty();
        }
        BigDecimal cost = number("cost", side);
        BigDecimal amount = quantity.multiply(price);
        boolean taxed = change.path("fields").path("taxableFlag").path(side).asBoolean();
        return Optional.of(new Money(amount, cost == null ? BigDecimal.ZERO : quantity.multiply(cost),
                taxed ? amount : BigDecimal.ZERO));
    }
}
