package dev.sibridge.sandbox.manage.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Call;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Reply;
import dev.sibridge.sandbox.manage.query.Paging;
import dev.sibridge.sandbox.manage.query.Projection;
import dev.sibridge.sandbox.manage.query.Query;
import dev.sibridge.sandbox.manage.records.ConversionException;
import dev.sibridge.sandbox.manage.records.Renderer;
import dev.sibridge.sandbox.manage.rules.RuleBook;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Answers calls: the same for every entity, apart from the few {@link SpecialCalls}. */
public final class Api {

    private static final Set<String> WRITING = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Manage manage;
    private final Routes routes;
    private final Renderer renderer;
    private final Writer writer;
    private final Remover remover;
    private final SpecialCalls special;
    private final Permissions permissions;

    public Api(Manage manage, MemberTokens tokens) {
        this.manage = manage;
        RuleBook rules = new RuleBook();
        routes = new Routes(manage.model());
        renderer = new Renderer(manage);
        writer = new Writer(manage, rules, renderer);
        remover = new Remover(manage, rules);
        special = new SpecialCalls(this, tokens);
        permissions = new Permissions(manage);
    }

    Manage manage() {
        return manage;
    }

    Renderer renderer() {
        return renderer;
    }

    public Writer writer() {
        return writer;
    }

    public Permissions permissions() {
        return permissions;
    }

    public Remover remover() {
        return remover;
    }

    /** Never throws for what the caller did wrong. */
    public Reply answer(Call call, String who) {
        try {
            boolean search = call.path().endsWith("/search");
            if (WRITING.contains(call.method()) && !search) {
                return manage.store().writing(() -> dispatch(call, who));
            }
            return manage.store().reading(() -> dispatch(call, who));
        } catch (ApiException e) {
            return e.reply();
        } catch (ConversionException e) {
            return e.toReply(call.body()).reply();
        }
    }

    private Reply dispatch(Call call, String who) {
        List<String> segments = Routes.segments(call.path());
        permissions.check(call, who);
        Reply reply = special.answer(call, segments, who);
        if (reply != null) {
            return reply;
        }
        Routes.Route route = routes.find(segments);
        if (route == null) {
            throw ApiException.noEndpoint();
        }
        if (route.parentId() != 0) {
            record(manage.model().entity(route.entity().definition().parent()), route.parentId());
        }
        if (permissions.showsOnlyOwn(call, who)) {
            return hidden(route);
        }
        return switch (route.kind()) {
            case COUNT -> only(call, "GET", count(call, route));
            case LIST -> list(call, route, who);
            case RECORD -> one(call, route, who);
        };
    }

    /** To who may only see his own, the records of others look like deleted ones. */
    private static Reply hidden(Routes.Route route) {
        return switch (route.kind()) {
            case COUNT -> ok(200, Json.object().put("count", 0));
            case LIST -> ok(200, Json.MAPPER.createArrayNode());
            case RECORD -> throw ApiException.notFound(route.entity(), route.id());
        };
    }

    private static Reply only(Call call, String method, Reply reply) {
        if (!call.method().equals(method)) {
            throw notAllowed(call);
        }
        return reply;
    }

    static ApiException notAllowed(Call call) {
        return new ApiException(405, "ConnectWiseApi", "The requested resource does not support http method '"
                + call.method() + "'.");
    }

    private Reply count(Call call, Routes.Route route) {
        int count = new Query(manage, route.entity(), renderer)
                .select(Query.Criteria.of(call), route.parentId(), 0).size();
        return ok(200, Json.object().put("count", count));
    }

    private Reply list(Call call, Routes.Route route, String who) {
        if (call.method().equals("GET")) {
            return page(call, route.entity(), Query.Criteria.of(call), route.parentId());
        }
        requireMethod(call, route.entity(), "POST");
        ObjectNode created = writer.create(route.entity(), route.parentId(), body(call), change(call, who));
        return ok(route.entity().definition().created(), show(call, route.entity(), created));
    }

