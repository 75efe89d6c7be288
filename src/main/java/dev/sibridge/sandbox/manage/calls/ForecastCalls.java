package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Reply;
import dev.sibridge.sandbox.manage.records.ConversionException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forecast of an opportunity: one document with items and totals, and the items one by one. A PUT of the whole
 * gives every item a new id, which breaks the links of product lines; a PATCH keeps the ids.
 */
final class ForecastCalls {

    private static final Pattern ITEM_PATH = Pattern.compile("/?forecastItems(?:/(\\d{1,6}|-))?(?:/(.+))?");

    private final Api api;

    ForecastCalls(Api api) {
        this.api = api;
    }

    /** The answer, or null for what is an ordinary call on an item. */
    Reply answer(Call call, List<String> segments, String who) {
        int opportunity = Integer.parseInt(segments.get(2));
        api.record(api.manage().model().entity("Opportunity"), opportunity);
        if (segments.size() == 4) {
            return whole(call, opportunity, who);
        }
        if (segments.get(4).equals("count")) {
            SpecialCalls.require(call, "GET");
            return Api.ok(200, Json.object().put("count", 1));
        }
        boolean post = segments.size() == 5 && Routes.isId(segments.get(4)) && call.method().equals("POST");
        return post ? created(call, opportunity, who) : null;
    }

    private Reply created(Call call, int opportunity, String who) {
        ObjectNode item = api.writer().create(item(), opportunity, Api.body(call), Api.change(call, who));
        return Api.ok(201, api.show(call, item(), item));
    }

    private Reply whole(Call call, int opportunity, String who) {
        switch (call.method()) {
            case "GET" -> {
                ArrayNode list = Json.MAPPER.createArrayNode();
                return Api.ok(200, list.add(render(call, opportunity)));
            }
            case "POST" -> {
                append(call, opportunity, who);
                return Api.ok(201, render(call, opportunity));
            }
            case "PUT" -> {
                List<ObjectNode> old = items(opportunity);
                append(call, opportunity, who);
                old.forEach(item -> api.remover().remove(item(), item));
                return Api.ok(200, render(call, opportunity));
            }
            case "PATCH" -> {
                Api.body(call).forEach(operation -> patch(call, opportunity, operation, who));
                return Api.ok(200, render(call, opportunity));
            }
            default -> {
                items(opportunity).forEach(item -> api.remover().delete(item(), item, who));
                return Reply.empty(204);
            }
        }
    }

    /** All items or none. */
    private void append(Call call, int opportunity, String who) {
        List<ObjectNode> created = new ArrayList<>();
        try {
            for (JsonNode body : Api.body(call).path("forecastItems")) {
                if (!body.isObject()) {
                    throw ConversionException.type(body, "ForecastItem", "forecastItems");
                }
                ObjectNode fresh = body.deepCopy();
                fresh.remove(List.of("id", "sequenceNumber", "margin", "productDescription", "productClass"));
                created.add(api.writer().create(item(), opportunity, fresh, Api.change(call, who)));
            }
        } catch (ApiException | ConversionException e) {
            created.forEach(item -> api.remover().remove(item(), item));
            throw e;
        }
    }

    private void patch(Call call, int opportunity, JsonNode operation, String who) {
        Matcher path = ITEM_PATH.matcher(operation.path("path").asText(""));
        List<ObjectNode> items = items(opportunity);
        boolean known = path.matches() && path.group(1) != null;
        boolean add = known && path.group(2) == null && operation.path("op").asText().equals("add");
        int index = !known || path.group(1).equals("-") ? items.size() : Integer.parseInt(path.group(1));
        if (add) {
            api.writer().create(item(), opportunity, operation.path("value"), Api.change(call, who));
        } else if (index >= items.size()) {
            throw new ApiException(400, "InvalidObject", "The target location specified by path '"
                    + operation.path("path").asText() + "' was not found.");
        } else if (path.group(2) == null) {
            api.remover().delete(item(), items.get(index), who);
        } else {
            ObjectNode inner = operation.deepCopy();
            inner.put("path", path.group(2));
            ArrayNode operations = Json.MAPPER.createArrayNode();
            api.writer().patch(item(), items.get(index), operations.add(inner), Api.change(call, who));
        }
    }

    private Entity item() {
        return api.manage().model().entity("ForecastItem");
    }

    private List<ObjectNode> items(int opportunity) {
        return api.manage().table("ForecastItem").select("opportunity", opportunity);
    }

    private ObjectNode render(Call call, int opportunity) {
        List<ObjectNode> items = items(opportunity);
        ObjectNode forecast = Json.reference(opportunity);
        ArrayNode shown = forecast.putArray("forecastItems");
        items.forEach(item -> shown.add(api.renderer().render(item(), item, call.base())
                .put("sequenceNumber", shown.size() + 1)));
        forecast.set("productRevenue", total(items, type("Product")));
        forecast.set("serviceRevenue", total(items, type("Service")));
        forecast.set("agreementRevenue", total(items, type("Agreement")));
        forecast.set("otherRevenue1", total(items, type("Other1")));
        forecast.set("otherRevenue2", total(items, type("Other2")));
        forecast.set("forecastRevenueTotals", total(items, item -> true));
        forecast.set("inclusiveRevenueTotals", total(items, item -> item.path("includeFlag").asBoolean()));
        forecast.set("wonRevenue", total(items, item -> flag(item, "wonFlag")));
        forecast.set("lostRevenue", total(items, item -> flag(item, "lostFlag")));
        forecast.set("openRevenue", total(items, item -> !flag(item, "closedFlag")));
        return forecast;
    }

    private static Predicate<ObjectNode> type(String type) {
        return item -> item.path("forecastType").asText().equals(type);
    }

    private boolean flag(ObjectNode item, String flag) {
        return api.manage().flag("ForecastItem", item, "status", flag);
    }

    private static ObjectNode total(List<ObjectNode> items, Predicate<ObjectNode> which) {
        BigDecimal revenue = sum(items, which, "revenue");
        BigDecimal cost = sum(items, which, "cost");
        BigDecimal margin = revenue.subtract(cost);
        BigDecimal percentage = revenue.signum() == 0 ? BigDecimal.ZERO
                : margin.multiply(BigDecimal.valueOf(100)).divide(revenue, 2, RoundingMode.HALF_UP);
        return Json.object().put("revenue", revenue).put("cost", cost).put("margin", margin)
                .put("percentage", percentage);
    }

    private static BigDecimal sum(List<ObjectNode> items, Predicate<ObjectNode> which, String member) {
        return items.stream().filter(which).map(item -> item.path(member).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
