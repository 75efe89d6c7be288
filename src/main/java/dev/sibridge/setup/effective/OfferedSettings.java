package dev.sibridge.setup.effective;

import dev.sibridge.account.declared.SettingType;
import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.settings.ShippedSettings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** The settings that people can make in the console, with what they call them, in the order of the console. */
public final class OfferedSettings {

    /** Has the settings that are no account's. No account can be made by that name. */
    public static final String BRIDGE = "bridge";

    private static final String FILE = "setup/settings.yaml";
    private static final Map<String, OfferedSetting> ALL = read();

    private OfferedSettings() {
    }

    /** Those of an account, or of {@link #BRIDGE}. */
    public static List<OfferedSetting> of(String account) {
        return ALL.values().stream().filter(setting -> account.equals(BRIDGE) == isBridges(setting.key())).toList();
    }

    /** @return null when there is none of that name for that account */
    public static OfferedSetting find(String account, String key) {
        OfferedSetting setting = ALL.get(key);
        return setting != null && account.equals(BRIDGE) == isBridges(key) ? setting : null;
    }

    /** What people call a setting, in quotes; of one that they cannot make, its name. */
    public static String label(String key) {
        OfferedSetting setting = ALL.get(key);
        return setting == null ? key : '"' + setting.label() + '"';
    }

    private static boolean isBridges(String key) {
        return key.startsWith(BRIDGE + ".");
    }

    private static Map<String, OfferedSetting> read() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            Map<String, Map<String, String>> concerns = new Yaml().load(file);
            return concerns.entrySet().stream().flatMap(concern -> concern.getValue().entrySet().stream()
                            .map(setting -> offered(concern.getKey(), setting.getKey(), setting.getValue())))
                    .collect(Collectors.toMap(OfferedSetting::key, setting -> setting, (one, other) -> one,
                            LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " in the jar cannot be read", e);
        }
    }

    private static OfferedSetting offered(String concern, String key, String label) {
        if (isBridges(key)) {
            Setting shipped = ShippedSettings.get(key);
            return new OfferedSetting(key, concern, label, key.endsWith(".port") ? int.class : String.class, List.of(),
                    key.endsWith(".password"), shipped);
        }
        SettingType type = SettingType.of(key);
        return new OfferedSetting(key, concern, label, type.java(), type.choices(), type.secret(),
                ShippedSettings.get(ShippedSettings.ACCOUNT + key));
    }
}
