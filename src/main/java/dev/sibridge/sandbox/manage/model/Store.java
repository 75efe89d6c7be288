package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** All tables, under one lock: many readers or one writer, so that every write is seen whole or not at all. */
public final class Store {

    private static final int ID_STEP = 100;

    private final Model model;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    Store(Model model) {
        this.model = model;
        clear();
    }

    public void clear() {
        tables.clear();
        int first = 0;
        for (Entity entity : model.entities()) {
            first += ID_STEP;
            if (entity.definition().view() == null) {
                tables.put(entity.name(), new Table(first));
            }
        }
    }

    /** Remembers all tables as they are. Returns the way back to that, which may be gone many times. */
    public Runnable bookmark() {
        Map<String, Table> kept = new LinkedHashMap<>();
        tables.forEach((name, table) -> kept.put(name, table.copy()));
        return () -> tables.replaceAll((name, table) -> kept.get(name).copy());
    }

    public Table table(Entity entity) {
        return tables.get(entity.table());
    }

    public Table table(String entity) {
        return tables.get(entity);
    }

    /** The record that a stored reference points to, or null. */
    public ObjectNode target(Member member, JsonNode reference) {
        Entity entity = Json.isNull(reference) ? null : model.target(member);
        return entity == null ? null : table(entity).get(Json.id(reference));
    }

    public <T> T reading(Supplier<T> work) {
        return locked(lock.readLock(), work);
    }

    public <T> T writing(Supplier<T> work) {
        return locked(lock.writeLock(), work);
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The id within which a record stands: of the referenced record of that name, of the parent, or its own.
     *
     * @return 0 if the record stands in none
     */
    public static int scope(Entity entity, ObjectNode row, String name) {
        JsonNode value = row.get(name);
        if (!Json.isNull(value)) {
            return Json.id(value);
        }
        JsonNode parent = row.get(name + "Id");
        if (!Json.isNull(parent)) {
            return parent.asInt();
        }
        return entity.definition().resource().equals(name) ? row.path("id").asInt() : 0;
    }
}
