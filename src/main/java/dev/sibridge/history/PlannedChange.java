package dev.sibridge.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One write that a preview shows.
 *
 * @param run    the run's id
 * @param action {@code create}, {@code update} or {@code remove}
 * @param type   its wire name
 * @param key    the record's source key
 * @param fields by member: what Manage holds by our memory, and what it would hold
 * @param title  what people call it; null when nobody knows
 * @param below  what it stands below in the project or opportunity; null when it stands below nothing, or is removed
 */
public record PlannedChange(long run, String action, String type, String key, Map<String, Change> fields,
        @JsonInclude(JsonInclude.Include.NON_NULL) String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) Place below) {

    private static final Map<RecordType, List<String>> PLACES = Map.of(
            RecordType.PHASE, List.of("parentPhase"), RecordType.TICKET, List.of("phase", "project"),
            RecordType.LINE, List.of("ticket", "project", "opportunity"));

    /** A record by its wire name and source key. */
    record Place(String type, String key) {
    }

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
        return new PlannedChange(run, action, step.ref().type().wireName(), step.ref().key(), fields,
                step.title(), below(step.record()));
    }

    private static Place below(DesiredRecord record) {
        if (record == null) {
            return null;
        }
        return Stream.concat(PLACES.getOrDefault(record.ref().type(), List.of()).stream().map(record.body()::get),
                        Stream.ofNullable(record.parent()))
                .filter(RecordRef.class::isInstance).map(RecordRef.class::cast).findFirst()
                .map(ref -> new Place(ref.type().wireName(), ref.key())).orElse(null);
    }

    private static Object from(JsonNode base, String member) {
        return base == null ? null : base.get(member);
    }

    private static Object to(Step step, String member, Object value) {
        boolean isNew = value instanceof Map<?, ?> reference && reference.get("id") instanceof Long id && id < 0;
        return isNew && step.record().body().get(member) instanceof RecordRef ref ? Map.of("key", ref.key()) : value;
    }
}
