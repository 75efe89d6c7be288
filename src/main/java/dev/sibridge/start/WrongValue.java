package dev.sibridge.start;

import dev.sibridge.failure.Causes;
import dev.sibridge.settings.CannotStartException;
import dev.sibridge.settings.ShippedSettings.Setting;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** A setting whose value is none of its kind: its names, what was given, what is expected, with an example. */
public final class WrongValue {

    private static final Pattern SECRET = Pattern.compile("(?i).*(key|password|secret|token|proxy).*");
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([a-z][a-z.-]+)}");
    private static final int LONGEST = 80;

    private WrongValue() {
    }

    /** What is wrong in one sentence; empty when it is no value that is at fault. */
    public static Optional<String> sentence(BindException failure) {
        ConfigurationProperty property = failure.getProperty();
        if (property == null) {
            return Optional.ofNullable(Causes.find(CannotStartException.class, failure)).map(Throwable::getMessage);
        }
        ConfigurationPropertyName name = referred(property);
        Optional<Setting> setting = SettingNames.find(name);
        boolean hasVariable = setting.isPresent() && setting.get().key().equals(name.toString());
        String named = (hasVariable ? setting.get().name() : name.toString()) + Place.of(property.getOrigin());
        ConversionFailedException conversion = Causes.find(ConversionFailedException.class, failure);
        Object given = conversion == null ? property.getValue() : conversion.getValue();
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(failure.getTarget().getType().resolve(Object.class));
        return Optional.of(named + " is" + shown(name, given) + "; it must be "
                + kind(type, setting.map(Setting::usual).orElse("")) + ".");
    }

    // Camel's settings, for one, may refer to ours; what people have set is ours.
    private static ConfigurationPropertyName referred(ConfigurationProperty property) {
        Matcher reference = REFERENCE.matcher(String.valueOf(property.getValue()));
        return reference.matches() ? ConfigurationPropertyName.of(reference.group(1)) : property.getName();
    }

    private static String shown(ConfigurationPropertyName name, Object value) {
        String text = String.valueOf(value).replaceAll("\\p{Cntrl}", " ");
        return SECRET.matcher(name.toString()).matches() ? " wrong"
                : " \"" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + '"';
    }

    private static String kind(Class<?> type, String usual) {
        if (type == Boolean.class) {
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
        } else if (Number.class.isAssignableFrom(type)) {
            return "a whole number" + example(usual, "8");
        } else if (type == InetAddress.class) {
            return "an address of this machine" + example(usual, "127.0.0.1");
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list; application.yaml has an example";
        }
        return "what application.yaml says of it";
    }

    private static String example(String usual, String otherwise) {
        return ", such as " + (usual.isBlank() ? otherwise : usual);
    }
}
