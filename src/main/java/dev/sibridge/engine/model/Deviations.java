package dev.sibridge.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where Manage holds something else than was sent: by a pricing schedule, a rounding, a workflow rule. Members that its
 * answer does not show count as taken.
 */
public record Deviations(RecordType type, List<Deviation> all) {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern TIME = Pattern.compile("^(\\d{4}-\\d\\d-\\d\\dT[\\d:]{8})(\\.0+)?Z?$");

    /** @param sent never null; @param held what the answer shows */
    record Deviation(String member, JsonNode sent, JsonNode held) {

        @Override
        public String toString() {
            return sent.isObject() ? member + " is " + Difference.shown(held)
                    : member + " " + Difference.shown(sent) + " → " + Difference.shown(held);
        }
    }

    /** Compares what was sent with what Manage answered to it. */
    public static Deviations of(RecordType type, JsonNode sent, JsonNode answer) {
        return new Deviations(type, sent.properties().stream()
                .filter(member -> answer.hasNonNull(member.getKey()))
                .filter(member -> !isSame(member.getValue(), answer.get(member.getKey())))
                .map(member -> new Deviation(member.getKey(), member.getValue(), answer.get(member.getKey())))
                .toList());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** What money hangs on: it is written once more. */
    public Deviations toCorrect() {
        return only(deviation -> type.kind().isCorrected(deviation.member()));
    }

    /** What the tenant's own rules have made of the rest: it is theirs. */
    public Deviations toNote() {
        return only(deviation -> !type.kind().isCorrected(deviation.member()));
    }

    /** The members as they were sent. */
    public Map<String, Object> wanted() {
        return all.stream().collect(Collectors.toMap(Deviation::member, Deviation::sent));
    }

    /** A body with these members as Manage holds them. */
    public JsonNode heldIn(JsonNode body) {
        ObjectNode held = body.deepCopy();
        all.forEach(deviation -> held.set(deviation.member(), deviation.held()));
        return held;
    }

    /** Each member with what was sent and what Manage holds, for people. */
    @Override
    public String toString() {
        return all.stream().map(Deviation::toString).collect(Collectors.joining(", "));
    }

    private Deviations only(Predicate<Deviation> wanted) {
        return new Deviations(type, all.stream().filter(wanted).toList());
    }

    /**
     * Whether what Manage shows is what was sent. A reference is answered with more than its id; what is sent by name,
     * or as a list, is shown in another form and counts as taken.
     */
    static boolean isSame(JsonNode sent, JsonNode held) {
        if (sent.isArray() || sent.isObject() && !sent.has("id")) {
            return true;
        }
        if (sent.isObject()) {
            return sent.path("id").asLong() == held.path("id").asLong();
        }
        if (sent.isTextual() && held.isTextual()) {
            return sent.equals(held) || plain(sent.asText()).equals(plain(held.asText()));
        }
        return !Difference.differ(sent, held);
    }

    // Manage trims texts, joins lines and writes times with or without their zone.
    private static String plain(String text) {
        return TIME.matcher(SPACES.matcher(Text.trim(text)).replaceAll(" ")).replaceFirst("$1");
    }
}
