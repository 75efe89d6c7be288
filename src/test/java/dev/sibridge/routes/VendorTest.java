package dev.sibridge.routes;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.vendor.calls.Codebases;
import dev.sibridge.vendor.calls.HttpBeans;
import dev.sibridge.vendor.connectwise.Caller;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.Requesting;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;

/** Runs the routes that call a vendor, over real HTTP, with the application's own settings of the HTTP client. */
abstract class VendorTest extends RouteTest {

    static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    final Vendor vendor = new Vendor();
    final Clock clock = mock(Clock.class);
    /** Has keys of its own, and Redmine as a project-management tool. */
    final Account account;
    /** Has an integrator login instead, works in a member's name, and has a tool of another kind. */
    final Account impersonating;
    /** Does not wait long for an answer. */
    final Account impatient;
    final Codebases codebases = new Codebases(camel.createFluentProducerTemplate());
    /** How often Manage was asked, as a run counts it. */
    final AtomicInteger counted = new AtomicInteger();
    /** How often either side was asked, as a pass of two-way counts it. */
    final AtomicInteger countedByPass = new AtomicInteger();

    VendorTest(String file, String... others) {
        super(file, others);
        Accounts accounts = TestAccounts.of(settings());
        account = accounts.get("default");
        impersonating = accounts.get("impersonating");
        impatient = accounts.get("impatient");
        itIs(NOW);
        HttpBeans.of(accounts, codebases, clock).forEach(this::bean);
        setting("bridge.connectwise.requests-per-minute", 1000);
        properties.put("account", account);
        properties.put("poll", (Caller) counted::incrementAndGet);
        properties.put("pass", (Caller) countedByPass::incrementAndGet);
        Components.configure(camel, "http");
        Components.configure(camel, "https");
    }

    @AfterEach
    final void close() {
        vendor.close();
    }

    final void itIs(Instant now) {
        when(clock.instant()).thenReturn(now);
    }

    /** Makes one attempt at a call to Manage. */
    final Exchange attempt(ConnectWiseRequest request) {
        return attempt(request, Map.of());
    }

    final Exchange attempt(Requesting asked, Map<String, Object> headers) {
        properties.put("call", HttpBeans.call(asked));
        return send(asked.request(), headers);
    }

    /** Everything that a message tells to whoever logs it. */
    static String told(Exchange exchange) {
        return exchange.getMessage().getHeaders() + " " + exchange.getMessage().getBody() + " "
                + exchange.getAllProperties() + " " + exchange.getException();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String name : List.of("default", "impersonating", "impatient")) {
            String prefix = "accounts." + name + ".";
            settings.put(prefix + "dtools.url", vendor.url() + "/SI");
            settings.put(prefix + "dtools.api-key", "dtools-secret");
            settings.put(prefix + "connectwise.site", vendor.url());
            settings.put(prefix + "connectwise.company", "acmeav");
            settings.put(prefix + "connectwise.client-id", "client-id-secret");
            settings.put(prefix + "sync.sales-rep", "jdoe");
            settings.put(prefix + "pm.type", name.equals("default") ? "redmine" : "open");
            settings.put(prefix + "pm.url", vendor.url() + "/tool/");
            settings.put(prefix + "pm.api-key", "tool-secret");
        }
        for (String name : List.of("default", "impatient")) {
            settings.put("accounts." + name + ".connectwise.public-key", "public");
            settings.put("accounts." + name + ".connectwise.private-key", "private-secret");
        }
        settings.put("accounts.impatient.connectwise.timeout", "500ms");
        settings.put("accounts.impersonating.connectwise.member", "j doe");
        settings.put("accounts.impersonating.connectwise.integrator-username", "integrator");
        settings.put("accounts.impersonating.connectwise.integrator-password", "integrator-secret");
        return settings;
    }
}