    /** One page of the records that meet the criteria. */
    Reply page(Call call, Entity entity, Query.Criteria criteria, int parentId) {
        Paging paging = new Paging(call);
        List<ObjectNode> found = new Query(manage, entity, renderer).select(criteria, parentId, paging.afterId());
        Reply links = Reply.empty(200);
        ArrayNode shown = Json.MAPPER.createArrayNode();
        paging.page(found, links, row -> row.get("id").asInt()).forEach(row -> shown.add(show(call, entity, row)));
        Reply reply = ok(200, shown);
        reply.headers().putAll(links.headers());
        return reply;
    }

    private Reply one(Call call, Routes.Route route, String who) {
        Entity entity = route.entity();
        ObjectNode row = child(route);
        if (call.method().equals("GET")) {
            return ok(200, show(call, entity, row));
        }
        requireMethod(call, entity, "PUT", "PATCH", "DELETE");
        return change(call, entity, row, who);
    }

    /** PUT, PATCH or DELETE of a record. */
    Reply change(Call call, Entity entity, ObjectNode row, String who) {
        if (call.method().equals("DELETE")) {
            remover.delete(entity, row, who);
            return Reply.empty(204);
        }
        ObjectNode changed = call.method().equals("PUT") ? writer.replace(entity, row, body(call), change(call, who))
                : writer.patch(entity, row, body(call), change(call, who));
        return ok(200, show(call, entity, changed));
    }

    private void requireMethod(Call call, Entity entity, String... methods) {
        if (!Set.of(methods).contains(call.method()) || !entity.definition().methods().contains(call.method())) {
            throw notAllowed(call);
        }
    }

    private ObjectNode child(Routes.Route route) {
        ObjectNode row = record(route.entity(), route.id());
        if (route.parentId() == 0) {
            return row;
        }
        JsonNode parent = row.get(route.entity().definition().parentMember());
        int id = Json.isNull(parent) ? 0 : parent.isObject() ? Json.id(parent) : parent.asInt();
        if (id != route.parentId()) {
            throw ApiException.notFound(route.entity(), route.id());
        }
        return row;
    }

    /** @throws ApiException when there is no such record */
    public ObjectNode record(Entity entity, int id) {
        ObjectNode row = manage.store().table(entity).get(id);
        if (row == null) {
            throw ApiException.notFound(entity, id);
        }
        return row;
    }

    ObjectNode show(Call call, Entity entity, ObjectNode row) {
        return Projection.apply(call, entity, renderer.render(entity, row, call.base()));
    }

    static Writer.Change change(Call call, String who) {
        return new Writer.Change(who, call.violations());
    }

    static Reply ok(int status, JsonNode body) {
        return Reply.of(status, body);
    }

    /** The body as JSON; anything else is refused before it is looked at. */
    static JsonNode body(Call call) {
        String type = String.valueOf(call.header("content-type")).split(";")[0].trim();
        if (!type.equals("application/json") && !type.equals("application/vnd.connectwise.com+json")) {
            throw new ApiException(415, "ConnectWiseApi", "The media type '" + type + "' is not supported.");
        }
        try {
            JsonNode body = Json.MAPPER.readTree(call.body());
            if (Json.isNull(body)) {
                throw malformed("The body is empty.");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw malformed(e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed(e.getMessage());
        }
    }

    private static ApiException malformed(String message) {
        return new ApiException(400, "InvalidObject", "object is invalid: " + message);
    }

    /** One page of what is shown, by the ids in it. */
    static Reply page(Call call, List<ObjectNode> shown) {
        Paging paging = new Paging(call);
        List<ObjectNode> rest = shown.stream().filter(row -> row.get("id").asInt() > paging.afterId()).toList();
        Reply links = Reply.empty(200);
        ArrayNode page = Json.MAPPER.createArrayNode();
        page.addAll(paging.page(rest, links, row -> row.get("id").asInt()));
        Reply reply = ok(200, page);
        reply.headers().putAll(links.headers());
        return reply;
    }
}
