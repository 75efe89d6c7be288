package dev.sibridge.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A run again by request, and what would be written shown by request. */
class AgainApiTest extends RunningApi {

    private static final String PATIO = "5f852ab5-7953-52e0-94be-a66dbad6f2c8";

    @Test
    void aRunThatNobodyKnowsCannotBeDoneAgain() throws Exception {
        problem("POST", "/api/runs/4711/retry", 404);
    }

    @Test
    void aRowOfTheListThatNamesNoProjectCannotBeDoneAgain() throws Exception {
        SANDBOX.dtools().clear();
        SANDBOX.dtools().addRow(JSON.readTree("{\"Name\": \"Without id\"}"));
        finished(poll());

        problem("POST", "/api/runs/" + run("Without id").path("id").asLong() + "/retry", 409);
    }

    @Test
    void noIdIsAsLongAsThat() throws Exception {
        assertThat(post("/api/previews", "{\"projectId\":\"" + "x".repeat(65) + "\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void whileAPollIsRunningNothingElseBegins() throws Exception {
        finished(poll());
        long patio = run("Patio Music").path("id").asLong();
        SANDBOX.dtools().export(sample());
        SANDBOX.manage().service().latency(Duration.ofMillis(200));
        long running = poll();

        problem("POST", "/api/runs/" + patio + "/retry", 409);

        SANDBOX.manage().service().latency(Duration.ZERO);
        finished(running);
    }

    @Test
    void aRetryDoesARunAgainThoughNothingChangedAndIsLinkedToIt() throws Exception {
        finished(poll());
        JsonNode first = run("Patio Music");

        JsonNode again = retry(first.path("id").asLong(), "");

        assertThat(again.path("outcome").asText()).as(again.toString()).isEqualTo("synced");
        assertThat(again.path("retryOf")).isEqualTo(first.path("id"));
        assertThat(again.path("created").asInt() + again.path("updated").asInt()).isZero();
    }

    @Test
    void aRefusedExportThatWasRememberedIsTriedAgainByRequest() throws Exception {
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(sample().putNull("Client"));
        finished(poll());
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(sample());

        JsonNode again = retry(run("Patio Music").path("id").asLong(), "");

        assertThat(again.path("outcome").asText()).as(again.toString()).isEqualTo("synced");
        assertThat(get("/api/polls/" + again.path("id"), 404)).isNotNull();
    }

    @Test
    void verifyMakesAnewWhatIsGoneAndTellsWhatPeopleChanged() throws Exception {
        finished(poll());
        change("DELETE", "/procurement/products/" + lineOnTicket("OS-6"), null);
        change("PATCH", "/procurement/products/" + lineOnTicket("HA-120Z"),
                "[{\"op\":\"replace\",\"path\":\"price\",\"value\":1}]");

        JsonNode plain = retry(run("Patio Music").path("id").asLong(), "");
        assertThat(plain.path("created").asInt()).as("a person deleted it").isZero();

        JsonNode verified = retry(plain.path("id").asLong(), "?verify=true");

        assertThat(verified.path("created").asInt()).as(verified.toString()).isEqualTo(1);
        assertThat(verified.path("messages").toString()).contains("was deleted in Manage").contains("price 529");
    }

    @Test
    void aPreviewShowsTheChangesAndWritesNothing() throws Exception {
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(sample());

        HttpResponse<String> answer = post("/api/previews", "{\"projectId\":\"" + PATIO + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).valueStream().map(change -> change.path("type").asText()))
                .contains("company", "opportunity", "line", "project", "ticket");
        assertThat(SANDBOX.manage().log()).noneMatch(call -> !call.method().equals("GET"));
        assertThat(finished(poll()).path("outcomes")).isEqualTo(JSON.readTree("{\"synced\":1}"));
        assertThat(post("/api/previews", "{\"projectId\":\"" + PATIO + "\"}").body()).isEqualTo("[]");
    }

    @Test
    void aPreviewOfWhatCannotBeTakenSaysWhy() throws Exception {
        ObjectNode nameless = sample().putNull("Client");
        SANDBOX.dtools().clear();
        SANDBOX.dtools().export(nameless);

        HttpResponse<String> answer = post("/api/previews", "{\"projectId\":\"" + PATIO + "\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains("The project has no client.");
        assertThat(post("/api/previews", "{}").statusCode()).isEqualTo(400);
    }

    private JsonNode retry(long run, String query) throws Exception {
        HttpResponse<String> answer = send("POST", "/api/runs/" + run + "/retry" + query, "ops:correct horse");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        long id = JSON.readTree(answer.body()).path("id").asLong();
        await().atMost(Duration.ofSeconds(30)).until(() -> !get("/api/runs/" + id, 200).path("outcome").isNull());
        return get("/api/runs/" + id, 200);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).header("Authorization", basic("ops:correct horse"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void change(String method, String path, String body) throws Exception {
        HttpRequest.BodyPublisher publisher = body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body);
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(SANDBOX.url()
                + "/sandbox/v4_6_release/apis/3.0" + path)).header("Authorization", basic("sandbox+sandbox:sandbox"))
                .header("clientId", "00000000-0000-4000-8000-000000000000").header("Content-Type", "application/json")
                .method(method, publisher).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    }

    private static long lineOnTicket(String model) {
        return SANDBOX.manage().shown().get("/procurement/products").stream()
                .filter(line -> line.path("catalogItem").path("identifier").asText().endsWith(model))
                .filter(line -> line.has("ticket")).findFirst().orElseThrow().path("id").asLong();
    }
}
