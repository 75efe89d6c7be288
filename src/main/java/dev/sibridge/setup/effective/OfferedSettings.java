package dev.sibridge.setup.effective;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.declared.SettingType;
import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.setup.effective.Concern.Group;
import dev.sibridge.setup.effective.OfferedSetting.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** The settings that people can make in the console, with what they call them, in the order of the console. */
public final class OfferedSettings {

    /** Has the settings that are no account's. No account can be made by that name. */
    public static final String BRIDGE = "bridge";

    private static final String FILE = "setup/settings.yaml";
    private static final List<Concern> CONCERNS = read();
    private static final Map<String, OfferedSetting> ALL = CONCERNS.stream()
            .flatMap(concern -> concern.settings().stream()).collect(Collectors.toMap(OfferedSetting::key,
                    setting -> setting, (one, other) -> one, LinkedHashMap::new));

    private OfferedSettings() {
    }

    /** Those of an account, or of {@link #BRIDGE}. */
    public static List<OfferedSetting> of(String account) {
        return ALL.values().stream().filter(setting -> account.equals(BRIDGE) == setting.isBridges()).toList();
    }

    /** What settings of an account, or of {@link #BRIDGE}, belong to. */
    public static List<Concern> concerns(String account) {
        return CONCERNS.stream().filter(concern -> account.equals(BRIDGE) == concern.isBridges()).toList();
    }

    /** One of these; empty when there is none of that name. */
    public static Optional<Concern> concern(String account, String name) {
        return concerns(account).stream().filter(concern -> concern.name().equals(name)).findFirst();
    }

    /** @return null when there is none of that name for that account */
    public static OfferedSetting find(String account, String key) {
        OfferedSetting setting = ALL.get(key);
        return setting != null && account.equals(BRIDGE) == setting.isBridges() ? setting : null;
    }

    /** What people call a setting, in quotes; of one that they cannot make, its name. */
    public static String label(String key) {
        OfferedSetting setting = ALL.get(key);
        return setting == null ? key : '"' + setting.label() + '"';
    }

    private record ConcernEntry(String title, String about, String test, List<GroupEntry> groups) {
    }

    private record GroupEntry(String title, String about, Map<String, Words> settings) {
    }

    private static List<Concern> read() {
        try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
            return new ObjectMapper().convertValue(new Yaml().load(file),
                            new TypeReference<LinkedHashMap<String, ConcernEntry>>() { })
                    .entrySet().stream().map(entry -> concern(entry.getKey(), entry.getValue())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " in the jar cannot be read", e);
        }
    }

    private static Concern concern(String name, ConcernEntry entry) {
        List<GroupEntry> groups = entry.groups() == null ? List.of() : entry.groups();
        return new Concern(name, entry.title(), entry.about(), entry.test(), groups.stream()
                .map(group -> new Group(group.title(), group.about(), group.settings().entrySet().stream()
                        .map(setting -> offered(name, setting.getKey(), setting.getValue())).toList())).toList());
    }

    private static OfferedSetting offered(String concern, String key, Words words) {
        if (key.startsWith(BRIDGE + ".")) {
            return new OfferedSetting(key, concern, words, key.endsWith(".port") ? int.class : String.class, List.of(),
                    key.endsWith(".password"), ShippedSettings.get(key));
        }
        SettingType type = SettingType.of(key);
        return new OfferedSetting(key, concern, words, type.java(), type.choices(), type.secret(),
                ShippedSettings.get(ShippedSettings.ACCOUNT + key));
    }
}
