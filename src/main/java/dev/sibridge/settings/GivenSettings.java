package dev.sibridge.settings;

import dev.sibridge.settings.ShippedSettings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/**
 * What the operator of this machine has set: by variables, files, or on the command line. Nobody changes it here, so it
 * is looked for once.
 */
@Component
public class GivenSettings {

    private static final String FIRST_ACCOUNT = "default";

    private final ConfigurableEnvironment environment;
    private final List<ConfigurationPropertySource> sources;
    private final Map<String, Optional<Given>> known = new ConcurrentHashMap<>();

    public GivenSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.sources = environment.getPropertySources().stream().filter(source -> !isOurs(source))
                .flatMap(source -> StreamSupport.stream(ConfigurationPropertySources.from(source).spliterator(), false))
                .toList();
    }

    /**
     * A setting that is set.
     *
     * @param value      as text; null for a list
     * @param name       the variable, or the key with its place, where it is set
     * @param isVariable which of both
     */
    public record Given(String value, String name, boolean isVariable) {

        /** It may be a secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** The accounts that are declared; the first one always is. */
    public Set<String> accounts() {
        Set<String> accounts = new TreeSet<>(Defaults.accounts(environment));
        accounts.add(FIRST_ACCOUNT);
        return accounts;
    }

    /** A setting of an account, if it is set. */
    public Optional<Given> ofAccount(String account, Setting shipped) {
        String setting = shipped.key().substring(ShippedSettings.ACCOUNT.length());
        return known.computeIfAbsent("accounts." + account + "." + setting, key ->
                of(key, shipped, account.equals(FIRST_ACCOUNT)));
    }

    /** A setting that is no account's, if it is set. */
    public Optional<Given> of(Setting shipped) {
        return known.computeIfAbsent(shipped.key(), key -> of(key, shipped, true));
    }

    private Optional<Given> of(String key, Setting shipped, boolean hasVariable) {
        ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty found = source.getConfigurationProperty(name);
            if (found != null && String.valueOf(found.getValue()).equals(shipped.raw())) {
                return byVariable(shipped);
            } else if (found != null) {
                return Optional.of(new Given(environment.resolvePlaceholders(String.valueOf(found.getValue())),
                        key + Place.of(found.getOrigin()).replaceFirst(",$", ""), false))
                        .filter(given -> !given.value().isBlank() || Defaults.mayBeNothing(shipped));
            } else if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
                return Optional.of(new Given(null, key, false));
            }
        }
        return hasVariable ? byVariable(shipped) : Optional.empty();
    }

    private Optional<Given> byVariable(Setting shipped) {
        return Optional.ofNullable(shipped.variable()).map(environment::getProperty)
                .filter(value -> !value.isBlank()).map(value -> new Given(value, shipped.variable(), true));
    }

    // What is not set by anybody: our defaults, the file in the jar, and a copy of it in which nothing is changed.
    private static boolean isOurs(PropertySource<?> source) {
        return source.getName().equals(Defaults.SOURCE)
                || ConfigurationPropertySources.isAttachedConfigurationPropertySource(source)
                || source instanceof EnumerablePropertySource<?> names && isShipped(names);
    }

    private static boolean isShipped(EnumerablePropertySource<?> source) {
        List<Setting> all = ShippedSettings.all().stream()
                .filter(setting -> source.containsProperty(setting.key())).toList();
        return all.size() > ShippedSettings.all().size() / 2 && all.stream().allMatch(setting ->
                setting.raw().equals(String.valueOf(source.getProperty(setting.key()))));
    }
}
