package dev.sibridge.setup.effective;

import dev.sibridge.secrets.LockedSecretsException;
import dev.sibridge.secrets.Secrets;
import dev.sibridge.settings.GivenSettings;
import dev.sibridge.settings.GivenSettings.Given;
import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.settings.ShippedSettings.Setting;
import dev.sibridge.setup.effective.EffectiveSetting.Source;
import dev.sibridge.setup.store.Content;
import dev.sibridge.setup.store.SettingStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what each setting is: what the operator of this machine sets is fixed, then comes the database. */
@Component
public class EffectiveSettings {

    private final GivenSettings given;
    private final Secrets secrets;

    public EffectiveSettings(GivenSettings given, Secrets secrets) {
        this.given = given;
        this.secrets = secrets;
    }

    /**
     * All settings of an account, or of {@link OfferedSettings#BRIDGE}, also those that cannot be made here.
     *
     * @param stored what the database has of it
     */
    public Map<String, EffectiveSetting> of(String account, Map<String, Content> stored) {
        boolean bridge = account.equals(OfferedSettings.BRIDGE);
        List<Setting> all = bridge
                ? OfferedSettings.of(account).stream().map(OfferedSetting::shipped).toList()
                : ShippedSettings.ofAccount();
        Map<String, EffectiveSetting> effective = new LinkedHashMap<>();
        for (Setting shipped : all) {
            String key = bridge ? shipped.key() : shipped.key().substring(ShippedSettings.ACCOUNT.length());
            Optional<Given> fixed = bridge ? given.of(shipped) : given.ofAccount(account, shipped);
            effective.put(key, fixed.map(value -> new EffectiveSetting(key, value.value(),
                            value.isVariable() ? Source.ENVIRONMENT : Source.FILE, value.name(), null))
                    .orElseGet(() -> stored(account, key, stored.get(key), shipped)));
        }
        return effective;
    }

    private EffectiveSetting stored(String account, String key, Content content, Setting shipped) {
        if (content == null) {
            return new EffectiveSetting(key, shipped.usual(), Source.DEFAULT, null, null);
        }
        try {
            String value = content.secret()
                    ? secrets.decrypt(content.text(), SettingStore.place(account, key)) : content.text();
            return new EffectiveSetting(key, value, Source.DATABASE, null, null);
        } catch (LockedSecretsException e) {
            return new EffectiveSetting(key, null, Source.DATABASE, null, e.getMessage());
        }
    }
}
