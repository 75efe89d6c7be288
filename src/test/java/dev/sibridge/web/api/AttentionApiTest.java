package dev.sibridge.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.Fault;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs a person, over real HTTP: a row for each cause, and all of its exports tried again at once. */
class AttentionApiTest extends RunningApi {

    @BeforeEach
    void nothingIsExported() {
        SANDBOX.dtools().clear();
    }

    @Test
    void thirtyRefusedExportsOfOneCauseAreOneRowAreRetriedAtOnceAndTheRowClosesByItself() throws Exception {
        List<String> projects = IntStream.rangeClosed(1, 30).mapToObj(i -> UUID.randomUUID().toString()).toList();
        for (String project : projects) {
            SANDBOX.dtools().export(named(project, "Project " + project).putNull("Client"));
        }
        finished(poll());

        JsonNode cause = only("open");
        assertThat(cause.path("kind").asText()).isEqualTo("export-refused");
        assertThat(cause.path("code").asText()).isEqualTo("missing");
        assertThat(cause.path("count").asInt()).isEqualTo(30);
        assertThat(cause.path("projects")).hasSize(30);
        assertThat(get("/api/attention/count", 200)).isEqualTo(JSON.readTree("{\"open\":1,\"snoozed\":0}"));

        SANDBOX.dtools().clear();
        for (String project : projects) {
            SANDBOX.dtools().export(named(project, "Project " + project));
        }
        JsonNode retried = post(cause, "retry", null, 202);
        assertThat(retried.path("runs")).hasSize(30);

        await().atMost(Duration.ofMinutes(2)).until(() -> get("/api/attention", 200).path("total").asInt() == 0);
        JsonNode poll = finished(retried.path("poll").asLong());
        assertThat(poll.path("outcomes")).isEqualTo(JSON.readTree("{\"synced\":30}"));
        JsonNode closed = only("closed");
        assertThat(closed.path("id")).isEqualTo(cause.path("id"));
        assertThat(Instant.parse(closed.path("closedAt").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(get("/api/attention/" + cause.path("id"), 200).path("history").get(0).path("what").asText())
                .isEqualTo("retried");
        post(cause, "retry", null, 409);
    }

    @Test
    void whatIsAskedForTwiceAtTheSameMomentIsTriedOnce() throws Exception {
        for (String project : List.of("a", "b", "c")) {
            SANDBOX.dtools().export(named(project, project).putNull("Client"));
        }
        finished(poll());
        JsonNode cause = only("open");

        List<CompletableFuture<JsonNode>> presses = IntStream.range(0, 3).mapToObj(i ->
                CompletableFuture.supplyAsync(() -> retried(cause))).toList();
        List<JsonNode> answers = new ArrayList<>();
        presses.forEach(press -> answers.add(press.join()));
        answers.add(retried(cause));

        assertThat(answers).extracting(answer -> answer.path("runs")).containsOnly(answers.get(0).path("runs"));
        await().atMost(Duration.ofSeconds(30)).until(() -> get("/api/runs", 200).path("items").valueStream()
                .noneMatch(run -> run.path("outcome").isNull()));
        assertThat(get("/api/runs", 200).path("total").asInt()).isEqualTo(6);
    }

    @Test
    void oneProjectOfACauseIsRetriedAlone() throws Exception {
        SANDBOX.dtools().export(named("a", "a").putNull("Client"));
        SANDBOX.dtools().export(named("b", "b").putNull("Client"));
        finished(poll());
        JsonNode cause = only("open");
        SANDBOX.dtools().export(named("a", "a"));

        post(cause, "retry", "{\"projectId\":\"nobody\"}", 404);
        JsonNode retried = post(cause, "retry", "{\"projectId\":\"a\"}", 202);

        assertThat(retried.path("runs")).hasSize(1);
        finished(retried.path("poll").asLong());
        assertThat(only("open").path("projects")).singleElement()
                .satisfies(one -> assertThat(one.path("project").asText()).isEqualTo("b"));
    }

    @Test
    void whileAPollIsRunningNothingIsRetried() throws Exception {
        SANDBOX.dtools().export(named("a", "a").putNull("Client"));
        finished(poll());
        JsonNode cause = only("open");
        SANDBOX.dtools().export(sample());
        SANDBOX.manage().service().latency(Duration.ofMillis(200));
        long running = poll();

        post(cause, "retry", null, 409);

        SANDBOX.manage().service().latency(Duration.ZERO);
        finished(running);
    }

    @Test
    void whatKeepsAPollFromItsWorkIsACauseUntilAPollIsWell() throws Exception {
        SANDBOX.manage().service().faults().add(new Fault("GET", "/service/boards", 1, 1, Fault.Kind.STATUS, 200, "[]",
                null, null, null));
        finished(poll());

        JsonNode cause = only("open");
        assertThat(cause.path("kind").asText()).isEqualTo("setup-incomplete");
        assertThat(cause.path("code").asText()).isEqualTo("board-missing");
        assertThat(cause.path("todo").asText()).contains("SYNC_PROJECT_BOARD");
        assertThat(cause.path("projects")).isEmpty();
        assertThat(cause.path("retryable").asBoolean()).isFalse();
        post(cause, "retry", null, 409);

        finished(poll());
        assertThat(only("closed").path("id")).isEqualTo(cause.path("id"));
    }

    @Test
    void whatWaitsForAnAnswerIsACauseUntilItIsGiven() throws Exception {
        jdbc.sql("INSERT INTO first_start (account, tenant, started_at) VALUES ('default', 'x', 1)").update();
        SANDBOX.dtools().export(sample());
        long poll = poll();
        finished(poll);
        long run = run("Patio Music").path("id").asLong();
        jdbc.sql("UPDATE run SET outcome = 'skipped', acknowledges = FALSE, written = FALSE, cause = 'cut-over: ',"
                + " waiting = '{\"code\":\"cut-over\",\"reason\":\"It was exported before.\",\"candidates\":[],"
                + "\"todo\":\"Release it.\"}' WHERE id = ?").params(run).update();

        JsonNode cause = only("open");
        assertThat(cause.path("kind").asText()).isEqualTo("answer-needed");
        assertThat(cause.path("code").asText()).isEqualTo("cut-over");
        post(cause, "retry", null, 409);

        HttpResponse<String> released = send("/api/links",
                "{\"projectId\":\"" + sample().path("Id").asText() + "\",\"opportunityId\":\"new\"}");
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
        assertThat(only("closed").path("id")).isEqualTo(cause.path("id"));
    }

    @Test
    void peopleAssignPutOffAndNote() throws Exception {
        SANDBOX.dtools().export(named("a", "a").putNull("Client"));
        finished(poll());
        JsonNode cause = only("open");

        assertThat(post(cause, "assign", "{\"to\":\"Ann\"}", 200).path("assignedTo").asText()).isEqualTo("Ann");
        post(cause, "note", "{\"text\":\"Called <b>SI</b>.\"}", 200);
        Instant until = Instant.now().plus(Duration.ofHours(1));
        JsonNode snoozed = post(cause, "snooze", "{\"until\":\"" + until + "\"}", 200);

        assertThat(snoozed.path("state").asText()).isEqualTo("snoozed");
        assertThat(snoozed.path("history").findValuesAsText("what")).containsExactly("assigned", "note", "snoozed");
        assertThat(snoozed.path("history").findValuesAsText("by")).containsOnly("ops");
        assertThat(get("/api/attention/count", 200)).isEqualTo(JSON.readTree("{\"open\":0,\"snoozed\":1}"));
        assertThat(post(cause, "snooze", "{\"until\":null}", 200).path("state").asText()).isEqualTo("open");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"assign|[]|400", "assign|{\"to\":\"a\\nb\"}|400",
        "snooze|{\"until\":\"2020-01-01T00:00:00Z\"}|400", "snooze|{\"until\":\"soon\"}|400", "note|{}|400",
        "note|nothing|400"})
    void whatMakesNoSenseIsRefused(String action, String body, int status) throws Exception {
        SANDBOX.dtools().export(named("a", "a").putNull("Client"));
        finished(poll());

        post(only("open"), action, body, status);
    }

    @ParameterizedTest
    @CsvSource({"GET, ?state=odd, 400", "GET, ?account=nobody, 400", "GET, /count?account=nobody, 400",
        "GET, /4711, 404", "GET, /x, 400", "POST, /4711/retry, 404", "DELETE, /4711, 405"})
    void wrongQuestionsAreProblems(String method, String path, int status) throws Exception {
        problem(method, "/api/attention" + path, status);
    }

    private JsonNode only(String state) throws Exception {
        JsonNode page = get("/api/attention?state=" + state, 200);
        assertThat(page.path("total").asInt()).as(page.toString()).isEqualTo(1);
        return page.path("items").get(0);
    }

    private JsonNode retried(JsonNode cause) {
        try {
            return post(cause, "retry", null, 202);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode post(JsonNode cause, String action, String body, int status) throws Exception {
        HttpResponse<String> answer = send("/api/attention/" + cause.path("id") + "/" + action, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String path, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Authorization", basic("ops:correct horse"));
        return HTTP.send((body == null ? request.POST(HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Not won, so that little is to be written. */
    private static ObjectNode named(String id, String name) throws IOException {
        return sample().put("Id", id).put("Name", name).put("Progress", "Design");
    }
}
