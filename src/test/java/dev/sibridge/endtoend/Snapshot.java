package dev.sibridge.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that Manage holds, those records too that lie below others, without ids and times, to be held against
 * another such: references stand by name.
 */
public record Snapshot(TreeMap<String, List<String>> records) {

    private static final Map<String, String> OWNERS = Map.of("projectId", "/project/projects", "opportunityId",
            "/sales/opportunities", "ticketId", "/project/tickets", "objectId", "/project/tickets", "contactId",
            "/company/contacts");
    private static final Duration LATELY = Duration.ofDays(2);

    public static Snapshot of(Vendors vendors) {
        Map<String, List<ObjectNode>> shown = vendors.manage().shown();
        TreeMap<String, List<String>> records = new TreeMap<>();
        shown.forEach((list, all) -> records.put(list, all.stream()
                .map(record -> timeless(record.deepCopy(), shown).toString()).sorted().toList()));
        return new Snapshot(records);
    }

    /** Records, with their list, that are here more often than in another. */
    public List<String> surplusTo(Snapshot other) {
        List<String> surplus = new ArrayList<>();
        records.forEach((list, all) -> {
            List<String> left = new ArrayList<>(all);
            other.records.getOrDefault(list, List.of()).forEach(left::remove);
            left.forEach(record -> surplus.add(list + " " + record));
        });
        return surplus;
    }

    /** How many of these records are here at all. */
    public long holds(List<String> listed) {
        return listed.stream().filter(record -> records.getOrDefault(record.substring(0, record.indexOf(' ')),
                List.of()).contains(record.substring(record.indexOf(' ') + 1))).count();
    }

    private static JsonNode timeless(JsonNode node, Map<String, List<ObjectNode>> shown) {
        if (node instanceof ObjectNode object) {
            Map<String, String> owners = new HashMap<>();
            OWNERS.forEach((member, list) -> {
                if (object.path(member).isInt()) {
                    owners.put("of " + list, name(shown.get(list), object.get(member).asInt()));
                }
            });
            object.remove(List.of("_info", "id"));
            object.properties().removeIf(member -> member.getKey().endsWith("Id") && !member.getValue().isTextual()
                    || isLately(member.getValue().asText()));
            // The same number may be written in many ways.
            object.properties().stream().filter(member -> member.getValue().isNumber()).toList().forEach(member ->
                    object.put(member.getKey(),
                            member.getValue().decimalValue().stripTrailingZeros().toPlainString()));
            owners.forEach(object::put);
        }
        node.forEach(below -> timeless(below, shown));
        return node;
    }

    private static String name(List<ObjectNode> records, int id) {
        return records.stream().filter(record -> record.path("id").asInt() == id).findFirst()
                .flatMap(record -> Stream.of("name", "summary", "lastName").map(record::path)
                        .filter(JsonNode::isTextual).map(JsonNode::asText).findFirst())
                .orElse("nothing");
    }

    private static boolean isLately(String text) {
        try {
            return text.length() == 20
                    && Duration.between(Instant.parse(text), Instant.now()).abs().compareTo(LATELY) < 0;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }
}
