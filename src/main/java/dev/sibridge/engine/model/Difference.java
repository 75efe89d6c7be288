package dev.sibridge.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must be written to turn what we wrote last into what is wanted now. */
public final class Difference {

    // 2.50 and 2.5 are the same number.
    private static final Comparator<JsonNode> BY_VALUE = (one, other) ->
            one.isNumber() && other.isNumber() ? one.decimalValue().compareTo(other.decimalValue())
                    : one.equals(other) ? 0 : 1;

    private final ObjectMapper json;

    public Difference(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The members that differ, with their new values; empty when there is nothing to write.
     *
     * @param base what we wrote last; null when nothing is known, then everything differs
     */
    public Map<String, Object> between(RecordType type, JsonNode base, Map<String, Object> wanted) {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (!type.isShared()) {
            wanted.forEach((member, value) -> {
                if (!type.kind().isCreateOnly(member) && differs(base, member, value)) {
                    changes.put(member, value);
                }
            });
            emptied(type, base, wanted).forEach(member -> changes.put(member, null));
        }
        return changes;
    }

    /** What we wrote last, after the changes were written, too. */
    public JsonNode apply(JsonNode base, Map<String, Object> changes) {
        ObjectNode merged = base == null ? json.createObjectNode() : base.deepCopy();
        changes.forEach((member, value) -> {
            if (value == null) {
                merged.remove(member);
            } else {
                merged.set(member, json.valueToTree(value));
            }
        });
        return merged;
    }

    // Texts that have been emptied, and references that a record may lose. Other members stay as they were.
    private static List<String> emptied(RecordType type, JsonNode base, Map<String, Object> wanted) {
        return base == null ? List.of() : base.properties().stream()
                .filter(member -> member.getValue().isTextual() || type.kind().isEmptied(member.getKey()))
                .map(Map.Entry::getKey)
                .filter(member -> !wanted.containsKey(member) && !type.kind().isCreateOnly(member))
                .toList();
    }

    /** The base for a record that Manage held already: it counts as ours, but for the members that are compared. */
    public JsonNode adopted(RecordType type, Map<String, Object> wanted, JsonNode remote) {
        ObjectNode base = json.valueToTree(wanted);
        type.kind().comparedWhenAdopted().stream().filter(base::has)
                .forEach(member -> base.set(member, remote.get(member)));
        // A status is set in a later wave; one that is set already needs no setting again.
        if (remote.path("status").hasNonNull("id")) {
            base.putObject("status").set("id", remote.path("status").get("id"));
        }
        return base;
    }

    /**
     * What we wrote when a record was made, with the status that Manage gave it: a later one is a person's.
     *
     * @param sent its body; it is returned itself if there is nothing to add
     */
    public JsonNode created(RecordType type, JsonNode sent, JsonNode answer) {
        if (!type.kind().isDecidedByPeople() || sent.has("status") || !answer.path("status").hasNonNull("id")) {
            return sent;
        }
        ObjectNode body = sent.deepCopy();
        body.putObject("status").set("id", answer.path("status").get("id"));
        return body;
    }

    /** Changes in words: each member with what it was and what it becomes. */
    public String describe(JsonNode base, Map<String, Object> changes) {
        return changes.entrySet().stream().map(change -> change.getKey() + " " + shown(base.get(change.getKey()))
                + " → " + shown(json.valueToTree(change.getValue()))).collect(Collectors.joining(", "));
    }

    /** Where a record in Manage is not as we wrote it last, in words. */
    public List<String> edits(JsonNode base, JsonNode remote) {
        return base.properties().stream().filter(member -> isEdited(member.getValue(), remote.get(member.getKey())))
                .map(member -> member.getKey() + " " + shown(member.getValue()) + " → "
                        + shown(remote.get(member.getKey()))).toList();
    }

    /** Whether a record in Manage is as we wrote it last. */
    public static boolean untouched(JsonNode base, JsonNode remote) {
        return base.properties().stream()
                .noneMatch(member -> isEdited(member.getValue(), remote.get(member.getKey())));
    }

    /** Whether something that was remembered is not the same any more; null for nothing. */
    public boolean differs(JsonNode before, Object now) {
        return before == null || !before.equals(BY_VALUE, json.valueToTree(now));
    }

    private boolean differs(JsonNode base, String member, Object value) {
        return base == null || differs(base.get(member), value);
    }

    /** Whether two values are not the same, however numbers are written. */
    static boolean differ(JsonNode one, JsonNode other) {
        return !one.equals(BY_VALUE, other);
    }

    // Manage does not show every member that it takes.
    private static boolean isEdited(JsonNode ours, JsonNode theirs) {
        return theirs != null && !theirs.isNull() && !Deviations.isSame(ours, theirs);
    }

    /** A value in words. */
    static String shown(JsonNode value) {
        return value == null || value.isNull() ? "nothing"
                : value.isObject() ? value.path("name").asText("id " + value.path("id").asText())
                : value.asText();
    }
}
