package dev.sibridge.account;

import dev.sibridge.account.declared.AccountProperties;
import dev.sibridge.account.declared.DeclaredAccount;
import dev.sibridge.settings.Defaults;
import dev.sibridge.si.mapping.Choices;
import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.dtools.DToolsSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Accounts for tests; those that a test does not set itself lead nowhere. */
public final class TestAccounts {

    private TestAccounts() {
    }

    /** An account that takes all exports. */
    public static Account account(String name) {
        return account(name, "acme", Instant.EPOCH);
    }

    /** @param since null for the account's first start */
    public static Account account(String name, String company, Instant since) {
        return new Account(name, new DToolsSettings(URI.create("https://dtools.invalid/SI"), "key"),
                new ConnectWiseSettings(URI.create("https://manage.invalid"), company, "client", "public", "private",
                        "", "", "", Duration.ofSeconds(30)),
                Choices.choices(), new PollSchedule(false, Duration.ofMinutes(5), since, Duration.ZERO),
                new RetentionTimes(Duration.ofDays(400), Duration.ofDays(90)), List.of(), null);
    }

    /** The account {@code default}, with addresses as a setting holds them. */
    public static Accounts withErrorEmails(String errorEmails) {
        return withSettings(Map.of("sync.error-emails", errorEmails));
    }

    /** The account {@code default}, with a project-management tool, and its settings by their names. */
    public static Account withTool(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("pm.type", "open", "pm.url", "https://tool.invalid",
                "pm.api-key", "key"));
        all.putAll(settings);
        return withSettings(all).get("default");
    }

    private static Accounts withSettings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of("dtools.api-key", "key", "connectwise.site",
                "https://manage.invalid", "connectwise.company", "acme", "connectwise.client-id", "id",
                "connectwise.public-key", "public", "connectwise.private-key", "private", "sync.sales-rep", "jdoe"));
        settings.putAll(more);
        Map<String, String> all = new HashMap<>();
        settings.forEach((name, value) -> all.put("accounts.default." + name, value));
        return of(all);
    }

    /** Accounts as the application makes them of settings, such as {@code accounts.default.sync.since}. */
    public static Accounts of(Map<String, String> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addLast(new MapPropertySource("settings", Map.copyOf(settings)));
        new Defaults().postProcessEnvironment(environment, new SpringApplication());
        return new Accounts(Binder.get(environment).bindOrCreate("", AccountProperties.class).accounts().entrySet()
                .stream().map(account -> DeclaredAccount.of(account.getKey(), account.getValue(), false)).toList());
    }
}
