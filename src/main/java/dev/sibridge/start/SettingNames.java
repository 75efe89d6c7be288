package dev.sibridge.start;

import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.settings.ShippedSettings.Setting;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** Which setting a name is, in whichever of Spring's spellings and of whichever account. */
final class SettingNames {

    private static final String ACCOUNTS = "accounts";

    private SettingNames() {
    }

    /** Our setting of that name; of another account the one of the first, which has the same default. */
    static Optional<Setting> find(ConfigurationPropertyName name) {
        return ShippedSettings.all().stream()
                .filter(setting -> path(ConfigurationPropertyName.of(setting.key())).equals(path(name))).findFirst();
    }

    /** The same for all spellings of a name, all accounts and all entries of a list. */
    static String path(ConfigurationPropertyName name) {
        return IntStream.range(0, name.getNumberOfElements()).mapToObj(i -> element(name, i))
                .collect(Collectors.joining(".")).replace(".[]", "[]");
    }

    /** What a setting is called in the account that a name is of, if it is of one. */
    static String inAccountOf(ConfigurationPropertyName name, String key) {
        return key.startsWith(ShippedSettings.ACCOUNT) && isOfAccount(name)
                ? ACCOUNTS + "." + name.getElement(1, Form.ORIGINAL) + "."
                        + key.substring(ShippedSettings.ACCOUNT.length())
                : key;
    }

    static boolean isOfAccount(ConfigurationPropertyName name) {
        return name.getNumberOfElements() > 1 && name.getElement(0, Form.UNIFORM).equals(ACCOUNTS);
    }

    private static String element(ConfigurationPropertyName name, int i) {
        return name.isNumericIndex(i) ? "[]"
                : i == 1 && isOfAccount(name) ? "default" : name.getElement(i, Form.UNIFORM);
    }
}
