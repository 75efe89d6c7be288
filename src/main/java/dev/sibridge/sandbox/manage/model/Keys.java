package dev.sibridge.sandbox.manage.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Values as the database's collation compares them: without case and without trailing blanks. */
public final class Keys {

    private Keys() {
    }

    /** The key of a stored value; of a reference, its id. Null has none. */
    public static Object of(JsonNode value) {
        if (Json.isNull(value)) {
            return null;
        }
        if (value.isObject()) {
            return of(value.get("id"));
        }
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros();
        }
        return value.isBoolean() ? value.asBoolean() : of(value.asText());
    }

    public static String of(String text) {
        return text.stripTrailing().toLowerCase(Locale.ROOT);
    }
}
