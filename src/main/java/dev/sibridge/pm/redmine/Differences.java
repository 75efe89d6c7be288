package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.wire.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a record lacks of what it is to hold. Redmine answers a change with success whether it has made it or not, and
 * notes a time of change even if nothing changes; so only differences are sent, and what it holds is read afterwards.
 */
final class Differences {

    private Differences() {
    }

    /** The fields in which a record differs from what it is to hold. */
    static Map<String, JsonNode> of(ToolRecord record, Map<String, JsonNode> wanted) {
        Map<String, JsonNode> differences = new TreeMap<>();
        wanted.forEach((field, value) -> {
            if (!Values.isSame(value, record.fields().get(field))) {
                differences.put(field, value);
            }
        });
        return differences;
    }

    /** The record, if it holds everything; otherwise Redmine has refused something without saying so. */
    static ToolRecord confirmed(ToolRecord record, Map<String, JsonNode> wanted) {
        Map<String, JsonNode> refused = of(record, wanted);
        if (refused.isEmpty()) {
            return record;
        }
        List<String> reasons = refused.keySet().stream().map(field -> field + ": Redmine holds "
                + record.fields().getOrDefault(field, NullNode.instance)).toList();
        throw new ToolException(Kind.REFUSED, "Redmine answered that it has changed the " + name(record)
                + ", but it has not changed " + String.join(", ", refused.keySet()) + ".", reasons);
    }

    /**
     * Fields by the port's names.
     *
     * @throws ToolException of the kind {@code REFUSED} when one is not among those that there are, or is no day
     */
    static void check(Entity entity, Set<String> fields, Map<String, JsonNode> wanted) {
        List<String> mistakes = wanted.entrySet().stream().filter(one -> !fields.contains(one.getKey())
                        || one.getKey().matches("day|startDate|dueDate") && !Values.isDay(one.getValue()))
                .map(one -> one.getKey() + (fields.contains(one.getKey()) ? ": is no calendar day"
                        : ": Redmine has no place for it")).sorted().toList();
        if (!mistakes.isEmpty()) {
            throw new ToolException(Kind.REFUSED, "Such a " + entity.wireName() + " cannot be in Redmine.", mistakes);
        }
    }

    static String name(ToolRecord record) {
        return record.entity().wireName() + " " + record.id();
    }

    /** A record that is known to be there, in an archived project, where nobody can read it. */
    static ToolRecord unreadable(Entity entity, String id) {
        return new ToolRecord(entity, id, null, null, null, null, null, true, null, Map.of());
    }

    /** A record of Redmine's, with fields that may be null nodes. */
    static ToolRecord record(Entity entity, JsonNode item, String projectId, boolean archived, String mark,
            Map<String, JsonNode> fields) {
        Instant created = Values.instant(item, "created_on");
        return new ToolRecord(entity, Values.id(item), null, created, Values.instant(item, "updated_on"), null,
                projectId, archived, mark, fields);
    }
}
