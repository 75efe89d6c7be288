package dev.sibridge.settings;

import dev.sibridge.connectwise.ConnectWiseSettings;
import dev.sibridge.dtools.DToolsSettings;
import dev.sibridge.mapping.Choices;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Accounts for tests; they lead nowhere. */
public final class TestAccounts {

    private TestAccounts() {
    }

    /** An account that takes all exports. */
    public static Account account(String name) {
        return account(name, "acme", null);
    }

    public static Account account(String name, String company, Instant since) {
        return new Account(name, new DToolsSettings(URI.create("https://dtools.invalid/SI"), "key"),
                new ConnectWiseSettings(URI.create("https://manage.invalid"), company, "client", "public", "private", "", "", "",
                        Duration.ofSeconds(30)),
                Choices.choices(), new Polling(false, Duration.ofMinutes(5), since));
    }
}
