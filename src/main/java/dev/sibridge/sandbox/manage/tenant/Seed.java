package dev.sibridge.sandbox.manage.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.manage.calls.Writer;
import dev.sibridge.sandbox.manage.model.Entity;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Keys;
import dev.sibridge.sandbox.manage.model.Manage;
import dev.sibridge.sandbox.manage.model.Table;
import java.util.ArrayList;
import java.util.List;

/** Fills an empty tenant with what an AV dealer's has: setup tables, boards, members, its own company. */
public final class Seed {

    private final Manage manage;
    private final Writer writer;

    public Seed(Manage manage, Writer writer) {
        this.manage = manage;
        this.writer = writer;
    }

    public void plant() {
        for (Bed bed : Json.resource("/sandbox/manage-seed.json", Bed[].class)) {
            Entity entity = manage.model().entity(bed.entity());
            for (JsonNode row : bed.rows()) {
                if (bed.raw()) {
                    put(entity, row);
                } else {
                    plant(bed, entity, row);
                }
            }
        }
    }

    private void plant(Bed bed, Entity entity, JsonNode row) {
        ObjectNode body = bed.common() == null ? Json.object() : bed.common().deepCopy();
        row.properties().forEach(field -> body.set(field.getKey(), field.getValue()));
        ObjectNode legacy = body.remove("_legacy") instanceof ObjectNode found ? found : null;
        List<String> notes = new ArrayList<>();
        ObjectNode created = writer.create(entity, parent(bed, entity), body, new Writer.Change("zadmin", notes));
        if (!notes.isEmpty()) {
            throw new IllegalStateException(entity.name() + ": " + notes);
        }
        if (legacy != null) {
            // From before today's checks: such records make unrelated patches fail.
            ObjectNode copy = manage.store().table(entity).get(created.get("id").asInt()).deepCopy();
            legacy.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
            manage.store().table(entity).put(copy);
        }
    }

    /** Without checks: what refers to tables that this tenant does not serve. */
    private void put(Entity entity, JsonNode row) {
        ObjectNode copy = Json.object().put("id", manage.store().table(entity).nextId());
        row.properties().forEach(field -> copy.set(field.getKey(), field.getValue()));
        copy.putObject("_info").put("lastUpdated", manage.now()).put("updatedBy", "zadmin");
        manage.store().table(entity).put(copy);
    }

    private int parent(Bed bed, Entity entity) {
        if (bed.parent() == null) {
            return 0;
        }
        Table parents = manage.table(entity.definition().parent());
        return parents.find("name", Keys.of(bed.parent())).iterator().next();
    }

    /**
     * Records of one entity.
     *
     * @param parent name of the record they belong to, for children
     * @param common members that all of them have
     * @param raw    whether they are stored as they stand
     */
    record Bed(String entity, String parent, ObjectNode common, boolean raw, List<JsonNode> rows) {
    }
}
