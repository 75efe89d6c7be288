package dev.sibridge.setup;

import dev.sibridge.account.Mistake;
import dev.sibridge.network.PrivateAddressException;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.secrets.LockedSecretsException;
import dev.sibridge.secrets.Secrets;
import dev.sibridge.setup.effective.EffectiveSetting;
import dev.sibridge.setup.effective.EffectiveSettings;
import dev.sibridge.setup.effective.OfferedSetting;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import dev.sibridge.text.Pasted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What people want settings to be: whether that is possible, and how the database holds it. */
@Component
class Wishes {

    private static final int LONGEST = 100_000;

    private final EffectiveSettings effective;
    private final Secrets secrets;
    private final PrivateAddresses addresses;

    Wishes(EffectiveSettings effective, Secrets secrets, PrivateAddresses addresses) {
        this.effective = effective;
        this.secrets = secrets;
        this.addresses = addresses;
    }

    /**
     * Why settings cannot be made here, whatever the values of others.
     *
     * @param stored what the database has now
     * @param kept   whether they are to be kept, or only tried
     */
    List<Mistake> mistakes(String account, Map<String, Content> stored, Map<String, String> wanted, boolean kept) {
        Map<String, EffectiveSetting> now = effective.of(account, stored);
        List<Mistake> mistakes = new ArrayList<>();
        new TreeMap<>(wanted).forEach((key, value) -> {
            String text = mistake(account, key, value, now.get(key), kept);
            if (text != null) {
                mistakes.add(new Mistake(account, key, false, text));
            }
        });
        mistakes.addAll(MovedKeys.mistakes(account, now, wanted));
        return mistakes;
    }

    private String mistake(String account, String key, String value, EffectiveSetting now, boolean kept) {
        OfferedSetting setting = OfferedSettings.find(account, key);
        if (setting == null) {
            return "There is no setting \"" + key + "\" that can be made here.";
        } else if (now.isFixed()) {
            return "{" + key + "} is fixed by " + now.fixedBy() + ". Change it there.";
        } else if (isNothing(account, key, value)) {
            return null;
        } else if (value.length() > LONGEST) {
            return "{" + key + "} is too long.";
        } else if (setting.secret()) {
            String locked = kept ? locked() : null;
            return locked == null ? null : "{" + key + "} cannot be kept. " + locked;
        }
        return !PrivateAddresses.isAddress(key) || !addresses.isForbidden(Pasted.key(value)) ? null
                : PrivateAddressException.refusal("{" + key + "}", "here");
    }

    /** Why no secret can be kept; null when it can. */
    String locked() {
        try {
            secrets.check();
            return null;
        } catch (LockedSecretsException e) {
            return e.getMessage();
        }
    }

    /**
     * How the database holds them; null for what is to have its default.
     *
     * @throws LockedSecretsException when there is a secret and no key for it
     */
    Map<String, Content> contents(String account, Map<String, String> wanted) {
        Map<String, Content> contents = new HashMap<>();
        wanted.forEach((key, value) -> contents.put(key, isNothing(account, key, value) ? null
                : content(account, key, value)));
        return contents;
    }

    /** The same as it was typed; null for what is to have its default. */
    Map<String, Content> typed(String account, Map<String, String> wanted) {
        Map<String, Content> contents = new HashMap<>();
        wanted.forEach((key, value) -> contents.put(key, isNothing(account, key, value) ? null
                : new Content(Pasted.text(value), false)));
        return contents;
    }

    private Content content(String account, String key, String value) {
        return OfferedSettings.find(account, key).secret()
                ? new Content(secrets.encrypt(Pasted.key(value), SettingStore.place(account, key)), true)
                : new Content(Pasted.text(value), false);
    }

    private static boolean isNothing(String account, String key, String value) {
        return value == null || value.isBlank() && !OfferedSettings.find(account, key).mayBeNothing();
    }
}
