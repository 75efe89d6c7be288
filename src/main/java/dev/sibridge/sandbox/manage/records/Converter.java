package dev.sibridge.sandbox.manage.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.sandbox.manage.model.Json;
import dev.sibridge.sandbox.manage.model.Member;
import dev.sibridge.sandbox.manage.model.Trait;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Turns the values of a body into what is stored, or says what is wrong with them. */
public final class Converter {

    /** The only form of a date-time that is safe with every release. */
    public static final Pattern DATETIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private static final int FIRST_YEAR = 1753;

    /** A double holds no more; a number like 1e999999 must not be written out. */
    private static final int MAX_DIGITS = 30;

    private Converter() {
    }

    static JsonNode convert(Draft draft, Member member, JsonNode raw, String path) {
        if (Json.isNull(raw)) {
            return NullNode.getInstance();
        }
        if (member.array()) {
            return array(draft, member, raw, path);
        }
        return single(draft, member, raw, path);
    }

    private static JsonNode array(Draft draft, Member member, JsonNode raw, String path) {
        if (!raw.isArray()) {
            throw ConversionException.type(raw, member.type() + "[]", path);
        }
        ArrayNode converted = Json.MAPPER.createArrayNode();
        for (int i = 0; i < raw.size(); i++) {
            JsonNode value = single(draft, member, raw.get(i), path + "[" + i + "]");
            if (value != null) {
                converted.add(value);
            }
        }
        return converted;
    }

    private static JsonNode single(Draft draft, Member member, JsonNode raw, String path) {
        return switch (member.kind()) {
            case STRING -> text(draft, raw, path);
            case INTEGER -> number(draft, raw, path, true);
            case NUMBER -> number(draft, raw, path, false);
            case BOOLEAN -> bool(draft, raw, path);
            case DATETIME -> datetime(draft, member, raw, path);
            case UUID -> uuid(draft, raw, path);
            case ENUM -> oneOf(draft, member, raw, path);
            case REFERENCE -> References.resolve(draft, member, raw, path);
            case OBJECT -> object(draft, member, raw, path);
        };
    }

    private static JsonNode text(Draft draft, JsonNode raw, String path) {
        if (raw.isContainerNode()) {
            throw new ConversionException("Error reading string. Unexpected token: " + raw.getNodeType() + ".", path);
        }
        if (!raw.isTextual()) {
            draft.note(path + " is a text, got " + raw);
        }
        boolean kept = draft.manage().has(Trait.LINE_BREAKS);
        return TextNode.valueOf(kept ? raw.asText() : raw.asText().replaceAll("\r\n|\r|\n", " "));
    }

    private static JsonNode number(Draft draft, JsonNode raw, String path, boolean integer) {
        try {
            BigDecimal value = raw.isNumber() ? raw.decimalValue() : new BigDecimal(raw.asText().trim());
            if (!raw.isNumber()) {
                draft.note(path + " is a number, got " + raw);
            }
            if (value.precision() - value.scale() > MAX_DIGITS || value.scale() > MAX_DIGITS) {
                throw new ArithmeticException("too long");
            }
            return integer ? Json.MAPPER.getNodeFactory().numberNode(value.intValueExact())
                    : Json.MAPPER.getNodeFactory().numberNode(value);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new ConversionException("Could not convert string to " + (integer ? "integer" : "double") + ": "
                    + raw.asText() + ".", path);
        }
    }

    private static JsonNode bool(Draft draft, JsonNode raw, String path) {
        if (raw.isBoolean()) {
            return raw;
        }
        if (!raw.asText().matches("(?i)true|false")) {
            throw new ConversionException("String was not recognized as a valid Boolean.", path);
        }
        draft.note(path + " is a boolean, got " + raw);
        return BooleanNode.valueOf(Boolean.parseBoolean(raw.asText()));
    }

    private static JsonNode datetime(Draft draft, Member member, JsonNode raw, String path) {
        if (!isDate(raw.asText())) {
            throw new ConversionException("String was not recognized as a valid DateTime.", path);
        }
        if (Integer.parseInt(raw.asText().substring(0, 4)) < FIRST_YEAR) {
            throw ConversionException.dateOverflow();
        }
        if (!DATETIME.matcher(raw.asText()).matches()) {
            draft.error("InvalidField", "The field " + path + " must have the form yyyy-MM-ddTHH:mm:ssZ.", path);
            return null;
        }
        boolean dateOnly = draft.entity().definition().dateOnly().contains(member.name());
        return TextNode.valueOf(dateOnly ? raw.asText().substring(0, 10) + "T00:00:00Z" : raw.asText());
    }

    private static boolean isDate(String text) {
        try {
            if (text.endsWith("Z")) {
                Instant.parse(text);
            } else if (text.length() > 10) {
                OffsetDateTime.parse(text);
            } else {
                LocalDate.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static JsonNode uuid(Draft draft, JsonNode raw, String path) {
        try {
            return TextNode.valueOf(UUID.fromString(raw.asText()).toString());
        } catch (IllegalArgumentException e) {
            throw ConversionException.type(raw, "Guid", path);
        }
    }

    private static JsonNode oneOf(Draft draft, Member member, JsonNode raw, String path) {
        if (member.values().contains(raw.asText())) {
            return raw;
        }
        draft.error("InvalidField", "Enum value supplied was invalid: " + raw.asText(), path);
        return null;
    }

    private static JsonNode object(Draft draft, Member member, JsonNode raw, String path) {
        Map<String, Member> members = draft.manage().model().object(member.type());
        if (members == null) {
            return raw;
        }
        if (!raw.isObject()) {
            throw ConversionException.type(raw, member.type(), path);
        }
        ObjectNode converted = Json.object();
        raw.properties().forEach(field -> {
            Member inner = members.get(field.getKey());
            String place = path + "/" + field.getKey();
            if (inner == null) {
                draft.note("unknown member " + place);
            } else {
                JsonNode value = convert(draft, inner, field.getValue(), place);
                if (!Json.isNull(value)) {
                    converted.set(field.getKey(), value);
                }
            }
        });
        return converted;
    }
}
