package dev.sibridge.twoway.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a field holds, in a form in which two values that mean the same are equal. Empty is null. Whatever is not of the
 * type is an {@link IllegalArgumentException}.
 */
public enum FieldType {
    /** A {@link String}, told by its content: neither kinds of line ends nor blanks at the ends of lines count. */
    TEXT {
        @Override
        Object filled(JsonNode json) {
            String lines = LINE_END.matcher(textual(json)).replaceAll("\n");
            String text = TRAILING.matcher(lines).replaceAll("").stripTrailing();
            return text.isEmpty() ? null : text;
        }
    },
    /** A {@link LocalDate}: as it is written, never shifted by a time zone. */
    DAY {
        @Override
        Object filled(JsonNode json) {
            String text = textual(json);
            if (text.isBlank()) {
                return null;
            }
            if (!DATE.matcher(text).matches()) {
                throw wrong(json);
            }
            return LocalDate.parse(text.substring(0, 10));
        }
    },
    /** A {@link BigDecimal} without zeros at its end. */
    NUMBER {
        @Override
        Object filled(JsonNode json) {
            if (!json.isNumber()) {
                throw wrong(json);
            }
            BigDecimal number = json.decimalValue();
            return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }
    },
    /** A {@link Boolean}. */
    FLAG {
        @Override
        Object filled(JsonNode json) {
            if (!json.isBoolean()) {
                throw wrong(json);
            }
            return json.booleanValue();
        }
    },
    /** The id of a record of the same side, a {@link String}. */
    REFERENCE {
        @Override
        Object filled(JsonNode json) {
            return id(json);
        }
    },
    /** Several of them, in any order; none is an empty set. */
    REFERENCES {
        @Override
        Object filled(JsonNode json) {
            if (!json.isArray()) {
                throw wrong(json);
            }
            TreeSet<String> ids = new TreeSet<>();
            json.forEach(one -> ids.add(id(one)));
            return Collections.unmodifiableSortedSet(ids);
        }
    };

    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final Pattern TRAILING = Pattern.compile("[ \t]+(?=\n)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(T.*)?");

    /** The value that JSON means. */
    public Object value(JsonNode json) {
        return json == null || json.isNull() || json.isMissingNode() ? null : filled(json);
    }

    /** A value of this type as JSON. */
    public JsonNode json(Object value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value == null) {
            return NullNode.instance;
        }
        if (value instanceof Collection<?> ids) {
            ArrayNode array = json.arrayNode();
            ids.forEach(id -> array.add((String) id));
            return array;
        }
        return value instanceof BigDecimal number ? json.numberNode(number)
                : value instanceof Boolean flag ? json.booleanNode(flag) : json.textNode(value.toString());
    }

    abstract Object filled(JsonNode json);

    private static String textual(JsonNode json) {
        if (!json.isTextual()) {
            throw wrong(json);
        }
        return json.textValue();
    }

    private static String id(JsonNode json) {
        if (!json.isTextual() && !json.isIntegralNumber() || json.asText().isBlank()) {
            throw wrong(json);
        }
        return json.asText();
    }

    private static IllegalArgumentException wrong(JsonNode json) {
        return new IllegalArgumentException("A value of another type: " + json.getNodeType());
    }
}
