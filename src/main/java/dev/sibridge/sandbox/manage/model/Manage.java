package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** One tenant: its model, its records, its limits. */
public final class Manage {

    public static final String OLD_LIMITS = "2022.1";

    private final Model model = new Model();
    private final Store store = new Store(model);
    private volatile String limits = OLD_LIMITS;
    private final Set<Trait> traits = ConcurrentHashMap.newKeySet();
    private volatile Consumer<Event> listener = event -> { };

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

    /** Tells whoever listens what was written; the writer holds the store's lock. */
    public void tell(Event event) {
        listener.accept(event);
    }

    /** @param listener hears of every record that somebody wrote or deleted; it must be quick and must not fail */
    public void listen(Consumer<Event> listener) {
        this.listener = listener;
    }

    /** Puts a changed copy of a record in its place, of which nobody is told. */
    public void set(String entity, ObjectNode row, String member, JsonNode value) {
        ObjectNode copy = row.deepCopy();
        copy.set(member, value);
        table(entity).put(copy);
    }

    /**
     * Somebody wrote a record. What the server changes by itself, such as the hours of a ticket, is no event.
     *
     * @param before null for a new record
     * @param after  null for a deleted one
     * @param who    identifier of the member
     */
    public record Event(Entity entity, ObjectNode before, ObjectNode after, String who) {

        /** The record as it is, or as it was last. */
        public ObjectNode row() {
            return after == null ? before : after;
        }

        /** The vendor's word: added, updated or deleted. */
        public String action() {
            return after == null ? "deleted" : before == null ? "added" : "updated";
        }
    }
}
