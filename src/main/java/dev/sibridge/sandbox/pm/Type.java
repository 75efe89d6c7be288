package dev.sibridge.sandbox.pm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What a field holds.
 *
 * @param of       the list that a reference leads to; null for others
 * @param max      the longest text, in characters; 0 for no limit
 * @param required whether it must not be empty
 * @param fixed    whether it cannot be changed once the record is there
 */
record Type(Kind kind, String of, int max, boolean required, boolean fixed) {

    enum Kind {
        TEXT, DAY, NUMBER, FLAG, REFERENCE, REFERENCES
    }

    static Type text(int max) {
        return new Type(Kind.TEXT, null, max, false, false);
    }

    static Type day() {
        return new Type(Kind.DAY, null, 0, false, false);
    }

    static Type number() {
        return new Type(Kind.NUMBER, null, 0, false, false);
    }

    static Type flag() {
        return new Type(Kind.FLAG, null, 0, false, false);
    }

    static Type reference(String list) {
        return new Type(Kind.REFERENCE, list, 0, false, false);
    }

    static Type references(String list) {
        return new Type(Kind.REFERENCES, list, 0, false, false);
    }

    /** The same, never empty. */
    Type needed() {
        return new Type(kind, of, max, true, fixed);
    }

    /** The same, never changed. */
    Type forever() {
        return new Type(kind, of, max, required, true);
    }

    /** What is wrong with a value; null when nothing is. */
    String mistake(JsonNode value) {
        if (value.isNull() || value.isTextual() && value.asText().isBlank()) {
            return required ? "is required" : value.isNull() || kind == Kind.TEXT ? null : "is empty text";
        }
        boolean right = switch (kind) {
            case TEXT, REFERENCE -> value.isTextual();
            case DAY -> value.isTextual() && isDay(value.asText());
            case NUMBER -> value.isNumber();
            case FLAG -> value.isBoolean();
            case REFERENCES -> value.isArray();
        };
        if (!right) {
            return "is no " + kind.name().toLowerCase(Locale.ROOT);
        }
        return max > 0 && value.asText().codePointCount(0, value.asText().length()) > max
                ? "is longer than " + max + " characters" : null;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
