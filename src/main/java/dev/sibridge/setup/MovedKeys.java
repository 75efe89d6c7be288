package dev.sibridge.setup;

import dev.sibridge.account.Mistake;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.text.Pasted;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keys that were entered for one address are sent to no other: whoever names another one enters the keys again.
 * Otherwise an address of their own would show them what is never shown.
 */
final class MovedKeys {

    private MovedKeys() {
    }

    /** What has to be entered again, or cannot go there at all. */
    static List<Mistake> mistakes(String account, Map<String, EffectiveSetting> now, Map<String, String> wanted) {
        List<OfferedSetting> all = OfferedSettings.of(account);
        List<OfferedSetting> kept = all.stream().filter(setting -> setting.secret()
                && isKept(now.get(setting.key()), wanted)).toList();
        return all.stream().filter(setting -> PrivateAddresses.isAddress(setting.key())
                        && isMoved(setting, now.get(setting.key()), wanted))
                .flatMap(address -> kept.stream().filter(key -> key.concern().equals(address.concern()))
                        .map(key -> new Mistake(account, key.key(), false, text(address, now.get(key.key())))))
                .toList();
    }

    private static boolean isMoved(OfferedSetting setting, EffectiveSetting now, Map<String, String> wanted) {
        if (!wanted.containsKey(setting.key()) || !now.isSet()) {
            return false;
        }
        String typed = wanted.get(setting.key());
        return !plain(typed == null || typed.isBlank() ? setting.usual() : typed).equals(plain(now.value()));
    }

    private static String plain(String address) {
        return address == null ? "" : Pasted.key(address).toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
    }

    private static boolean isKept(EffectiveSetting secret, Map<String, String> wanted) {
        return secret.isSet() && !wanted.containsKey(secret.key());
    }

    private static String text(OfferedSetting address, EffectiveSetting secret) {
        return secret.isFixed()
                ? "{" + secret.key() + "} is fixed by " + secret.fixedBy() + " and is not sent to another address."
                        + " Set {" + address.key() + "} there, too."
                : "{" + secret.key() + "} must be entered again, because {" + address.key() + "} is another one.";
    }
}
