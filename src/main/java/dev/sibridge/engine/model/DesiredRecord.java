package dev.sibridge.engine.model;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A record that Manage should hold.
 *
 * @param type   what it is
 * @param key    where it comes from in SI, unique per type in one tenant; its identity in the ledger
 * @param parent the record in whose list it stands; null for the lists of the whole tenant
 * @param body   members by Manage's names; values are text, numbers, booleans, lists, maps or {@link RecordRef}s.
 *               Members without a value are left out
 * @param match  how to tell whether Manage holds it already: ways to know it, best first, each a set of members that
 *               must all agree. A member may be a path ({@code category/id} is written {@code category} with a
 *               reference) and {@code communicationItems/value} looks into child records
 * @param origin what the ledger keeps besides, to know the record's rows or locations again; null for nothing
 */
@RecordBuilder
public record DesiredRecord(
        RecordType type, String key, RecordRef parent, Map<String, Object> body, List<Map<String, Object>> match,
        Object origin) implements DesiredRecordBuilder.With {

    public DesiredRecord {
        Map<String, Object> filled = new LinkedHashMap<>(body);
        filled.values().removeIf(value -> value == null || "".equals(value));
        body = Bodies.compact(filled);
        match = match.stream().map(Bodies::compact).toList();
    }

    public DesiredRecord(RecordType type, String key, RecordRef parent, Map<String, Object> body,
            List<Map<String, Object>> match) {
        this(type, key, parent, body, match, null);
    }

    public RecordRef ref() {
        return new RecordRef(type, key);
    }

    /** The same without references to these records, which are left out of Manage. */
    public DesiredRecord without(Set<RecordRef> leftOut) {
        if (Collections.disjoint(body.values(), leftOut)) {
            return this;
        }
        Map<String, Object> rest = new LinkedHashMap<>(body);
        rest.values().removeAll(leftOut);
        return withBody(rest).withMatch(match.stream().map(way -> {
            Map<String, Object> known = new LinkedHashMap<>(way);
            known.replaceAll((member, value) -> value != null && leftOut.contains(value) ? null : value);
            return known;
        }).toList());
    }

    /** What people call this very record. */
    public String title() {
        return type.kind().title(member -> body.get(member) instanceof String text ? text : null).orElse(key);
    }

    /** The same with its type, for sentences. */
    public String named() {
        return type.named(title());
    }
}
