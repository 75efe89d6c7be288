package dev.sibridge.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.connectwise.RecordType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What must be written to turn what we wrote last into what is wanted now. */
final class Difference {

    /** Members in which SI wins over a record that we meet without having written it. */
    private static final Set<String> SI_WINS = Set.of("quantity", "price", "cost", "taxableFlag",
            "expectedCloseDate", "estimatedStart", "estimatedEnd");

    // 2.50 and 2.5 are the same number.
    private static final Comparator<JsonNode> BY_VALUE = (one, other) ->
            one.isNumber() && other.isNumber() ? one.decimalValue().compareTo(other.decimalValue())
                    : one.equals(other) ? 0 : 1;

    private final ObjectMapper json;

    Difference(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The members that differ, with their new values; empty when there is nothing to write.
     *
     * @param base what we wrote last; null when nothing is known, then everything differs
     */
    Map<String, Object> between(RecordType type, JsonNode base, Map<String, Object> wanted) {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (!type.isShared()) {
            wanted.forEach((member, value) -> {
                if (!type.isCreateOnly(member) && differs(base, member, value)) {
                    changes.put(member, value);
                }
            });
        }
        return changes;
    }

    /** What we wrote last, after the changes were written, too. */
    JsonNode apply(JsonNode base, Map<String, Object> changes) {
        ObjectNode merged = base == null ? json.createObjectNode() : base.deepCopy();
        changes.forEach((member, value) -> merged.set(member, json.valueToTree(value)));
        return merged;
    }

    /** The base for a record that Manage held already: it counts as ours, but for the members in which SI wins. */
    JsonNode adopted(Map<String, Object> wanted, JsonNode remote) {
        ObjectNode base = json.valueToTree(wanted);
        SI_WINS.stream().filter(base::has).forEach(member -> base.set(member, remote.get(member)));
        // A status is set in a later wave; one that is set already needs no setting again.
        if (remote.path("status").hasNonNull("id")) {
            base.putObject("status").set("id", remote.path("status").get("id"));
        }
        return base;
    }

    private boolean differs(JsonNode base, String member, Object value) {
        JsonNode wanted = json.valueToTree(value);
        return base == null || !base.has(member) || !base.get(member).equals(BY_VALUE, wanted);
    }
}
