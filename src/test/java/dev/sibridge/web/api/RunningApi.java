package dev.sibridge.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Starts the product with its API on a free port, beside both vendors' sandboxes, and speaks to it as an operator. It is
 * started once for all classes that want nothing else; no timer runs.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "ADMIN_USERNAME=ops", "ADMIN_PASSWORD=correct horse", "DTOOLS_API_KEY=sandbox", "CONNECTWISE_COMPANY=sandbox",
    "CONNECTWISE_CLIENT_ID=00000000-0000-4000-8000-000000000000", "CONNECTWISE_PUBLIC_KEY=sandbox",
    "CONNECTWISE_PRIVATE_KEY=sandbox", "SYNC_SALES_REP=dsales", "SYNC_WON_STATUS=Won", "SYNC_PROGRESSES=Approved",
    "SYNC_SINCE=1970-01-01T00:00:00Z", "bridge.retry-delay=10", "CONNECTWISE_REQUESTS_PER_MINUTE=100000",
    "camel.main.jmx-enabled=false", "bridge.timers=false", "DATABASE_URL=jdbc:h2:mem:api" + RunningApi.DATABASE})
public abstract class RunningApi {

    static final String DATABASE =
            ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
    public static final ObjectMapper JSON = new ObjectMapper();
    public static final HttpClient HTTP = HttpClient.newHttpClient();
    public static final RunningSandbox SANDBOX = RunningSandbox.shared();

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void vendors(DynamicPropertyRegistry settings) {
        settings.add("DTOOLS_URL", () -> SANDBOX.url() + "/sandbox/SI");
        settings.add("CONNECTWISE_SITE", () -> SANDBOX.url() + "/sandbox");
    }

    @BeforeEach
    void begin() {
        SANDBOX.reset();
        List.of("ledger", "ledger_state", "run_record", "kept_export", "run", "poll", "first_start", "link",
                "company_choice", "sign_in_failure", "attention", "attention_entry", "account_trouble")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        assertThat(SANDBOX.manage().log()).allSatisfy(call -> assertThat(call.violations()).isEmpty());
    }

    static List<Long> ids(JsonNode page) {
        return page.path("items").valueStream().map(run -> run.path("id").asLong()).toList();
    }

    List<String> projects(String query) throws Exception {
        return get("/api/runs" + query, 200).path("items").valueStream()
                .map(run -> run.path("project").asText()).toList();
    }

    JsonNode run(String project) throws Exception {
        return get("/api/runs", 200).path("items").valueStream()
                .filter(run -> run.path("project").asText().equals(project)).findFirst().orElseThrow();
    }

    long poll() throws Exception {
        HttpResponse<String> answer = send("POST", "/api/polls", "ops:correct horse");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("id").asLong();
    }

    JsonNode finished(long poll) throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() ->
                !get("/api/polls/" + poll, 200).path("state").asText().equals("running"));
        return get("/api/polls/" + poll, 200);
    }

    void problem(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = send(method, path, "ops:correct horse");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).isNotBlank();
    }

    JsonNode get(String path, int status) throws Exception {
        HttpResponse<String> answer = send("GET", path, "ops:correct horse");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> send(String method, String path, String credentials) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (credentials != null) {
            request.header("Authorization", basic(credentials));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    static ObjectNode sample() throws IOException {
        try (InputStream file = RunningApi.class.getResourceAsStream("/sandbox/exports/1-patio-music.json")) {
            ObjectNode project = (ObjectNode) JSON.readTree(file);
            project.remove("PublishedOnUnixTimeMs");
            return project;
        }
    }
}
