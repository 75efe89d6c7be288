package dev.sibridge.vendor.dtools.reading;

import com.fasterxml.jackson.databind.DeserializationContext;
import java.util.HashMap;
import java.util.Map;

/** Values that a payload says again and again, such as a maker's name in each row: they are kept once. */
final class Repeated {

    /** Ids differ from row to row; whatever comes back comes soon. */
    private static final int MOST = 20_000;

    private Repeated() {
    }

    /** The value, or the one that is equal to it and was read before from the same payload. Null for null. */
    @SuppressWarnings("unchecked")
    static <T> T once(T value, DeserializationContext context) {
        if (value == null) {
            return null;
        }
        Map<Object, Object> seen = (Map<Object, Object>) context.getAttribute(Repeated.class);
        if (seen == null) {
            seen = new HashMap<>();
            context.setAttribute(Repeated.class, seen);
        }
        Object before = seen.size() < MOST ? seen.putIfAbsent(value, value) : seen.get(value);
        return before == null ? value : (T) before;
    }
}
