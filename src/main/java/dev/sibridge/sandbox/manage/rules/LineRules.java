package dev.sibridge.sandbox.manage.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.records.Draft;
import dev.sibridge.sandbox.manage.records.Rules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Product lines: charged to something, priced from the catalog, and kept with the forecast of an opportunity. */
final class LineRules implements Rules {

    private static final List<String> CHARGE_TO = List.of("ticket", "phase", "project", "opportunity", "salesOrder",
            "invoice", "agreement");

    /** The product classes that purchasing orders, as far as is known, unless the line says otherwise. */
    private static final Set<String> BOUGHT = Set.of("Inventory", "NonInventory");

    /** Member of a line, and member of the catalog item that is its default. */
    private static final Map<String, String> FROM_CATALOG = Map.of("price", "price", "cost", "cost",
            "description", "description", "customerDescription", "customerDescription",
            "taxableFlag", "taxableFlag", "dropshipFlag", "dropShipFlag", "specialOrderFlag", "specialOrderFlag",
            "phaseProductFlag", "phaseProductFlag", "vendor", "vendor", "vendorSku", "vendorSku");

    @Override
    public void derive(Draft draft) {
        ObjectNode item = draft.target("catalogItem");
        if (item == null) {
            return;
        }
        boolean fresh = draft.isCreate() || !draft.before().path("catalogItem").equals(draft.row().get("catalogItem"));
        FROM_CATALOG.forEach((member, from) -> {
            if (draft.isCreate() || !draft.has(member) && !draft.isGiven(member)) {
                draft.setIfAbsent(member, item.get(from));
            }
        });
        if (fresh) {
            draft.set("listPrice", item.get("price"));
            draft.set("unitOfMeasure", item.get("unitOfMeasure"));
            draft.set("productClass", item.get("productClass"));
            ObjectNode unit = draft.target("unitOfMeasure");
            draft.set("uom", unit == null ? NullNode.getInstance() : unit.get("name"));
        }
        if (draft.isCreate()) {
            draft.setIfAbsent("needToPurchaseFlag",
                    BooleanNode.valueOf(BOUGHT.contains(item.path("productClass").asText())));
        }
    }

    @Override
    public void complete(Draft draft) {
        chargeTo(draft);
        TenantPrices.apply(draft);
        BigDecimal quantity = amount(draft.row(), "quantity");
        BigDecimal price = amount(draft.row(), "price").multiply(quantity);
        BigDecimal cost = amount(draft.row(), "cost").multiply(quantity);
        draft.set("extPrice", DecimalNode.valueOf(price));
        draft.set("extCost", DecimalNode.valueOf(cost));
        draft.set("margin", DecimalNode.valueOf(price.subtract(cost)));
        status(draft.manage(), draft.row());
        if (!draft.has("sequenceNumber")) {
            draft.setIfAbsent("sequenceNumber", DecimalNode.valueOf(nextSequence(draft)));
        }
        if (draft.changed("cancelledFlag") && draft.is("cancelledFlag")) {
            draft.set("cancelledDate", TextNode.valueOf(draft.manage().now()));
        }
    }

    /** The forecast status, and what was won, follow the opportunity. */
    static void status(Manage manage, ObjectNode line) {
        ObjectNode opportunity = manage.target("ProductItem", line, "opportunity");
        line.set("forecastStatus", opportunity == null ? null : opportunity.get("status"));
        boolean won = manage.flag("Opportunity", opportunity, "status", "wonFlag");
        line.set("wonQuantity", won ? line.get("quantity") : null);
        line.set("wonPrice", won ? line.get("price") : null);
        line.set("wonCost", won ? line.get("cost") : null);
    }

    /** A ticket brings its phase, project and company; a phase its project; every one of them its company. */
    private static void chargeTo(Draft draft) {
        ObjectNode ticket = draft.target("ticket");
        boolean detached = ticket == null && !draft.isCreate() && draft.changed("ticket");
        if (ticket != null || detached) {
            follow(draft, "phase", detached ? null : ticket.get("phase"));
            follow(draft, "project", detached ? null : ticket.get("project"));
        }
        ObjectNode phase = draft.target("phase");
        if (phase != null) {
            follow(draft, "project", Json.reference(phase.path("projectId").asInt()));
        }
        draft.set("company", NullNode.getInstance());
        draft.row().remove(List.of("chargeToId", "chargeToType"));
        for (String member : CHARGE_TO) {
            ObjectNode target = draft.has(member) ? draft.target(member) : null;
            if (target != null) {
                draft.setIfAbsent("chargeToId", IntNode.valueOf(draft.id(member)));
                draft.setIfAbsent("chargeToType", TextNode.valueOf(
                        Character.toUpperCase(member.charAt(0)) + member.substring(1)));
                draft.setIfAbsent("company", target.get("company"));
            }
        }
    }

