package dev.sibridge.routes;

import dev.sibridge.settings.Account;
import dev.sibridge.settings.AccountProperties;
import dev.sibridge.settings.Accounts;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Accounts as settings make them. */
final class TestAccounts {

    static final String NAME = "acme";

    private TestAccounts() {
    }

    /** An account whose two services nobody asks. */
    static Account account() {
        return of("https://api.example", Map.of()).get(NAME);
    }

    /** One account both of whose services live at an address, with settings besides, such as {@code sync.since}. */
    static Accounts of(String url, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "dtools.url", url + "/SI",
                "dtools.api-key", "dtools-secret",
                "connectwise.site", url,
                "connectwise.company", "acmeav",
                "connectwise.client-id", "client-id-secret",
                "connectwise.public-key", "public",
                "connectwise.private-key", "private-secret",
                "sync.sales-rep", "jdoe"));
        settings.putAll(more);
        Map<String, Object> source = new HashMap<>();
        settings.forEach((name, value) -> source.put("accounts." + NAME + "." + name, value));
        return new Accounts(new Binder(new MapConfigurationPropertySource(source))
                .bindOrCreate("", AccountProperties.class));
    }
}
