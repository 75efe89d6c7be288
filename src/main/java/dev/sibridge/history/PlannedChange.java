package dev.sibridge.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One write that a preview shows.
 *
 * @param run    the run's id
 * @param action {@code create}, {@code update} or {@code remove}
 * @param type   its wire name
 * @param key    the record's source key
 * @param fields by member: what Manage holds by our memory, and what it would hold
 */
public record PlannedChange(long run, String action, String type, String key, Map<String, Change> fields) {

    /**
     * A member's change.
     *
     * @param from null for none
     * @param to   null for none; a record that does not exist yet is named by its key
     */
    record Change(Object from, Object to) {
    }

    public static PlannedChange of(long run, Step step) {
        Map<String, Change> fields = new LinkedHashMap<>();
        if (!step.action().removes()) {
            step.body().forEach((member, value) -> fields.put(member, new Change(from(step.base(), member),
                    to(step, member, value))));
        }
        String action = step.action().removes() ? "remove" : step.action().name().toLowerCase(Locale.ROOT);
        return new PlannedChange(run, action, step.ref().type().wireName(), step.ref().key(), fields);
    }

    private static Object from(JsonNode base, String member) {
        return base == null ? null : base.get(member);
    }

    private static Object to(Step step, String member, Object value) {
        boolean isNew = value instanceof Map<?, ?> reference && reference.get("id") instanceof Long id && id < 0;
        return isNew && step.record().body().get(member) instanceof RecordRef ref ? Map.of("key", ref.key()) : value;
    }
}
