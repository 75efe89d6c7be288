package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The records of an entity, in the order of their ids, with an index per member that somebody asked for. Records are
 * never changed in place: who reads one keeps what he read. The caller holds the store's lock.
 */
public final class Table {

    private final NavigableMap<Integer, ObjectNode> rows = new TreeMap<>();
    private final Map<String, Map<Object, Set<Integer>>> indexes = new ConcurrentHashMap<>();
    private int last;

    /** Tables count from different numbers, so that an id of the wrong entity is not found instead of mistaken. */
    Table(int first) {
        last = first;
    }

    /** A table of its own with the same records, counting on from the same number. */
    Table copy() {
        Table copy = new Table(last);
        copy.rows.putAll(rows);
        return copy;
    }

    public int nextId() {
        return ++last;
    }

    public ObjectNode get(int id) {
        return rows.get(id);
    }

    public Collection<ObjectNode> all() {
        return rows.values();
    }

    public Collection<ObjectNode> after(int id) {
        return rows.tailMap(id, false).values();
    }

    public int size() {
        return rows.size();
    }

    public void put(ObjectNode row) {
        int id = row.get("id").asInt();
        ObjectNode old = rows.put(id, row);
        indexes.forEach((member, index) -> {
            drop(index, member, old, id);
            add(index, member, row, id);
        });
    }

    public void remove(int id) {
        ObjectNode old = rows.remove(id);
        indexes.forEach((member, index) -> drop(index, member, old, id));
    }

    /** Ids of the records whose member has that key, ascending. */
    public Set<Integer> find(String member, Object key) {
        return indexes.computeIfAbsent(member, this::build).getOrDefault(key, Set.of());
    }

    public List<ObjectNode> select(String member, int id) {
        List<ObjectNode> found = new ArrayList<>();
        find(member, Keys.of(IntNode.valueOf(id))).forEach(row -> found.add(rows.get(row)));
        return found;
    }

    private Map<Object, Set<Integer>> build(String member) {
        Map<Object, Set<Integer>> index = new ConcurrentHashMap<>();
        rows.forEach((id, row) -> add(index, member, row, id));
        return index;
    }

    private static void add(Map<Object, Set<Integer>> index, String member, ObjectNode row, int id) {
        Object key = Keys.of(row.get(member));
        if (key != null) {
            index.computeIfAbsent(key, any -> new TreeSet<>()).add(id);
        }
    }

    private static void drop(Map<Object, Set<Integer>> index, String member, ObjectNode row, int id) {
        JsonNode value = row == null ? null : row.get(member);
        Object key = Keys.of(value);
        if (key != null) {
            Set<Integer> ids = index.get(key);
            ids.remove(id);
            if (ids.isEmpty()) {
                index.remove(key);
            }
        }
    }
}
