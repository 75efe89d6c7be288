package dev.sibridge.setup.effective;

import dev.sibridge.settings.ShippedSettings.Setting;
import java.util.List;
import java.util.Map;

/**
 * A setting that people can make in the console.
 *
 * @param key     its name, below the account if it is an account's; such as {@code sync.interval}
 * @param concern what it belongs to, such as {@code sync}
 * @param words   how the console speaks of it
 * @param type    that the value becomes
 * @param choices the values that there are; empty when there are others
 * @param shipped where it stands in {@code application.yaml}
 */
public record OfferedSetting(String key, String concern, Words words, Class<?> type, List<String> choices,
        boolean secret, Setting shipped) {

    /**
     * How the console speaks of a setting.
     *
     * @param hint    null when the label says all
     * @param choices what people call the values that there are
     * @param offers  values to choose from, beside others, and what people call them
     * @param several whether it has any number of names, with semicolons between
     */
    record Words(String label, String hint, Map<String, String> choices, Map<String, String> offers,
            boolean several) {

        Words {
            choices = choices == null ? Map.of() : choices;
            offers = offers == null ? Map.of() : offers;
        }
    }

    /** What people call it. */
    public String label() {
        return words.label();
    }

    /** What people should know of it; null for nothing more. */
    public String hint() {
        return words.hint();
    }

    /** Values to choose from, and what people call them: all that there are, or some beside others. */
    public Map<String, String> offers() {
        return words.choices().isEmpty() ? words.offers() : words.choices();
    }

    /** Whether it has any number of names, with semicolons between. */
    public boolean isSeveral() {
        return words.several();
    }

    /** What holds when nobody sets it; may be blank. */
    public String usual() {
        return shipped.usual();
    }

    /** Whether it can be set to nothing, which is something else than its default: that there is no part number. */
    public boolean mayBeNothing() {
        return key.equals("sync.vendor-part-number");
    }

    boolean isBridges() {
        return key.startsWith(OfferedSettings.BRIDGE + ".");
    }
}
