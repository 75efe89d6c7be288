package dev.sibridge.web.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.web.pages.Visitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** The product as it starts when nothing is set but what encrypts secrets, spoken to by an administrator. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "ADMIN_USERNAME=ann", "ADMIN_PASSWORD=correct horse", "SECRETS_KEY=a long random text",
    "bridge.retry-delay=10", "CONNECTWISE_REQUESTS_PER_MINUTE=100000"})
@DirtiesContext
abstract class RunningSetup {

    static final ObjectMapper JSON = new ObjectMapper();
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final RunningSandbox SANDBOX = RunningSandbox.shared();
    static final String DATABASE = ";MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
            + "DB_CLOSE_DELAY=-1";
    private static final String ANN_ENCODED = Visitor.encoded("correct horse");

    @LocalServerPort
    int port;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void signsInQuickly() {
        jdbc.sql("UPDATE console_user SET password = ? WHERE name = 'ann'").params(ANN_ENCODED).update();
    }

    /** The keys of the sandbox, by setting. */
    static Map<String, Object> keys() {
        return new LinkedHashMap<>(Map.of("dtools.url", SANDBOX.url() + "/sandbox/SI", "dtools.api-key", "sandbox",
                "connectwise.site", SANDBOX.url() + "/sandbox", "connectwise.company", "sandbox",
                "connectwise.client-id", "00000000-0000-4000-8000-000000000000",
                "connectwise.public-key", "sandbox", "connectwise.private-key", "sandbox",
                "sync.sales-rep", "dsales", "sync.since", "1970-01-01T00:00:00Z"));
    }

    JsonNode get(String path) throws Exception {
        return read(send("GET", path, null, null), 200);
    }

    JsonNode put(String account, Map<String, ?> settings, int status) throws Exception {
        return read(send("PUT", "/api/settings/" + account, settings, null), status);
    }

    JsonNode post(String path, Object body, int status) throws Exception {
        return read(send("POST", path, body, null), status);
    }

    static JsonNode read(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    /** @param seen the version that is changed; null for whichever */
    HttpResponse<String> send(String method, String path, Object body, String seen) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + Base64.getEncoder()
                        .encodeToString("ann:correct horse".getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/json")
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (seen != null) {
            request.header("If-Match", seen);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** A setting as the API shows it. */
    JsonNode setting(String account, String key) throws Exception {
        return get("/api/settings/" + account).path("concerns").valueStream().flatMap(JsonNode::valueStream)
                .filter(setting -> setting.path("key").asText().equals(key)).findFirst().orElseThrow();
    }
}
