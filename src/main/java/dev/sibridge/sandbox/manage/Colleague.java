package dev.sibridge.sandbox.manage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.calls.Api;
import dev.sibridge.sandbox.manage.calls.Writer;
import dev.sibridge.sandbox.manage.model.ApiException;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.rules.time.TimeSheets;
import java.util.ArrayList;
import java.util.Map;

/**
 * Somebody who works in the tenant, without HTTP. What he does is checked and told to callbacks like a call of the API;
 * what is refused is an {@link ApiException}. Entities are named by their schema, such as {@code ProjectTicket}.
 */
public final class Colleague {

    private final Manage manage;
    private final Api api;
    private final String member;

    Colleague(Manage manage, Api api, String member) {
        this.manage = manage;
        this.api = api;
        this.member = member;
    }

    /**
     * Makes a record.
     *
     * @param parentId id of the record it belongs to; 0 for none
     * @return its id
     */
    public int create(String entity, int parentId, Map<String, ?> body) {
        return manage.store().writing(() -> api.writer().create(manage.model().entity(entity), parentId,
                Json.MAPPER.valueToTree(body), change())).get("id").asInt();
    }

    /** Changes members of a record; null clears. */
    public void change(String entity, int id, Map<String, ?> values) {
        ArrayNode operations = Json.MAPPER.createArrayNode();
        values.forEach((path, value) -> {
            ObjectNode operation = operations.addObject().put("op", value == null ? "remove" : "replace");
            operation.put("path", path);
            if (value != null) {
                operation.set("value", Json.MAPPER.valueToTree(value));
            }
        });
        manage.store().writing(() -> {
            Entity of = manage.model().entity(entity);
            return api.writer().patch(of, api.record(of, id), operations, change());
        });
    }

    /**
     * Moves a ticket to a phase, also of another project, for which the API has no call. The ticket keeps its board.
     */
    public void move(int ticket, int phase) {
        manage.store().writing(() -> {
            ObjectNode before = api.record(manage.model().entity("ProjectTicket"), ticket);
            ObjectNode after = before.deepCopy();
            after.set("phase", Json.reference(phase));
            after.set("project", Json.reference(api.record(manage.model().entity("ProjectPhase"), phase)
                    .get("projectId").asInt()));
            after.withObject("/_info").put("lastUpdated", manage.now()).put("updatedBy", member);
            manage.table("ProjectTicket").put(after);
            manage.tell(new Manage.Event(manage.model().entity("ProjectTicket"), before, after, member));
            return null;
        });
    }

    /** Deletes a record and what goes with it. */
    public void delete(String entity, int id) {
        manage.store().writing(() -> {
            Entity of = manage.model().entity(entity);
            api.remover().delete(of, api.record(of, id), member);
            return null;
        });
    }

    /**
     * Puts a time entry into a status, whatever it was in, as approval and invoicing do.
     *
     * @param status one of the vendor's, such as {@code Billed}
     */
    public void putTime(int id, String status) {
        Entity entity = manage.model().entity("TimeEntry");
        if (!entity.member("status").values().contains(status)) {
            throw new IllegalArgumentException("A status is one of " + entity.member("status").values());
        }
        manage.store().writing(() -> {
            TimeSheets.set(manage, api.record(entity, id), status, member);
            return null;
        });
    }

    private Writer.Change change() {
        return new Writer.Change(member, new ArrayList<>());
    }
}
