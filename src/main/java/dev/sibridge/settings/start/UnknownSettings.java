package dev.sibridge.settings.start;

import dev.sibridge.settings.Likeness;
import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.settings.ShippedSettings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    private static final Set<String> OURS = Set.of("accounts", "bridge", "console", "sandbox");
    /** The one setting that is a list, and what its entries hold. */
    private static final String LIST = ShippedSettings.ACCOUNT + "sync.companies";
    private static final Set<String> LIST_ENTRIES = Set.of(LIST + "[].client", LIST + "[].company");

    private final Set<String> known = new TreeSet<>(LIST_ENTRIES);
    /** What settings stand below, such as {@code dtools}, without what that stands below itself. */
    private final Set<String> groups = new TreeSet<>(OURS);
    private final List<String> mistakes = new ArrayList<>();

    private UnknownSettings() {
        for (Setting setting : ShippedSettings.all()) {
            known.add(setting.key());
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
        boolean nothing = String.valueOf(source.getProperty(given)).isBlank();
        String where = name + Place.of(OriginLookup.getOrigin(source, given));
        if (known.stream().anyMatch(key -> path(key).equals(path))) {
            return;
        }
        if (known.stream().anyMatch(key -> path(key).equals(path.replaceFirst("\\[]$", "")))) {
            mistakes.add(where.replaceFirst("\\[\\d+]", "") + " is a list, but must be one text; write its entries with"
                    + " semicolons between them.");
        } else if (known.stream().anyMatch(key -> path(key).startsWith(path + ".")) || path.equals("accounts.default")) {
            if (!nothing) {
                mistakes.add(where + " has a value of its own, but only settings stand below it.");
            }
        } else {
            mistakes.add(where + " is no setting" + meant(name).map(key -> "; " + key + " is probably meant.")
                    .orElse(". All settings stand in the application.yaml of the release."));
        }
    }

    // Others' settings stand in the same files; of those only what looks like a slip is ours.
    private boolean isMeantForUs(ConfigurationPropertyName name, PropertySource<?> source) {
        String top = name.getElement(0, Form.UNIFORM);
        return OURS.contains(top) || source instanceof OriginTrackedMapPropertySource
                && (groups.contains(top) || Likeness.likeliest(top, OURS).isPresent());
    }

    private Optional<String> meant(ConfigurationPropertyName name) {
        String last = name.getLastElement(Form.UNIFORM);
        String inFirst = SettingNames.isOfAccount(name)
                ? ShippedSettings.ACCOUNT + name.toString().replaceFirst("^[^.]+\\.[^.]+\\.?", "") : name.toString();
        Set<String> alike = known.stream().filter(key -> path(key).endsWith("." + last)).collect(Collectors.toSet());
        return Likeness.likeliest(inFirst, known)
                .or(() -> alike.stream().filter(key -> path(key).endsWith(
                        SettingNames.path(name).replaceFirst("^[^.]+", ""))).findFirst())
                .or(() -> alike.stream().filter(key -> alike.size() == 1).findFirst())
                .map(key -> SettingNames.inAccountOf(name, key));
    }

    private static String path(String key) {
        return SettingNames.path(ConfigurationPropertyName.of(key.replace("[]", "[0]")));
    }
}
