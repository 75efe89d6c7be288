package dev.sibridge.start;

import dev.sibridge.failure.Causes;
import dev.sibridge.settings.CannotStartException;
import dev.sibridge.settings.Place;
import dev.sibridge.settings.ShippedSettings.Setting;
import dev.sibridge.settings.ValueKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.ClassUtils;

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
                + ValueKind.words(type, setting.map(Setting::usual).orElse("")) + ".");
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
}
