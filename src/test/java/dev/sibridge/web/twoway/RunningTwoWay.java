package dev.sibridge.web.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.sandbox.RunningSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Starts the product with its API where Manage can call it back, between the sandbox's Manage and its reference tool,
 * and speaks to it as an operator. It is started once for all classes.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT, properties = {
    "ADMIN_USERNAME=ops", "ADMIN_PASSWORD=correct horse", "DTOOLS_API_KEY=sandbox", "CONNECTWISE_COMPANY=sandbox",
    "CONNECTWISE_CLIENT_ID=00000000-0000-4000-8000-000000000000", "CONNECTWISE_PUBLIC_KEY=sandbox",
    "CONNECTWISE_PRIVATE_KEY=sandbox", "SYNC_SALES_REP=dsales", "SYNC_WON_STATUS=Won", "SYNC_PROGRESSES=Approved",
    "SYNC_UNKNOWN_SETTLE=0s", "bridge.retry-delay=10", "bridge.timers=false", "CONNECTWISE_REQUESTS_PER_MINUTE=100000",
    "PM_TYPE=open", "PM_API_KEY=sandbox", "camel.main.jmx-enabled=false",
    "DATABASE_URL=jdbc:h2:mem:two-way-api;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
            + "DB_CLOSE_DELAY=-1"})
abstract class RunningTwoWay {

    static final ObjectMapper JSON = new ObjectMapper();
    static final HttpClient HTTP = HttpClient.newHttpClient();
    static final RunningSandbox SANDBOX = RunningSandbox.shared();
    static final String OPERATOR = "ops:correct horse";
    private static final String ANN = "1";
    private static final int PORT = freePort();

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry settings) {
        settings.add("DTOOLS_URL", () -> SANDBOX.url() + "/sandbox/SI");
        settings.add("CONNECTWISE_SITE", () -> SANDBOX.url() + "/sandbox");
        settings.add("PM_URL", () -> SANDBOX.url() + "/sandbox/pm");
        settings.add("SERVER_PORT", () -> PORT);
        settings.add("PUBLIC_URL", RunningTwoWay::url);
    }

    /** Where the console is. */
    static String url() {
        return "http://127.0.0.1:" + PORT;
    }

    // Manage must be told it before anything listens there.
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void begin() {
        SANDBOX.reset();
        List.of("project", "pair", "conflict", "write", "time", "log", "mapping", "account").forEach(table ->
                jdbc.sql("DELETE FROM two_way_" + table).update());
        List.of("attention_entry", "attention", "account_trouble").forEach(table -> jdbc.sql("DELETE FROM " + table)
                .update());
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        assertThat(SANDBOX.manage().log()).allSatisfy(call -> assertThat(call.violations()).isEmpty());
    }

    /** What the sandbox maps. */
    static String sample() {
        try (InputStream file = RunningTwoWay.class.getResourceAsStream("/sandbox/mappings.yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything is mapped as in the sandbox. */
    void map() {
        assertThat(send("PUT", "/api/two-way/mapping", sample()).statusCode()).isEqualTo(204);
    }

    /** Everything is mapped, somebody has switched two-way on. */
    void enable() {
        map();
        assertThat(send("POST", "/api/two-way/enable", null).statusCode()).isEqualTo(204);
    }

    /** A project in Manage with a phase and a ticket in it. Returns the ticket's id. */
    static int job(String name) {
        int project = made("Project", 0, Map.of("name", name, "board", Map.of("name", "D-Tools Projects"), "company",
                Map.of("identifier", "OldMill"), "billingMethod", "ActualRates", "estimatedStart",
                "2027-03-01T00:00:00Z", "estimatedEnd", "2027-04-01T00:00:00Z"));
        return ticket(made("ProjectPhase", project, Map.of("description", "Trim")), "Mount the speakers");
    }

    /** A project of which two tickets of three are gone in Manage: that waits for a person. Returns its id here. */
    long parked(String name) {
        int ticket = job(name);
        int phase = manageTicket(ticket).at("/phase/id").asInt();
        List<Integer> others = List.of(ticket(phase, "Hang the screen"), ticket(phase, "Pull the cables"));
        long project = imported(ticket);
        others.forEach(gone -> SANDBOX.manage().as("talbrecht").delete("ProjectTicket", gone));
        send("POST", "/api/two-way/projects/" + project + "/sync", null);
        assertThat(idle(project).path("state").asText()).isEqualTo("parked");
        return project;
    }

    /** Everything is mapped as in the sandbox, but no project is paired by itself. */
    void mapByHand(String more) {
        HttpResponse<String> put = send("PUT", "/api/two-way/mapping", sample().replace("pairNew: true",
                "pairNew: false") + more);
        assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
    }

    static int ticket(int phase, String summary) {
        return made("ProjectTicket", 0, Map.of("summary", summary, "phase", Map.of("id", phase)));
    }

    static int made(String entity, int parent, Map<String, ?> body) {
        return SANDBOX.manage().as("talbrecht").create(entity, parent, body);
    }

    static void rename(int ticket, String summary) {
        SANDBOX.manage().as("talbrecht").change("ProjectTicket", ticket, Map.of("summary", summary));
    }

    static JsonNode manageTicket(int id) {
        return SANDBOX.manage().shown().get("/project/tickets").stream()
                .filter(ticket -> ticket.path("id").asInt() == id).findFirst().orElseThrow();
    }

    /** Somebody changes a task in the tool. */
    static void editTask(String name, Map<String, Object> fields) {
        SANDBOX.pm().edit("tasks", SANDBOX.pm().records("tasks").stream()
                .filter(task -> task.at("/fields/name").asText().equals(name)).findFirst().orElseThrow().path("id")
                .asText(), JSON.valueToTree(fields), ANN);
    }

    static List<String> tasks() {
        return SANDBOX.pm().records("tasks").stream().map(task -> task.at("/fields/name").asText()).sorted().toList();
    }

    /** Imports a project and waits for its first pass. Returns its id here. */
    long imported(int ticket) {
        int project = manageTicket(ticket).at("/project/id").asInt();
        JsonNode begun = json(send("POST", "/api/two-way/imports", "{\"from\":\"manage\",\"id\":\"" + project + "\"}"),
                202);
        idle(begun.path("id").asLong());
        return begun.path("id").asLong();
    }

    /** Waits until nothing is left to be done for a project. */
    JsonNode idle(long project) {
        await().atMost(Duration.ofSeconds(30)).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20))
                .until(() -> !List.of("queued", "running").contains(item(project).path("state").asText()));
        return item(project);
    }

    JsonNode item(long project) {
        return get("/api/two-way/projects", 200).path("items").valueStream()
                .filter(item -> item.path("id").asLong() == project).findFirst().orElseThrow();
    }

    JsonNode get(String path, int status) {
        return json(send("GET", path, null), status);
    }

    static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return tree(answer.body());
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    /** What is wrong, in words for people. */
    String problem(String method, String path, String body, int status) {
        HttpResponse<String> answer = send(method, path, body);
        JsonNode problem = json(answer, status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank();
        return problem.path("detail").asText();
    }

    /** Sends a request as the operator; JSON, or YAML where the body is none. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(method, path, body).header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString(OPERATOR.getBytes(StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return answer(request);
    }

    static HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body));
        return body == null ? request : request.header("Content-Type", body.startsWith("{") ? "application/json"
                : "application/yaml");
    }

    static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