    private static void follow(Draft draft, String member, JsonNode value) {
        if (!draft.isGiven(member)) {
            draft.set(member, value);
        }
    }

    private static BigDecimal nextSequence(Draft draft) {
        String member = CHARGE_TO.stream().filter(draft::has).findFirst().orElse(null);
        if (member == null) {
            return BigDecimal.ONE;
        }
        return draft.manage().table("ProductItem").select(member, draft.id(member)).stream()
                .map(line -> amount(line, "sequenceNumber")).reduce(BigDecimal.ZERO, BigDecimal::max)
                .add(BigDecimal.ONE);
    }

    private static BigDecimal amount(ObjectNode row, String member) {
        return row.path(member).decimalValue();
    }

    @Override
    public void check(Draft draft) {
        boolean charged = CHARGE_TO.stream().anyMatch(member -> draft.has(member) || draft.isFaulty(member));
        if (!charged) {
            draft.error("MissingRequiredField", "The ticket, project, phase, opportunity, salesOrder, invoice or"
                    + " agreement field is required.", "chargeTo");
        }
        agree(draft);
        closed(draft);
        ObjectNode linked = draft.has("forecastDetailId") && draft.isGiven("forecastDetailId")
                ? draft.manage().table("ForecastItem").get(draft.row().get("forecastDetailId").asInt()) : null;
        if (draft.isGiven("forecastDetailId") && draft.has("forecastDetailId")
                && (linked == null || Json.id(linked.get("opportunity")) != draft.id("opportunity"))) {
            draft.error("NotFound", "Forecast " + draft.row().get("forecastDetailId").asInt() + " not found",
                    "forecastDetailId");
        }
    }

    private static void agree(Draft draft) {
        ObjectNode ticket = draft.target("ticket");
        ObjectNode phase = draft.target("phase");
        if (ticket != null && Json.id(ticket.get("project")) != draft.id("project")) {
            draft.error("NotFound", "Project Ticket " + draft.id("ticket") + " not found for Project "
                    + draft.id("project"), "ticket/id");
        }
        if (phase != null && phase.path("projectId").asInt() != draft.id("project")) {
            draft.error("NotFound", "Project Phase " + draft.id("phase") + " not found for Project "
                    + draft.id("project"), "phase/id");
        }
    }

    private static void closed(Draft draft) {
        // What a conversion has brought onto a project is picked, shipped and billed there.
        if (!draft.has("project") && OpportunityRules.isClosed(draft.manage(), draft.target("opportunity"))) {
            draft.error("InvalidField", closedText("Opportunity", draft.id("opportunity")), "opportunity");
        }
        if (ProjectRules.isClosed(draft.manage(), draft.target("project"))) {
            draft.error("InvalidField", closedText("Project", draft.id("project")), "project");
        }
    }

    private static String closedText(String what, int id) {
        return what + " " + id + " is closed. Its products cannot be added, changed or removed.";
    }

    static void refuseClosed(Manage manage, Entity entity, ObjectNode opportunity, ObjectNode project) {
        boolean closed = project == null && OpportunityRules.isClosed(manage, opportunity);
        if (closed || ProjectRules.isClosed(manage, project)) {
            ArrayNode errors = Json.MAPPER.createArrayNode();
            errors.addObject().put("code", "InvalidField")
                    .put("message", closed ? closedText("Opportunity", opportunity.get("id").asInt())
                            : closedText("Project", project.get("id").asInt()))
                    .put("resource", entity.definition().resource()).put("field", closed ? "opportunity" : "project");
            throw ApiException.invalid(entity, errors);
        }
    }

    @Override
    public void stored(Draft draft) {
        if (draft.has("opportunity") && !draft.written().path("bypassForecastUpdate").asBoolean()) {
            ForecastLink.update(draft);
        }
    }

    @Override
    public void deleting(Manage manage, Entity entity, ObjectNode row) {
        refuseClosed(manage, entity, manage.target("ProductItem", row, "opportunity"),
                manage.target("ProductItem", row, "project"));
    }

    @Override
    public void deleted(Manage manage, ObjectNode row) {
        if (row.hasNonNull("forecastDetailId")) {
            manage.table("ForecastItem").remove(row.get("forecastDetailId").asInt());
        }
    }
}
