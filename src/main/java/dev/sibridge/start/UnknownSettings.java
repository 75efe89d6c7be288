package dev.sibridge.start;

import dev.sibridge.settings.Place;
import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.settings.ShippedSettings.Setting;
import dev.sibridge.text.ClosestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings that nobody reads, each with the one that is likely meant. What they are set to is never told. */
final class UnknownSettings {

    /** The one setting that is a list, and what its entries hold. */
    private static final String LIST = ShippedSettings.ACCOUNT + "sync.companies";
    private static final Set<String> LIST_ENTRIES = Set.of(LIST + "[].client", LIST + "[].company");

    /** The names of settings, by what is the same for all spellings of them. */
    private final Map<String, String> known = new TreeMap<>();
    /** What settings stand below, such as {@code dtools}, without what that stands below itself. */
    private final Set<String> groups = new TreeSet<>(ShippedSettings.TOPS);
    private final List<String> mistakes = new ArrayList<>();

    private UnknownSettings() {
        LIST_ENTRIES.forEach(key -> known.put(path(key), key));
        for (Setting setting : ShippedSettings.all()) {
            known.put(path(setting.key()), setting.key());
            String below = setting.key().replaceFirst("^(accounts\\.default|bridge)\\.", "");
            if (!below.equals(setting.key()) && below.contains(".")) {
                groups.add(below.substring(0, below.indexOf('.')));
            }
        }
    }

    /** A sentence for each setting in a file, on the command line or among Java's properties. */
    static List<String> mistakes(ConfigurableEnvironment environment) {
        UnknownSettings unknown = new UnknownSettings();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> names
                    && !(source instanceof SystemEnvironmentPropertySource)) {
                for (String name : names.getPropertyNames()) {
                    unknown.judge(name, source);
                }
            }
        }
        return unknown.mistakes.stream().distinct().toList();
    }

    private void judge(String given, PropertySource<?> source) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(given, '.');
        if (name.isEmpty() || !isMeantForUs(name, source)) {
            return;
        }
        String path = SettingNames.path(name);
        String place = Place.of(OriginLookup.getOrigin(source, given));
        if (isGroup(path)) {
            if (!String.valueOf(source.getProperty(given)).isBlank()) {
                mistakes.add(name + place + " has a value of its own, but is only a group of settings.");
            }
        } else if (path.endsWith("[]") && known.containsKey(path.substring(0, path.length() - 2))) {
            mistakes.add(name.getParent() + place + " is a list, but must be one text; separate the entries"
                    + " with semicolons.");
        } else if (!known.containsKey(path)) {
            mistakes.add(name + place + " is not a setting" + meant(name).map(key -> "; did you mean " + key + "?")
                    .orElse(". The application.yaml of the release lists all settings."));
        }
    }

    private boolean isGroup(String path) {
        return path.equals("accounts.default") || known.keySet().stream().anyMatch(key -> key.startsWith(path + "."));
    }

    // Others' settings stand in the same files; of those only what looks like a slip is ours.
    private boolean isMeantForUs(ConfigurationPropertyName name, PropertySource<?> source) {
        String top = name.getElement(0, Form.UNIFORM);
        return ShippedSettings.TOPS.contains(top) || source instanceof OriginTrackedMapPropertySource
                && (groups.contains(top) || ClosestName.likeliest(top, ShippedSettings.TOPS).isPresent());
    }

    // By a slip, or in the wrong place.
    private Optional<String> meant(ConfigurationPropertyName name) {
        String inFirstAccount = SettingNames.isOfAccount(name)
                ? name.toString().replaceFirst("^[^.]+\\.[^.]+\\.", ShippedSettings.ACCOUNT) : name.toString();
        return ClosestName.likeliest(inFirstAccount, known.values())
                .or(() -> theOneThatEndsIn("." + SettingNames.path(name)))
                .or(() -> theOneThatEndsIn(SettingNames.path(name).replaceFirst("^[^.]+", "")))
                .or(() -> theOneThatEndsIn("." + name.getLastElement(Form.UNIFORM)))
                .map(key -> SettingNames.inAccountOf(name, key));
    }

    private Optional<String> theOneThatEndsIn(String end) {
        List<String> keys = known.entrySet().stream().filter(entry -> entry.getKey().endsWith(end))
                .map(Map.Entry::getValue).toList();
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }

    private static String path(String key) {
        return SettingNames.path(ConfigurationPropertyName.of(key.replace("[]", "[0]")));
    }
}
