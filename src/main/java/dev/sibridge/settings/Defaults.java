package dev.sibridge.settings;

import dev.sibridge.settings.ShippedSettings.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets the defaults of the {@code application.yaml} in the jar hold where they would not by themselves: for accounts
 * beside "default", and for settings and variables that are set to nothing, as containers pass on what is not set.
 */
public class Defaults implements EnvironmentPostProcessor, Ordered {

    static final String SOURCE = "defaults";
    private static final ConfigurationPropertyName ACCOUNTS = ConfigurationPropertyName.of("accounts");
    /** Nothing means something of its own. */
    private static final Set<String> MAY_BE_NOTHING = Set.of(ShippedSettings.ACCOUNT + "sync.vendor-part-number");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Set<String> accounts = accounts(environment);
        Map<String, Object> defaults = new HashMap<>();
        ShippedSettings.all().stream().filter(setting -> !setting.usual().isBlank()).forEach(setting ->
                keys(setting, accounts).filter(key -> isMissing(environment, key, setting))
                        .forEach(key -> defaults.put(key, setting.usual())));
        environment.getPropertySources().addFirst(new MapPropertySource(SOURCE, defaults));
    }

    /** After the files with settings were read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static Stream<String> keys(Setting setting, Set<String> accounts) {
        return setting.key().startsWith(ShippedSettings.ACCOUNT)
                ? accounts.stream().map(account -> "accounts." + account + "."
                        + setting.key().substring(ShippedSettings.ACCOUNT.length()))
                : Stream.of(setting.key());
    }

    private static boolean isMissing(ConfigurableEnvironment environment, String key, Setting setting) {
        try {
            String value = environment.getProperty(key);
            return value == null || value.isBlank() && !mayBeNothing(setting);
        } catch (IllegalArgumentException e) {
            return false; // it refers to what is not set, which is said when it is read
        }
    }

    static boolean mayBeNothing(Setting setting) {
        return MAY_BE_NOTHING.contains(setting.key());
    }

    /** The accounts of which anything is set. */
    static Set<String> accounts(ConfigurableEnvironment environment) {
        Set<String> accounts = new TreeSet<>();
        ConfigurationPropertySources.from(environment.getPropertySources()).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource names) {
                names.stream().filter(name -> ACCOUNTS.isAncestorOf(name) && name.getNumberOfElements() > 3)
                        .forEach(name -> accounts.add(name.getElement(1, Form.ORIGINAL)));
            }
        });
        return accounts;
    }
}
