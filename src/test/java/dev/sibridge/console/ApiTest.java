package dev.sibridge.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.Fault;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The operator's API over real HTTP, against both vendors' sandboxes. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "ADMIN_USERNAME=ops", "ADMIN_PASSWORD=correct horse", "DTOOLS_API_KEY=sandbox", "CONNECTWISE_COMPANY=sandbox",
    "CONNECTWISE_CLIENT_ID=00000000-0000-4000-8000-000000000000", "CONNECTWISE_PUBLIC_KEY=sandbox",
    "CONNECTWISE_PRIVATE_KEY=sandbox", "SYNC_SALES_REP=dsales", "SYNC_WON_STATUS=Won", "SYNC_PROGRESSES=Approved",
    "SYNC_SINCE=1970-01-01T00:00:00Z", "bridge.retry-delay=10", "CONNECTWISE_REQUESTS_PER_MINUTE=100000",
    "DATABASE_URL=jdbc:h2:mem:api;MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1"})
@DirtiesContext
class ApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final RunningSandbox SANDBOX = RunningSandbox.shared();

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void vendors(DynamicPropertyRegistry settings) {
        settings.add("DTOOLS_URL", () -> SANDBOX.url() + "/sandbox/SI");
        settings.add("CONNECTWISE_SITE", () -> SANDBOX.url() + "/sandbox");
    }

    @BeforeEach
    void begin() {
        SANDBOX.reset();
        List.of("ledger", "run_record", "run", "poll").forEach(table -> jdbc.sql("DELETE FROM " + table).update());
    }

    @AfterEach
    void manageHasNothingToComplainAbout() {
        assertThat(SANDBOX.manage().log()).allSatisfy(call -> assertThat(call.violations()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/runs", "GET, /api/runs/1", "GET, /api/preflight", "POST, /api/polls", "GET, /api/polls/1",
        "GET, /api/nothing", "GET, /", "GET, /error", "GET, /actuator", "GET, /actuator/health",
        "GET, /actuator/health/readiness", "GET, /actuator/health/liveness/", "GET, /actuator/health/liveness;x",
        "GET, /actuator/health/liveness/..;/", "GET, //api/runs", "GET, /API/runs", "GET, /actuator/env",
        "GET, /actuator/prometheus", "GET, /sandbox/state", "GET, /sandbox/SI/Subscribe/Projects",
        "GET, /sandbox/v4_6_release/apis/3.0/company/companies", "POST, /sandbox/exports",
        "DELETE, /sandbox/control/manage/tokens", "GET, /sandbox/..;/api/runs"})
    void everyDoorButLivenessIsClosedToThoseWithoutThePassword(String method, String path) throws Exception {
        for (String credentials : new String[] {null, "ops:wrong", "admin:correct horse"}) {
            HttpResponse<String> answer = send(method, path, credentials);

            assertThat(answer.statusCode()).as(path).isIn(400, 401);
            assertThat(answer.body()).doesNotContain("\"").doesNotContain("dev.sibridge");
        }
        assertThat(SANDBOX.manage().log()).isEmpty();
    }

    @Test
    void livenessIsOpenAndSaysNothingElse() throws Exception {
        HttpResponse<String> answer = send("GET", "/actuator/health/liveness", null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox/state", "/sandbox/SI/Subscribe/Projects", "/sandbox/control/manage/log",
        "/sandbox/v4_6_release/apis/3.0/company/companies", "/actuator/env", "/actuator/heapdump", "/api/nothing"})
    void whatIsNotServedIsNotThereEvenForTheOperator(String path) throws Exception {
        assertThat(get(path, 404).toString()).doesNotContain("dev.sibridge");
    }

    @Test
    void aPollGoesFromItsIdToItsOutcomes() throws Exception {
        SANDBOX.manage().service().latency(Duration.ofMillis(100));
        long id = poll();
        assertThat(poll()).as("while it runs").isEqualTo(id);
        assertThat(get("/api/polls/" + id, 200).path("state").asText()).isEqualTo("running");
        SANDBOX.manage().service().latency(Duration.ZERO);

        JsonNode done = finished(id);

        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.path("attended").asBoolean()).isTrue();
        assertThat(done.path("found").asInt()).isEqualTo(4);
        assertThat(done.path("outcomes")).isEqualTo(JSON.readTree("{\"skipped\":1,\"synced\":3}"));
        assertThat(done.path("runs")).hasSize(4);
        assertThat(done.path("message").isNull()).isTrue();
        assertThat(poll()).isNotEqualTo(id);
        finished(id + 1);
    }

    @Test
    void aPollThatCannotWorkSaysWhy() throws Exception {
        SANDBOX.manage().service().faults().add(new Fault("GET", "/service/boards", 1, 1, Fault.Kind.STATUS, 200, "[]",
                null, null, null));

        JsonNode failed = finished(poll());

        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.path("message").asText()).startsWith("Manage has no board \"D-Tools Projects\".");
        assertThat(failed.path("runs")).isEmpty();
    }

    @Test
    void runsAreListedFilteredAndPaged() throws Exception {
        finished(poll());

        JsonNode all = get("/api/runs", 200);
        assertThat(all.path("total").asInt()).isEqualTo(4);
        assertThat(all.path("items")).hasSize(4).extracting(run -> run.path("id").asLong())
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
        assertThat(all.path("items").get(0).propertyStream().map(Map.Entry::getKey)).contains("id", "projectId",
                "coNumber", "project", "client", "publishedAt", "outcome", "startedAt", "ms", "calls", "created",
                "updated", "removed", "messages", "retryOf");
        assertThat(projects("?status=synced")).hasSize(3);
        assertThat(projects("?status=failed")).isEmpty();
        assertThat(projects("?q=PATIO")).containsExactly("Patio Music");
        assertThat(projects("?q=finch")).as("by client").contains("Patio Music", "Office Network");
        assertThat(projects("?q=%20")).hasSize(4);
        assertThat(projects("?status=synced&q=patio")).containsExactly("Patio Music");
        List<Long> ids = ids(all);
        assertThat(ids(get("/api/runs?size=3", 200))).isEqualTo(ids.subList(0, 3));
        assertThat(ids(get("/api/runs?size=3&page=1", 200))).isEqualTo(ids.subList(3, 4));
        assertThat(projects("?page=9")).isEmpty();
        assertThat(projects("?q=%25")).as("no wildcard").isEmpty();
        assertThat(projects("?q=_")).as("no wildcard").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?status=odd", "?page=-1", "?size=0", "?size=201", "?page=x", "?size=9999999999"})
    void wrongValuesAreProblems(String query) throws Exception {
        problem("GET", "/api/runs" + query, 400);
    }

    @ParameterizedTest
    @CsvSource({"GET, /api/runs/4711, 404", "GET, /api/polls/4711, 404", "GET, /api/runs/x, 400",
        "POST, /api/polls?account=nobody, 400", "GET, /api/preflight?account=nobody, 400", "DELETE, /api/runs, 405"})
    void whatIsNotThereIsAProblem(String method, String path, int status) throws Exception {
        problem(method, path, status);
    }

    @Test
    void aRunTellsAllThatItDid() throws Exception {
        finished(poll());

        JsonNode run = get("/api/runs/" + run("Patio Music").path("id").asLong(), 200);

        assertThat(run.path("outcome").asText()).isEqualTo("synced");
        assertThat(run.path("steps")).extracting(step -> step.path("name").asText() + " " + step.path("state").asText())
                .containsExactly("clients done", "products done", "opportunity done", "project done");
        assertThat(run.path("records")).hasSize(run.path("created").asInt() + run.path("updated").asInt())
                .anySatisfy(record -> {
                    assertThat(record.path("type").asText()).isEqualTo("opportunity");
                    assertThat(record.path("action").asText()).isEqualTo("create");
                    assertThat(record.path("id").asLong()).isPositive();
                    assertThat(record.path("key").asText()).isNotBlank();
                });
        assertThat(run.path("problems")).isEmpty();
        assertThat(run.path("reconciliation").path("difference").decimalValue()).isZero();
    }

    @Test
    void aFailedRunTellsWhereItStoodAndWhy() throws Exception {
        SANDBOX.manage().service().faults().add(new Fault("POST", "/sales/opportunities", 1, 9, Fault.Kind.STATUS, 403,
                null, null, null, null));
        finished(poll());

        JsonNode run = get("/api/runs/" + run("Patio Music").path("id").asLong(), 200);

        assertThat(run.path("steps")).extracting(step -> step.path("state").asText())
                .containsExactly("done", "done", "failed", "open");
        assertThat(run.path("steps").get(2).path("messages").get(0).asText()).contains("Sales > Opportunity");
    }

    @Test
    void aRefusedExportTellsEveryProblemInWordsThatHelp() throws Exception {
        SANDBOX.dtools().clear();
        ObjectNode broken = sample();
        broken.putNull("Client");
        SANDBOX.dtools().export(broken);
        finished(poll());

        JsonNode run = get("/api/runs/" + run("Patio Music").path("id").asLong(), 200);

        assertThat(run.path("outcome").asText()).isEqualTo("refused");
        assertThat(run.path("problems")).singleElement().satisfies(problem -> {
            assertThat(problem.path("code").asText()).isNotBlank();
            assertThat(problem.path("message").asText()).isEqualTo("The project has no client.");
            assertThat(problem.path("todo").asText()).startsWith("Choose a client in SI.");
        });
        assertThat(run.path("reconciliation").isNull()).isTrue();
    }

    @Test
    void preflightTellsWhatIsWellAndWhatIsNot() throws Exception {
        assertThat(get("/api/preflight", 200)).extracting(finding -> finding.path("state").asText())
                .isNotEmpty().containsOnly("ok");
        SANDBOX.manage().service().faults().add(new Fault("GET", "/service/boards", 1, 1, Fault.Kind.STATUS, 200, "[]",
                null, null, null));

        assertThat(get("/api/preflight", 200)).anySatisfy(finding -> {
            assertThat(finding.path("check").asText()).isEqualTo("Project board");
            assertThat(finding.path("state").asText()).isEqualTo("block");
            assertThat(finding.path("message").asText()).contains("no board");
            assertThat(finding.path("todo").asText()).contains("SYNC_PROJECT_BOARD");
        }).anySatisfy(finding -> assertThat(finding.path("state").asText()).isEqualTo("ok"));
        assertThat(SANDBOX.manage().log()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
    }

    @Test
    void preflightTellsOfTroubleWithEitherVendor() throws Exception {
        SANDBOX.dtools().service().faults().add(new Fault(null, null, 1, 9, Fault.Kind.STATUS, 401, null, null, null,
                null));
        SANDBOX.manage().service().faults().add(new Fault(null, "/service/boards", 1, 9, Fault.Kind.STATUS, 401, null,
                null, null, null));

        assertThat(get("/api/preflight", 200)).extracting(finding -> finding.path("check").asText() + " "
                + finding.path("state").asText()).containsExactly("D-Tools block", "ConnectWise block");
    }

    @ParameterizedTest
    @CsvSource({"https://evil.example, 403", "null, 403", "not a uri, 403", "OURS, 202"})
    void aPageOfAnotherSiteCannotStartAPoll(String origin, int status) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/polls")).POST(HttpRequest.BodyPublishers.noBody())
                .header("Authorization", basic("ops:correct horse"))
                .header("Origin", origin.equals("OURS") ? "http://127.0.0.1:" + port : origin).build();

        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 202) {
            finished(JSON.readTree(answer.body()).path("id").asLong());
        }
    }

    private static List<Long> ids(JsonNode page) {
        return page.path("items").valueStream().map(run -> run.path("id").asLong()).toList();
    }

    private List<String> projects(String query) throws Exception {
        return get("/api/runs" + query, 200).path("items").valueStream().map(run -> run.path("project").asText()).toList();
    }

    private JsonNode run(String project) throws Exception {
        return get("/api/runs", 200).path("items").valueStream()
                .filter(run -> run.path("project").asText().equals(project)).findFirst().orElseThrow();
    }

    private long poll() throws Exception {
        HttpResponse<String> answer = send("POST", "/api/polls", "ops:correct horse");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("id").asLong();
    }

    private JsonNode finished(long poll) throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() ->
                !get("/api/polls/" + poll, 200).path("state").asText().equals("running"));
        return get("/api/polls/" + poll, 200);
    }

    private void problem(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = send(method, path, "ops:correct horse");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).isNotBlank();
    }

    private JsonNode get(String path, int status) throws Exception {
        HttpResponse<String> answer = send("GET", path, "ops:correct horse");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String credentials) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, HttpRequest.BodyPublishers.noBody());
        if (credentials != null) {
            request.header("Authorization", basic(credentials));
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode sample() throws IOException {
        try (InputStream file = ApiTest.class.getResourceAsStream("/sandbox/exports/1-patio-music.json")) {
            ObjectNode project = (ObjectNode) JSON.readTree(file);
            project.remove("PublishedOnUnixTimeMs");
            return project;
        }
    }
}
