package dev.sibridge.setup.effective;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.AccountState;
import dev.sibridge.account.Mistake;
import dev.sibridge.account.declared.AccountProperties.ClientEntry;
import dev.sibridge.account.declared.AccountProperties.Entry;
import dev.sibridge.account.declared.DeclaredAccount;
import dev.sibridge.settings.ShippedSettings;
import dev.sibridge.settings.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.Environment;

/** Makes an account of its effective settings. What is wrong with one of them stops that account, and nothing else. */
final class SettledAccount {

    private static final String TOP = "account";
    private static final String COMPANIES = "sync.companies";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Map<String, Object> values = new HashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    private SettledAccount(String name) {
        this.name = name;
    }

    /** @param environment has the list of companies, if a file fixes it */
    static AccountState of(String name, Map<String, EffectiveSetting> settings, boolean paused,
            Environment environment) {
        SettledAccount account = new SettledAccount(name);
        settings.values().forEach(setting -> account.take(setting, environment));
        return account.state(paused);
    }

    private void take(EffectiveSetting setting, Environment environment) {
        if (setting.trouble() != null) {
            wrong(setting.key(), "{" + setting.key() + "} cannot be read. " + setting.trouble());
        } else if (setting.key().equals(COMPANIES)) {
            companies(setting, environment);
        } else {
            OfferedSetting offered = OfferedSettings.find(name, setting.key());
            boolean fits = offered == null || setting.isFixed() || fits(offered.type(), setting.value());
            if (!fits) {
                wrong(setting.key(), wrongKind(offered, setting.value()));
            }
            values.put(TOP + "." + setting.key(), fits ? setting.value() : usual(setting.key()));
        }
    }

    static boolean fits(Class<?> type, String value) {
        try {
            new Binder(new MapConfigurationPropertySource(Map.of(TOP, value))).bind(TOP, Bindable.of(type));
            return true;
        } catch (BindException e) {
            return false;
        }
    }

    static String wrongKind(OfferedSetting setting, String value) {
        return "{" + setting.key() + "} is \"" + value + "\"; it must be "
                + ValueKind.words(setting.type(), setting.usual()) + ".";
    }

    private static String usual(String key) {
        return ShippedSettings.get(ShippedSettings.ACCOUNT + key).usual();
    }

    private void companies(EffectiveSetting setting, Environment environment) {
        if (setting.isFixed()) {
            put(Binder.get(environment).bind("accounts." + name + "." + COMPANIES, Bindable.listOf(ClientEntry.class))
                    .orElse(List.of()));
        } else if (!setting.value().isBlank()) {
            try {
                List<ClientEntry> entries = new ArrayList<>();
                for (JsonNode entry : JSON.readTree(setting.value())) {
                    entries.add(new ClientEntry(entry.path("client").asText(), entry.path("company").asText()));
                }
                put(entries);
            } catch (JsonProcessingException e) {
                wrong(COMPANIES, "{" + COMPANIES + "} is not a list of clients and companies.");
            }
        }
    }

    private void put(List<ClientEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            String entry = TOP + "." + COMPANIES + "[" + i + "].";
            values.put(entry + "client", entries.get(i).client());
            values.put(entry + "company", entries.get(i).company());
        }
    }

    private AccountState state(boolean paused) {
        Entry entry = new Binder(new MapConfigurationPropertySource(values)).bind(TOP, Entry.class).get();
        AccountState state = DeclaredAccount.of(name, entry, paused);
        if (mistakes.isEmpty()) {
            return state;
        }
        List<String> told = mistakes.stream().map(Mistake::setting).toList();
        return new AccountState(name, name, null, Stream.concat(mistakes.stream(), state.mistakes().stream()
                .filter(mistake -> !told.contains(mistake.setting()))).toList(), paused);
    }

    private void wrong(String setting, String text) {
        mistakes.add(new Mistake(name, setting, false, text));
    }
}
