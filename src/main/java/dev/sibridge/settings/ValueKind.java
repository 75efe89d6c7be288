package dev.sibridge.settings;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.util.unit.DataSize;

/** What a setting must be, in words that go behind "it must be". */
public final class ValueKind {

    private ValueKind() {
    }

    /** @param usual the setting's default, which serves as an example; may be blank, or refer to another setting */
    public static String words(Class<?> type, String usual) {
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (type.isEnum()) {
            List<String> choices = Arrays.stream(type.getEnumConstants())
                    .map(choice -> ((Enum<?>) choice).name().toLowerCase(Locale.ROOT).replace('_', '-')).toList();
            return String.join(" or ", choices);
        } else if (type == Duration.class) {
            return "a duration" + example(usual, "5m");
        } else if (type == DataSize.class) {
            return "a size" + example(usual, "32MB");
        } else if (type == Instant.class) {
            return "a moment in ISO form" + example(usual, "2026-01-31T00:00:00Z");
        } else if (Number.class.isAssignableFrom(type) || type == int.class) {
            return "a whole number" + example(usual, "8");
        } else if (type == InetAddress.class) {
            return "an address of this machine" + example(usual, "127.0.0.1");
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list; application.yaml has an example";
        }
        return "what application.yaml says of it";
    }

    private static String example(String usual, String otherwise) {
        return ", such as " + (usual.isBlank() || usual.contains("${") ? otherwise : usual);
    }
}
