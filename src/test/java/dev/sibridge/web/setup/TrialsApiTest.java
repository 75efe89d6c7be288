package dev.sibridge.web.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.TestPropertySource;

/** Settings are tried before they are kept: what is wrong is said, and nothing of it stays. */
@TestPropertySource(properties = {"DATABASE_URL=jdbc:h2:mem:trials" + RunningSetup.DATABASE, "bridge.timers=false",
    "PRIVATE_ADDRESSES=true"})
class TrialsApiTest extends RunningSetup {

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

    @Autowired
    private TrialsApi api;

    @BeforeEach
    void theSandboxIsAsItComes() {
        SANDBOX.reset();
    }

    @AfterEach
    void nothingIsKept() throws Exception {
        SecurityContextHolder.clearContext();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM setup_value").query(Long.class).single()).isZero();
        assertThat(JSON.readTree(send("GET", "/actuator/health", null, null).body()).path("components").path("sides")
                .path("status").asText()).as("what is only tried is no outage").isEqualTo("UP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "connectwise | connectwise.private-key | wr0ng-private-key | ConnectWise",
        "connectwise | connectwise.company     | nobody            | ConnectWise",
        "connectwise | connectwise.site        | https://manage.invalid | ConnectWise",
        "dtools      | dtools.api-key          | wr0ng-dtools-key  | D-Tools",
        "dtools      | dtools.url              | https://dtools.invalid/SI | D-Tools"})
    void whatIsWrongIsSaidWithWhatToDoAndWithoutSecrets(String concern, String key, String value, String check)
            throws Exception {
        Map<String, Object> settings = keys();
        settings.put(key, value);

        JsonNode found = test("default", concern, settings, 200);

        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.path("check").asText()).isEqualTo(check);
            assertThat(finding.path("state").asText()).isEqualTo("block");
            assertThat(finding.path("message").asText()).isNotBlank();
            assertThat(finding.toString()).doesNotContain("wr0ng-");
        });
    }

    @Test
    void whatCannotEvenBeTriedIsRefusedWithItsSettings() throws Exception {
        assertThat(test("default", "connectwise", Map.of("connectwise.site", "ftp://x.example"), 422).path("mistakes")
                .findValuesAsText("key")).contains("connectwise.site", "connectwise.company").doesNotContain(
                        "dtools.api-key", "sync.sales-rep");
        assertThat(test("default", "dtools", Map.of("sync.nonsense", "x"), 422).path("mistakes")
                .findValuesAsText("key")).containsExactly("sync.nonsense");
        test("default", "nonsense", Map.of(), 409);
        test("nobody", "connectwise", Map.of(), 404);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getResponseHeaders().add("Location", SANDBOX.url() + "/sandbox" + exchange.getRequestURI());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        try {
            Map<String, Object> settings = keys();
            settings.put("connectwise.site", "http://127.0.0.1:" + server.getAddress().getPort());

            JsonNode found = test("default", "connectwise", settings, 200);

            assertThat(found.get(0).path("state").asText()).isEqualTo("block");
            assertThat(asked).hasPositiveValue();
            assertThat(SANDBOX.manage().log()).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void keysThatAreRightAreSaidToBeThoughNobodyHasKeptThem() throws Exception {
        assertThat(test("default", "connectwise", connectwise(), 200).get(0).path("state").asText()).isEqualTo("ok");
        assertThat(test("default", "dtools", Map.of("dtools.url", SANDBOX.url() + "/sandbox/SI", "dtools.api-key",
                "sandbox"), 200).get(0).path("state").asText()).isEqualTo("ok");
        assertThat(get("/api/accounts").get(0).path("ready").asBoolean()).isFalse();
    }

    @Test
    void allThatAPollWouldCheckIsToldWithWhatToChange() throws Exception {
        Map<String, Object> settings = keys();
        settings.put("sync.sales-rep", "nobody");

        JsonNode found = test("default", "rights", settings, 200);

        assertThat(found.findValuesAsText("check")).contains("D-Tools", "Project board", "Sales rep", "Mail");
        assertThat(found).filteredOn(finding -> finding.path("check").asText().equals("Sales rep")).singleElement()
                .satisfies(finding -> assertThat(finding.path("state").asText()).isEqualTo("block"));
    }

    @Test
    void aTestMailArrives() throws Exception {
        Map<String, Object> server = Map.of("bridge.mail.host", "127.0.0.1", "bridge.mail.port",
                MAIL.getSmtp().getPort(), "bridge.mail.from", "si-bridge@acme.example");

        JsonNode found = read(send("POST", "/api/settings/bridge/test/mail", Map.of("settings", server, "to",
                "ann@acme.example"), null), 200);

        assertThat(found.get(0).path("state").asText()).as(found.toString()).isEqualTo("ok");
        assertThat(MAIL.getReceivedMessages()).singleElement().satisfies(mail ->
                assertThat(mail.getAllRecipients()[0]).hasToString("ann@acme.example"));
    }

    @Test
    void aTestMailThatIsNotAcceptedSaysWhyAndOneToNobodyIsRefused() throws Exception {
        Map<String, Object> settings = new HashMap<>(Map.of("bridge.mail.host", "127.0.0.1", "bridge.mail.port", 1,
                "bridge.mail.from", "si-bridge@acme.example"));

        JsonNode found = read(send("POST", "/api/settings/bridge/test/mail", Map.of("settings", settings, "to",
                "ann@acme.example"), null), 200);
        assertThat(found.get(0).path("state").asText()).isEqualTo("block");

        test("bridge", "mail", settings, 409);
        settings.remove("bridge.mail.host");
        assertThat(read(send("POST", "/api/settings/bridge/test/mail", Map.of("settings", settings, "to",
                "ann@acme.example\r\nBcc: x@y.example"), null), 409).path("detail").asText()).contains("\"to\"");
        assertThat(MAIL.getReceivedMessages()).isEmpty();
    }

    @Test
    void onlyAdministratorsTryAnything() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("bob", "",
                "ROLE_OPERATOR"));

        assertThatThrownBy(() -> api.test("default", "dtools", null)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> api.choices("default", "sync.sales-rep")).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void listsAreManagesAndProgressesThoseOfTheQueue() throws Exception {
        read(send("GET", "/api/settings/default/choices/sync.sales-rep", null, null), 422);
        read(send("GET", "/api/settings/default/choices/sync.interval", null, null), 409);
        put("default", keys(), 200);
        try {
            assertThat(choices("sync.sales-rep").findValuesAsText("value")).contains("dsales");
            assertThat(choices("sync.won-status").findValuesAsText("value")).contains("Won");
            assertThat(choices("sync.project-board").findValuesAsText("value")).contains("D-Tools Projects");
            assertThat(choices("sync.company-types").findValuesAsText("value")).isNotEmpty();
            assertThat(choices("sync.progresses").findValuesAsText("value")).contains("Approved");
        } finally {
            jdbc.sql("DELETE FROM setup_value").update();
        }
    }

    private JsonNode choices(String setting) throws Exception {
        return get("/api/settings/default/choices/" + setting);
    }

    private static Map<String, Object> connectwise() {
        Map<String, Object> settings = keys();
        settings.keySet().removeIf(key -> !key.startsWith("connectwise."));
        return settings;
    }

    private JsonNode test(String account, String concern, Map<String, ?> settings, int status) throws Exception {
        return read(send("POST", "/api/settings/" + account + "/test/" + concern, Map.of("settings", settings), null),
                status);
    }
}
