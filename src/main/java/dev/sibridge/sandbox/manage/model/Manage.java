package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One tenant: its model, its records, its limits. */
public final class Manage {

    public static final String OLD_LIMITS = "2022.1";

    private final Model model = new Model();
    private final Store store = new Store(model);
    private volatile String limits = OLD_LIMITS;
    private final Set<Trait> traits = ConcurrentHashMap.newKeySet();

    public Model model() {
        return model;
    }

    public Store store() {
        return store;
    }

    public Table table(String entity) {
        return store.table(entity);
    }

    /** The release whose lengths hold. */
    public String limits() {
        return limits;
    }

    public void limits(String release) {
        limits = release;
    }

    /** Whether the tenant is of that kind. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public Set<Trait> traits() {
        return traits;
    }

    public String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The record marked as default, or null. */
    public ObjectNode defaultOf(Entity entity) {
        for (ObjectNode row : store.table(entity).all()) {
            if (row.path("defaultFlag").asBoolean()) {
                return row;
            }
        }
        return null;
    }

    /** The first record of an entity, or 0. */
    public int firstId(String entity) {
        return table(entity).all().stream().findFirst().map(row -> row.get("id").asInt()).orElse(0);
    }

    /** The record that a member of another one refers to, or null. */
    public ObjectNode target(String entity, ObjectNode row, String member) {
        return store.target(model.entity(entity).member(member), row.get(member));
    }

    /** Whether a flag stands on the record that a member refers to, such as closedFlag on the status. */
    public boolean flag(String entity, ObjectNode row, String member, String flag) {
        ObjectNode target = row == null ? null : target(entity, row, member);
        return target != null && target.path(flag).asBoolean();
    }

    /** Puts a changed copy of a record in its place. */
    public void set(String entity, ObjectNode row, String member, JsonNode value) {
        ObjectNode copy = row.deepCopy();
        copy.set(member, value);
        table(entity).put(copy);
    }
}
