package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Reply;
import dev.sibridge.sandbox.manage.model.Table;
import dev.sibridge.sandbox.manage.query.Query;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The calls that are not plain reading and writing of records. */
final class SpecialCalls {

    private static final Map<String, List<String>> DETACH = Map.of("removeFromTicket", List.of("ticket"),
            "removeFromInvoice", List.of("invoice"), "removeFromOpportunity", List.of("opportunity"),
            "removeFromSalesOrder", List.of("salesOrder"), "removeFromProject", List.of("project", "phase"));

    private final Api api;
    private final MemberTokens tokens;
    private final ForecastCalls forecast;
    private final Conversions conversions;
    private final ProjectCalls project;
    private final TimeCalls time;

    SpecialCalls(Api api, MemberTokens tokens) {
        this.api = api;
        this.tokens = tokens;
        forecast = new ForecastCalls(api);
        conversions = new Conversions(api);
        project = new ProjectCalls(api);
        time = new TimeCalls(api);
    }

    /** The answer, or null if the call is an ordinary one. */
    Reply answer(Call call, List<String> segments, String who) {
        String path = String.join("/", segments);
        if (path.equals("system/info")) {
            return info(call);
        }
        if (path.startsWith("system/members/")) {
            return member(call, segments);
        }
        if (path.equals("project/tickets/search")) {
            return search(call);
        }
        if (segments.get(0).equals("project") && segments.size() > 3) {
            Reply reply = project.answer(call, segments);
            if (reply != null) {
                return reply;
            }
        }
        if (path.matches("time/(sheets|entries)/\\d{1,9}/[a-zA-Z]+")) {
            return time.answer(call, segments, who);
        }
        if (path.matches("company/companies/\\d{1,9}/merge")) {
            return merge(call, Integer.parseInt(segments.get(2)));
        }
        if (path.matches("procurement/products/\\d{1,9}/detach")) {
            return detach(call, Integer.parseInt(segments.get(2)), who);
        }
        if (path.matches("sales/opportunities/\\d{1,9}/convertToProject")) {
            return conversions.toProject(call, Integer.parseInt(segments.get(2)), who);
        }
        boolean ofForecast = path.matches("sales/opportunities/\\d{1,9}/forecast(/.*)?");
        return ofForecast ? forecast.answer(call, segments, who) : null;
    }

    private Reply info(Call call) {
        require(call, "GET");
        ObjectNode info = Json.object().put("version", "v2026.4.0").put("isCloud", true)
                .put("serverTimeZone", "Eastern Standard Time").put("cloudRegion", "NA")
                .put("maxWorkFlowRecordsAllowed", 1000);
        info.putArray("licenseBits").addObject().put("name", "Project").put("activeFlag", true);
        return Api.ok(200, info);
    }

    private Reply member(Call call, List<String> segments) {
        boolean token = segments.size() == 4 && segments.get(3).equals("tokens");
        boolean byName = segments.size() == 3 && !Routes.isId(segments.get(2)) && !segments.get(2).equals("count");
        if (!token && !byName) {
            return null;
        }
        require(call, token ? "POST" : "GET");
        Entity entity = api.manage().model().entity("Member");
        Table members = api.manage().table("Member");
        Iterator<Integer> ids = members.find("identifier", Keys.of(segments.get(2))).iterator();
        if (!ids.hasNext()) {
            throw ApiException.notFound(entity, segments.get(2));
        }
        ObjectNode row = members.get(ids.next());
        return token ? Api.ok(200, tokens.issue(row)) : Api.ok(200, api.show(call, entity, row));
    }

    private Reply search(Call call) {
        require(call, "POST");
        JsonNode body = Api.body(call);
        return api.page(call, api.manage().model().entity("ProjectTicket"), Query.Criteria.of(body), 0);
    }

    private Reply merge(Call call, int id) {
        require(call, "POST");
        Entity entity = api.manage().model().entity("Company");
        ObjectNode from = api.record(entity, id);
        CompanyMerge.merge(api.manage(), from, api.record(entity, Api.body(call).path("toCompanyId").asInt()));
        return Api.ok(200, Json.object().put("success", true));
    }

    private Reply detach(Call call, int id, String who) {
        require(call, "POST");
        Entity entity = api.manage().model().entity("ProductItem");
        ObjectNode row = api.record(entity, id);
        List<String> members = new ArrayList<>();
        Api.body(call).properties().forEach(field -> {
            if (!DETACH.containsKey(field.getKey())) {
                call.violation("detach: unknown member " + field.getKey());
            } else if (field.getValue().asBoolean()) {
                members.addAll(DETACH.get(field.getKey()));
            }
        });
        var operations = Json.MAPPER.createArrayNode();
        members.forEach(member -> operations.addObject().put("op", "remove").put("path", member));
        api.writer().patch(entity, row, operations, Api.change(call, who));
        return Reply.empty(204);
    }

    static void require(Call call, String method) {
        if (!call.method().equals(method)) {
            throw Api.notAllowed(call);
        }
    }
}
