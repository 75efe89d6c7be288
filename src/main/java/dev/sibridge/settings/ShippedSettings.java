package dev.sibridge.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Our settings as the {@code application.yaml} in the jar has them. It is the one place that says which there are, by
 * which variable each is set, and what holds otherwise.
 */
public final class ShippedSettings {

    /** Below it stand the settings of an account; any other account has the same. */
    public static final String ACCOUNT = "accounts.default.";

    /** What our settings begin with. */
    public static final Set<String> TOPS = Set.of("accounts", "bridge", "console", "sandbox");

    private static final Pattern WITH_VARIABLE = Pattern.compile("(?s)\\$\\{([A-Z_]+):(.*)}");
    private static final Map<String, Setting> SETTINGS = new LinkedHashMap<>();

    static {
        // What the sandbox sets of the others is its own affair.
        read("application-sandbox.yaml");
        read("application.yaml");
    }

    private ShippedSettings() {
    }

    /**
     * One setting.
     *
     * @param variable the environment variable that sets it; null when there is none
     * @param usual    what holds when nobody sets it; may be blank
     */
    public record Setting(String key, String variable, String usual) {

        /** Both names. */
        public String name() {
            return variable == null ? key : key + " (" + variable + ")";
        }

        /** What stands in the file. */
        String raw() {
            return variable == null ? usual : "${" + variable + ":" + usual + "}";
        }
    }

    public static Collection<Setting> all() {
        return SETTINGS.values();
    }

    /** The names of the environment variables. */
    public static Set<String> variables() {
        return all().stream().map(Setting::variable).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** What people set a setting of an account by, such as {@code sync.interval}: its variable, if it has one. */
    public static String nameInAccount(String setting) {
        Setting shipped = SETTINGS.get(ACCOUNT + setting);
        return shipped == null || shipped.variable() == null ? setting : shipped.variable();
    }

    /** The settings of an account, as those of the first. */
    public static List<Setting> ofAccount() {
        return all().stream().filter(setting -> setting.key().startsWith(ACCOUNT)).toList();
    }

    /** @throws IllegalArgumentException when there is no such setting */
    public static Setting get(String key) {
        return Optional.ofNullable(SETTINGS.get(key))
                .orElseThrow(() -> new IllegalArgumentException("There is no setting \"" + key + "\"."));
    }

    private static void read(String file) {
        try {
            new YamlPropertySourceLoader().load(file, new ClassPathResource(file)).forEach(ShippedSettings::add);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " in the jar cannot be read", e);
        }
    }

    private static void add(PropertySource<?> source) {
        for (String key : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
            String value = String.valueOf(source.getProperty(key));
            Matcher variable = WITH_VARIABLE.matcher(value);
            if (variable.matches()) {
                SETTINGS.put(key, new Setting(key, variable.group(1), variable.group(2)));
            } else if (TOPS.contains(key.replaceFirst("\\..*", ""))) {
                SETTINGS.put(key, new Setting(key, null, value));
            }
        }
    }
}
