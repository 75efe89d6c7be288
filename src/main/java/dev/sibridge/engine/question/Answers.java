package dev.sibridge.engine.question;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.model.Usable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What Manage answered to a few questions, by topic, and the questions that it is asked next. Questions may be asked at
 * the same time.
 */
public final class Answers {

    private final Map<Topic, List<JsonNode>> records = new ConcurrentHashMap<>();
    private final Map<Topic, Map<Integer, List<JsonNode>>> byQuestion = new HashMap<>();
    private List<Question> questions = List.of();
    private int askedBefore;

    /** Begins with questions; nothing is answered yet. */
    public static Answers to(List<Question> questions) {
        return new Answers().andTo(questions);
    }

    /** Begins with what is known already; nothing is asked yet. */
    public static Answers known(Map<Topic, List<JsonNode>> records) {
        Answers answers = new Answers();
        answers.records.putAll(records);
        return answers;
    }

    /** Has one more question asked along with those that are asked next. */
    public void also(Question one) {
        questions = Stream.concat(questions.stream(), Stream.of(one)).toList();
    }

    /** Goes on with further questions: the answers so far stay. */
    public Answers andTo(List<Question> further) {
        askedBefore += questions.size();
        questions = List.copyOf(further);
        return this;
    }

    /** The questions that Manage is asked next, with the place for each one's answer. */
    public List<Asked> asked() {
        return IntStream.range(0, questions.size())
                .mapToObj(number -> new Asked(questions.get(number), askedBefore + number, this)).toList();
    }

    /** The same without the place. */
    public List<Question> questions() {
        return questions;
    }

    /** By topic; grows while questions are asked. */
    public Map<Topic, List<JsonNode>> records() {
        return records;
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

    /**
     * Takes the answer to a question. It replaces what was known of the topic before anybody asked.
     *
     * @param number of the question: answers about one topic stand in the order of the questions, whichever came first
     */
    synchronized void take(Topic topic, int number, List<JsonNode> found) {
        Map<Integer, List<JsonNode>> all = byQuestion.computeIfAbsent(topic, any -> new TreeMap<>());
        all.put(number, found);
        records.put(topic, all.values().stream().flatMap(List::stream).toList());
    }
}
