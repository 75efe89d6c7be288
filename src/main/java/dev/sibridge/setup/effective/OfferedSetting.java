package dev.sibridge.setup.effective;

import dev.sibridge.settings.ShippedSettings.Setting;
import java.util.List;

/**
 * A setting that people can make in the console.
 *
 * @param key     its name, below the account if it is an account's; such as {@code sync.interval}
 * @param concern what it belongs to, such as {@code sync}
 * @param label   what people call it
 * @param type    that the value becomes
 * @param choices the values that there are; empty when there are others
 * @param shipped where it stands in {@code application.yaml}
 */
public record OfferedSetting(String key, String concern, String label, Class<?> type, List<String> choices,
        boolean secret, Setting shipped) {

    /** What holds when nobody sets it; may be blank. */
    public String usual() {
        return shipped.usual();
    }
}
