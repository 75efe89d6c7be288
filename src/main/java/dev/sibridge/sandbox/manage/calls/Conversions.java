package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Reply;
import dev.sibridge.sandbox.manage.model.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Makes a project of an opportunity, or puts its products on one that is there. What becomes of the products is not
 * documented: here they are charged to the project, too, or, by {@link Trait#CONVERSION_COPIES}, copied to it.
 */
final class Conversions {

    private static final Set<String> OF_PROJECT = Set.of("name", "board", "status", "manager", "estimatedStart",
            "estimatedEnd");
    private static final Set<String> OTHERS = Set.of("projectId", "locationId", "businessUnitId",
            "includeAllNotesFlag", "includeAllDocumentsFlag", "includeAllProductsFlag", "includeNoteIds",
            "includeDocumentIds", "includeProductIds");
    private static final List<String> COPIED = List.of("catalogItem", "quantity", "price", "cost", "description",
            "customerDescription", "billableOption", "taxableFlag", "sequenceNumber", "vendor", "vendorSku");

    private final Api api;

    Conversions(Api api) {
        this.api = api;
    }

    Reply toProject(Call call, int opportunityId, String who) {
        SpecialCalls.require(call, "POST");
        Manage manage = api.manage();
        ObjectNode opportunity = api.record(manage.model().entity("Opportunity"), opportunityId);
        JsonNode body = Api.body(call);
        body.fieldNames().forEachRemaining(name -> {
            if (!OF_PROJECT.contains(name) && !OTHERS.contains(name)) {
                call.violation("convertToProject: unknown member " + name);
            }
        });
        Entity entity = manage.model().entity("Project");
        ObjectNode project = body.hasNonNull("projectId") ? api.record(entity, body.get("projectId").asInt())
                : create(entity, opportunity, body, Api.change(call, who));
        for (ObjectNode line : chosen(manage, opportunityId, body)) {
            bring(line, project.get("id").asInt(), Api.change(call, who));
        }
        return Api.ok(201, api.show(call, entity, project));
    }

    private ObjectNode create(Entity entity, ObjectNode opportunity, JsonNode body, Writer.Change change) {
        ObjectNode project = Json.object();
        OF_PROJECT.stream().filter(body::hasNonNull).forEach(member -> project.set(member, body.get(member)));
        for (String member : List.of("company", "contact", "site")) {
            if (opportunity.hasNonNull(member)) {
                project.set(member, opportunity.get(member));
            }
        }
        project.set("opportunity", Json.reference(opportunity.get("id").asInt()));
        project.put("billingMethod", "ActualRates");
        return api.writer().create(entity, 0, project, change);
    }

    private static List<ObjectNode> chosen(Manage manage, int opportunity, JsonNode body) {
        List<ObjectNode> lines = new ArrayList<>(manage.table("ProductItem").select("opportunity", opportunity));
        if (!body.path("includeAllProductsFlag").asBoolean()) {
            List<Integer> ids = new ArrayList<>();
            body.path("includeProductIds").forEach(id -> ids.add(id.asInt()));
            lines.removeIf(line -> !ids.contains(line.get("id").asInt()));
        }
        return lines;
    }

    private void bring(ObjectNode line, int project, Writer.Change change) {
        Entity entity = api.manage().model().entity("ProductItem");
        if (api.manage().has(Trait.CONVERSION_COPIES)) {
            ObjectNode copy = Json.object();
            COPIED.stream().filter(line::hasNonNull).forEach(member -> copy.set(member, line.get(member)));
            copy.set("project", Json.reference(project));
            api.writer().create(entity, 0, copy, change);
            return;
        }
        ArrayNode operations = Json.MAPPER.createArrayNode();
        operations.addObject().put("op", "add").put("path", "project").set("value", Json.reference(project));
        api.writer().patch(entity, line, operations, change);
    }
}
