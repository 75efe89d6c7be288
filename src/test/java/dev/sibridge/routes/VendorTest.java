package dev.sibridge.routes;

import dev.sibridge.http.Codebases;
import dev.sibridge.http.HttpBeans;
import dev.sibridge.settings.Account;
import dev.sibridge.settings.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;

/** Runs the routes that call a vendor, over real HTTP, with the application's own settings of the HTTP client. */
abstract class VendorTest extends RouteTest {

    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    final Vendor vendor = new Vendor();
    final Accounts accounts;
    final Account account;
    final Codebases codebases = new Codebases();
    /** How often Manage was asked, as a run counts it. */
    final AtomicInteger counted = new AtomicInteger();

    VendorTest(String file, String... others) {
        super(file, others);
        accounts = TestAccounts.of(vendor.url(), Map.of("connectwise.timeout", "300ms"));
        account = accounts.get(TestAccounts.NAME);
        HttpBeans.of(accounts, codebases, Clock.fixed(NOW, ZoneOffset.UTC)).forEach(this::bean);
        setting("bridge.connectwise.requests-per-minute", 1000);
        properties.put("account", account);
        properties.put("calls", counted);
        Components.configure(camel, "http");
    }

    @AfterEach
    final void close() {
        vendor.close();
    }

    /** Everything that a message tells to whoever logs it. */
    static String told(Exchange exchange) {
        return exchange.getMessage().getHeaders() + " " + exchange.getMessage().getBody() + " "
                + exchange.getAllProperties() + " " + exchange.getException();
    }
}
