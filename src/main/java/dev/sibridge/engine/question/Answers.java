package dev.sibridge.engine.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.Usable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Manage answered to a few questions, asked one after the other.
 *
 * @param records by topic; grows while questions are asked
 */
public record Answers(Map<Topic, List<JsonNode>> records) {

    /** Nothing is answered yet. */
    public Answers() {
        this(new HashMap<>());
    }

    /** Whether there is an answer about a topic, be it that there is nothing. */
    public boolean isAnswered(Topic topic) {
        return records.containsKey(topic);
    }

    /** All records about a topic; empty as well when nobody asked. */
    public List<JsonNode> of(Topic topic) {
        return records.getOrDefault(topic, List.of());
    }

    /** The record that is meant: of several the first that is in use. Null when there is none, or nobody asked. */
    public JsonNode first(Topic topic) {
        return first(of(topic));
    }

    /** The first record that is in use; else the first. Null for none. */
    public static JsonNode first(List<JsonNode> records) {
        return records.stream().min(Comparator.comparing(record -> !Usable.is(record))).orElse(null);
    }

    /** The id of the record that is meant; 0 when there is none. */
    public long firstId(Topic topic) {
        JsonNode first = first(topic);
        return first == null ? 0 : first.path("id").asLong();
    }

    /** Adds to the answer about a topic. */
    public void add(Topic topic, List<JsonNode> more) {
        records.computeIfAbsent(topic, any -> new ArrayList<>()).addAll(more);
    }
}
