package dev.sibridge.engine.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes bodies: members in the order given. */
public final class Bodies {

    private Bodies() {
    }

    /** Member names and values in turn; a null value is kept and means that there is none. */
    public static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }

    /** A reference to a record whose id is known from Manage itself. Null stays null. */
    public static Map<String, Object> id(Long id) {
        return id == null ? null : Map.of("id", id);
    }
}
