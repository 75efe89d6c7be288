package dev.sibridge.vendor.connectwise;

import java.util.Collection;
import java.util.stream.Collectors;

/** The language of the {@code conditions} and {@code childConditions} parameters. */
public final class Conditions {

    private Conditions() {
    }

    /** {@code member=value}; text is quoted, numbers and booleans stand bare. */
    public static String equal(String member, Object value) {
        return member + "=" + literal(value);
    }

    /** {@code member in (…)}; not allowed in {@code childConditions}. */
    public static String in(String member, Collection<?> values) {
        return values.size() == 1
                ? equal(member, values.iterator().next())
                : member + " in (" + values.stream().map(Conditions::literal).collect(Collectors.joining(",")) + ")";
    }

    /** {@code member like "prefix%"}. The prefix must not hold characters that have a meaning in patterns. */
    public static String startsWith(String member, String prefix) {
        return like(member, prefix + "%");
    }

    /** {@code member like "pattern"}; a percent sign stands for any text. */
    public static String like(String member, String pattern) {
        return member + " like " + literal(pattern);
    }

    public static String and(Collection<String> conditions) {
        return String.join(" and ", conditions);
    }

    public static String or(Collection<String> conditions) {
        return conditions.size() == 1 ? conditions.iterator().next() : "(" + String.join(" or ", conditions) + ")";
    }

    /** A value as the grammar wants it. Quotes and backslashes are escaped with a backslash. */
    static String literal(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        return value instanceof Number
                ? String.valueOf(value)
                : '"' + String.valueOf(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
