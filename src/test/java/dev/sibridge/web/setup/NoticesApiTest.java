package dev.sibridge.web.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** Notices by the API: what is refused and why, what is never shown, what a test says, and who has changed what. */
@TestPropertySource(properties = {"DATABASE_URL=jdbc:h2:mem:notices" + RunningSetup.DATABASE, "bridge.timers=false",
    "PRIVATE_ADDRESSES=true"})
class NoticesApiTest extends RunningSetup {

    @RegisterExtension
    static final GreenMailExtension MAIL = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    private static final String NOTICES = "/api/settings/default/notices";

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private HttpServer receiver;
    private volatile int status = 200;

    @BeforeEach
    void begin() throws IOException {
        List.of("setup_value", "setup_change", "setup_changed_value", "notice_post", "notice_alert").forEach(table ->
                jdbc.sql("DELETE FROM " + table).update());
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            received.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders()
                    .getFirst("X-SI-Bridge-Signature") + " " + new String(exchange.getRequestBody().readAllBytes(),
                    StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void end() {
        receiver.stop(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {
        "null           | mail  | a@b.example | null                   | null | events | at least one kind",
        "refused,bored  | mail  | a@b.example | null                   | null | events | at least one kind",
        "refused        | pager | a@b.example | null                   | null | target | mail, json, teams or slack",
        "refused        | null  | a@b.example | null                   | null | target | mail, json, teams or slack",
        "refused        | mail  | null        | null                   | null | emails | at least one email address",
        "refused        | mail  | office      | null                   | null | emails | is not an email address",
        "refused        | mail  | a@b.example x@y.example | null       | null | emails | is not an email address",
        "refused        | json  | null        | null                   | null | url    | Enter the address",
        "refused        | slack | null        | ftp://x.example        | null | url    | Enter the address",
        "refused        | slack | null        | hooks.example          | null | url    | Enter the address",
        "refused        | slack | null        | https://u:p@x.example  | null | url    | Enter the address",
        "refused        | slack | null        | https://x.example:99999 | null | url    | Enter the address",
        "refused        | slack | null        | https://x.example:0    | null | url    | Enter the address",
        "refused        | slack | null        | http://x.example/hook  | null | url    | must begin with https",
        "refused        | json  | null        | https://x.invalid/hook | tiny | secret | 16 to 200 characters"})
    void aNoticeThatCannotBeMeantSoIsRefusedWithWhatToDo(String events, String target, String emails, String url,
            String secret, String member, String told) throws Exception {
        Map<String, Object> wish = new HashMap<>();
        wish.put("events", events == null ? null : List.of(events.split(",")));
        wish.put("target", target);
        wish.put("emails", emails == null ? null : List.of(emails));
        wish.put("url", url);
        wish.put("secret", secret);

        for (String path : List.of(NOTICES, NOTICES + "/test")) {
            assertThat(post(path, wish, 422).path("mistakes")).singleElement().satisfies(mistake -> {
                assertThat(mistake.path("key").asText()).isEqualTo(member);
                assertThat(mistake.path("message").asText()).contains(told);
            });
        }
        assertThat(jdbc.sql("SELECT COUNT(*) FROM setup_value").query(Long.class).single()).isZero();
        assertThat(received).isEmpty();
    }

    @Test
    void thereAreNoticesOfAccountsAndThoseThatThereAreOnly() throws Exception {
        read(send("GET", "/api/settings/nobody/notices", null, null), 404);
        post("/api/settings/nobody/notices", mail("refused"), 404);
        post("/api/settings/nobody/notices/test", mail("refused"), 404);
        post("/api/settings/bridge/notices", mail("refused"), 404);
        read(send("PUT", NOTICES + "/99", mail("refused"), null), 404);
        read(send("DELETE", NOTICES + "/99", null, null), 404);
        post(NOTICES + "/99/test", null, 404);
    }

    @Test
    void whatNobodyIsToldOfIsSaid() throws Exception {
        post(NOTICES, mail("refused", "synced"), 201);

        JsonNode all = get(NOTICES);
        assertThat(all.path("untold").toString()).isEqualTo("[\"failed\",\"waiting\",\"setup-incomplete\","
                + "\"recovered\"]");
        assertThat(all.at("/items/0/words").asText()).isEqualTo("Email to ann@acme.example when an export is refused or"
                + " a project was written to ConnectWise");

        put("default", Map.of("sync.error-emails", "office@acme.example"), 200);
        assertThat(get(NOTICES).path("untold")).isEmpty();
        assertThat(get(NOTICES).path("mailList").toString()).isEqualTo("[\"office@acme.example\"]");
    }

    @Test
    void aSecretIsShownOnceAndNeverAgainNorIsTheAddress() throws Exception {
        JsonNode made = post(NOTICES, webhook("json"), 201);
        String secret = made.path("secret").asText();
        assertThat(secret).hasSize(43);
        String id = NOTICES + "/" + made.path("id").asText();

        String shown = get(NOTICES) + " " + get("/api/settings/default") + " " + get("/api/settings/default/history")
                + " " + read(send("PUT", id, Map.of("events", List.of("failed"), "target", "json"), null), 200)
                + " " + post(id + "/test", null, 200);
        assertThat(shown).contains("127.0.0.1").doesNotContain(secret).doesNotContain("h1dden-path");
        assertThat(jdbc.sql("SELECT content FROM setup_value").query(String.class).list().toString())
                .doesNotContain(secret).doesNotContain("h1dden-path");

        JsonNode another = read(send("PUT", id, Map.of("events", List.of("failed"), "target", "json", "newSecret",
                true), null), 200);
        assertThat(another.path("secret").asText()).hasSize(43).isNotEqualTo(secret);
        assertThat(read(send("PUT", id, Map.of("events", List.of("failed"), "target", "json", "secret",
                "my own long secret".replace(" ", "-")), null), 200).has("secret")).isFalse();
    }

    @Test
    void everyChangeIsKnownAndCanBeUndone() throws Exception {
        JsonNode made = post(NOTICES, webhook("json"), 201);
        String id = NOTICES + "/" + made.path("id").asText();
        read(send("PUT", id, mail("failed"), null), 200);
        read(send("DELETE", id, null, null), 204);
        assertThat(get(NOTICES).path("items")).isEmpty();

        for (int step = 0; step < 2; step++) {
            JsonNode history = get("/api/settings/default/history");
            long last = jdbc.sql("SELECT MAX(id) FROM setup_change c WHERE undoes IS NULL AND NOT EXISTS (SELECT 1 FROM"
                    + " setup_change u WHERE u.undoes = c.id)").query(Long.class).single();
            assertThat(history.get(0).path("by").asText()).isEqualTo("ann");
            post("/api/settings/default/history/" + last + "/undo", null, 204);
        }

        assertThat(get(NOTICES).at("/items/0/target").asText()).isEqualTo("json");
        assertThat(post(id + "/test", null, 200).path("accepted").asBoolean()).as("with its address").isTrue();
        assertThat(get("/api/settings/default/history").findValuesAsText("label")).contains("Notice "
                + made.path("id").asText() + ", events");
    }

    @Test
    void whatIsRemovedLeavesItsNumberToNobody() throws Exception {
        long first = post(NOTICES, mail("refused"), 201).path("id").asLong();
        read(send("DELETE", NOTICES + "/" + first, null, null), 204);

        assertThat(post(NOTICES, mail("refused"), 201).path("id").asLong()).isGreaterThan(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | true  | 127.0.0.1 has accepted the test notice.",
        "302 | false | a redirect, which is not followed",
        "401 | false | does not let SI Bridge in",
        "404 | false | no such webhook any more",
        "400 | false | did not take what was sent",
        "429 | false | is busy",
        "500 | false | trouble of its own"})
    void aTestSaysWhatCameBack(int answer, boolean accepted, String said) throws Exception {
        status = answer;
        for (String target : List.of("json", "teams", "slack")) {
            JsonNode result = post(NOTICES + "/test", webhook(target), 200);
            assertThat(result.path("accepted").asBoolean()).isEqualTo(accepted);
            assertThat(result.path("message").asText()).contains(said).contains("127.0.0.1")
                    .doesNotContain("h1dden-path");
        }
        assertThat(received).hasSize(3).allMatch(post -> post.startsWith("/h1dden-path "));
        assertThat(received.get(0)).contains("t=", ",v1=", "\"event\":\"test\"");
        assertThat(received.get(2)).contains("/h1dden-path null {").contains("\"blocks\"");
        assertThat(get(NOTICES).path("items")).as("nothing is kept").isEmpty();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM notice_post").query(Long.class).single()).isZero();
    }

    @Test
    void aTestSaysWhyNobodyAnswered() throws Exception {
        Map<String, Object> nowhere = Map.of("events", List.of("failed"), "target", "slack", "url",
                "https://hooks.invalid/h1dden-path");
        assertThat(post(NOTICES + "/test", nowhere, 200).path("message").asText())
                .isEqualTo("There is no host hooks.invalid, as far as this machine can tell. Check the address.");

        Map<String, Object> gone = webhook("slack");
        receiver.stop(0);
        assertThat(post(NOTICES + "/test", gone, 200).path("message").asText()).contains("No connection")
                .doesNotContain("h1dden-path");
    }

    @Test
    void aTestMailArrivesOrSaysWhyNot() throws Exception {
        assertThat(post(NOTICES + "/test", mail("failed"), 200).path("message").asText())
                .isEqualTo("No email was sent: the mail server is not set up yet.");
        put("bridge", Map.of("bridge.mail.host", "127.0.0.1", "bridge.mail.port", MAIL.getSmtp().getPort(),
                "bridge.mail.from", "si-bridge@acme.example"), 200);

        assertThat(post(NOTICES + "/test", mail("failed"), 200).path("accepted").asBoolean()).isTrue();
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
    }

    @RepeatedTest(3)
    void twoWhoAddAtTheSameMomentGetNumbersOfTheirOwn() throws Exception {
        List<CompletableFuture<Integer>> both = Stream.generate(() ->
                CompletableFuture.supplyAsync(() -> {
                    try {
                        return send("POST", NOTICES, mail("refused"), null).statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })).limit(4).toList();
        long added = both.stream().map(CompletableFuture::join).filter(code -> code == 201)
                .count();

        assertThat(both.stream().map(CompletableFuture::join)).allMatch(code -> code == 201
                || code == 412);
        assertThat(get(NOTICES).path("items")).hasSize((int) added);
    }

    private static Map<String, Object> mail(String... events) {
        return Map.of("events", List.of(events), "target", "mail", "emails", List.of("ann@acme.example"));
    }

    private Map<String, Object> webhook(String target) {
        return Map.of("events", List.of("refused", "recovered"), "target", target, "url", "http://127.0.0.1:"
                + receiver.getAddress().getPort() + "/h1dden-path");
    }
}
