package dev.sibridge.pm.redmine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/** Redmine's values as the port has them: ids are texts, lines end with LF, what is empty is null. */
public final class Values {

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(false);
    /** Redmine computes with binary fractions. */
    private static final BigDecimal SAME = new BigDecimal("0.000001");

    private Values() {
    }

    /** The id of a record that has one. */
    public static String id(JsonNode record) {
        if (!record.path("id").isIntegralNumber()) {
            throw RedmineHttp.odd("An answer has no \"id\"");
        }
        return record.path("id").asText();
    }

    /** Whether a text can be an id of Redmine's, so that it may stand in a path. */
    public static boolean isId(String id) {
        return id.matches("[0-9]{1,18}");
    }

    /** The id of a record that is referred to. */
    public static JsonNode reference(JsonNode reference) {
        return reference.path("id").isIntegralNumber() ? NODES.textNode(reference.path("id").asText())
                : NODES.nullNode();
    }

    /** A text. Redmine ends the lines of descriptions, and of what is typed into its forms, with CR LF. */
    public static JsonNode text(JsonNode text) {
        return text.isValueNode() ? text(text.asText("")) : NODES.nullNode();
    }

    /** As above; null is empty. */
    public static JsonNode text(String text) {
        return text == null || text.isEmpty() ? NODES.nullNode()
                : NODES.textNode(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** A number, without zeros that mean nothing. */
    public static JsonNode number(JsonNode number) {
        if (!number.isNumber()) {
            return NODES.nullNode();
        }
        BigDecimal plain = number.decimalValue().stripTrailingZeros();
        return NODES.numberNode(plain.scale() < 0 ? plain.setScale(0) : plain);
    }

    /** A truth value that Redmine keeps as a text; whatever else stands there is no. */
    public static JsonNode flag(String flag) {
        return flag == null || flag.isEmpty() ? NODES.nullNode() : NODES.booleanNode("1".equals(flag));
    }

    /** A list of no or one id. */
    public static ArrayNode ids(JsonNode reference) {
        ArrayNode ids = NODES.arrayNode();
        if (!reference(reference).isNull()) {
            ids.add(reference(reference));
        }
        return ids;
    }

    /** A point in time; null when there is none. */
    public static Instant instant(JsonNode record, String member) {
        String text = record.path(member).asText("");
        try {
            return text.isEmpty() || record.path(member).isNull() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw RedmineHttp.odd("\"" + text + "\" in \"" + member + "\" is no time in UTC");
        }
    }

    /** Whether a value of the port's is a calendar day, or empty. */
    public static boolean isDay(JsonNode value) {
        try {
            return value.isNull() || value.isTextual() && LocalDate.parse(value.asText()) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Whether two values of the port's mean the same. */
    public static boolean isSame(JsonNode one, JsonNode other) {
        if (isEmpty(one) || isEmpty(other)) {
            return isEmpty(one) && isEmpty(other);
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().subtract(other.decimalValue()).abs().compareTo(SAME) < 0;
        }
        return one.isArray() ? other.isArray() && texts(one).equals(texts(other))
                : one.isTextual() ? text(one).equals(text(other)) : one.equals(other);
    }

    /** Whether a value says nothing. */
    public static boolean isEmpty(JsonNode value) {
        return value == null || value.isNull() || value.isMissingNode() || value.isTextual() && value.asText().isEmpty()
                || value.isArray() && value.isEmpty();
    }

    /** As Redmine is sent it: an empty text empties whatever it is sent for. */
    public static JsonNode sent(JsonNode value) {
        return isEmpty(value) ? NODES.textNode("") : value;
    }

    /** At most so many characters; half a character is none. */
    public static JsonNode cut(JsonNode text, int most) {
        String whole = text.asText("");
        return !text.isTextual() || whole.codePointCount(0, whole.length()) <= most ? text
                : NODES.textNode(whole.substring(0, whole.offsetByCodePoints(0, most)).stripTrailing());
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
