package dev.sibridge.web.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.web.pages.RunningConsole;
import dev.sibridge.web.pages.Visitor;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews over real HTTP: begun, asked for, and done. */
class PreviewsApiTest extends RunningConsole {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatIsNoPreviewIsNotThere() throws Exception {
        assertThat(call("GET", "/api/previews/4711", "").statusCode()).isEqualTo(404);
        assertThat(call("POST", "/api/previews/4711/sync", "").statusCode()).isEqualTo(404);
        assertThat(call("POST", "/api/previews?wait=false", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void theQueueIsListedAndNothingIsTaken() throws Exception {
        JsonNode queue = JSON.readTree(call("GET", "/api/queue", "").body());

        assertThat(queue).hasSize(4).anySatisfy(row -> {
            assertThat(row.path("project").asText()).isEqualTo("Patio Music");
            assertThat(row.path("client").asText()).isEqualTo("Cedar & Finch Bakery");
            assertThat(row.path("publishedAt").asText()).startsWith("2026-");
        }).anySatisfy(row -> assertThat(row.path("coNumber").asText()).isEqualTo("1"));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM run").query(Integer.class).single()).isZero();
        assertThat(JSON.readTree(call("GET", "/api/queue", "").body())).isEqualTo(queue);
    }

    @Test
    void aQueueThatCannotBeReadSaysWhy() throws Exception {
        SANDBOX.dtools().service().faults().add(new Fault(null, null, 1, 9, Fault.Kind.STATUS, 401, null, null, null,
                null));

        HttpResponse<String> answer = call("GET", "/api/queue", "");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(JSON.readTree(answer.body()).path("detail").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-patio-music", "2-fjordblick-residence", "3-office-network"})
    void theTreeComesToWhatTheExportComesTo(String name) throws Exception {
        ObjectNode export = sample(name);

        JsonNode preview = done(begin(export));

        assertThat(preview.path("state").asText()).isEqualTo("done");
        JsonNode totals = preview.path("plan").path("totals");
        assertThat(totals.path("complete").asBoolean()).isTrue();
        assertThat(preview.path("sums").path("si").decimalValue())
                .isEqualByComparingTo(export.path("PriceWithoutTax").decimalValue());
        assertThat(totals.path("opportunity").path("price").decimalValue())
                .isEqualByComparingTo(preview.path("sums").path("opportunity").decimalValue());
        assertThat(totals.path("opportunity").path("cost").decimalValue()).isPositive();
        assertThat(preview.path("plan").path("stages").fieldNames()).toIterable().contains("opportunity");
    }

    @Test
    void theProjectsPhasesTicketsAndLinesStandBelowOneAnother() throws Exception {
        JsonNode preview = done(begin(sample("1-patio-music")));

        JsonNode project = preview.path("plan").path("stages").path("project").path(0);
        assertThat(project.path("type").asText()).isEqualTo("project");
        JsonNode phase = project.path("children").path(0);
        assertThat(phase.path("type").asText()).isEqualTo("phase");
        assertThat(phase.path("title").asText()).isEqualTo("Patio");
        JsonNode ticket = phase.path("children").path(0);
        assertThat(ticket.path("type").asText()).isEqualTo("ticket");
        assertThat(ticket.path("hours").decimalValue()).isEqualByComparingTo("3");
        assertThat(ticket.path("children")).isNotEmpty().allSatisfy(line ->
                assertThat(line.path("type").asText()).isEqualTo("line"));
        assertThat(SANDBOX.manage().log()).allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
    }

    @Test
    void whatWasShownIsWrittenWhenAskedFor() throws Exception {
        ObjectNode export = sample("1-patio-music");
        long preview = begin(export);
        done(preview);

        long run = JSON.readTree(call("POST", "/api/previews/" + preview + "/sync", "").body()).path("id").asLong();

        Awaitility.await().until(() -> !JSON.readTree(call("GET", "/api/runs/" + run, "").body()).path("outcome")
                .isNull());
        assertThat(JSON.readTree(call("GET", "/api/runs/" + run, "").body()).path("outcome").asText())
                .isEqualTo("synced");
        JsonNode again = done(begin(export));
        assertThat(again.path("plan").path("stages")).isEmpty();
    }

    private long begin(ObjectNode export) throws Exception {
        HttpResponse<String> answer = call("POST", "/api/previews?wait=false",
                JSON.createObjectNode().put("projectId", export.path("Id").asText()).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JSON.readTree(answer.body()).path("id").asLong();
    }

    private JsonNode done(long preview) throws Exception {
        Awaitility.await().until(() -> jdbc.sql("SELECT COUNT(*) FROM poll WHERE state = 'running'")
                .query(Integer.class).single() == 0);
        return JSON.readTree(call("GET", "/api/previews/" + preview, "").body());
    }

    private static ObjectNode sample(String name) throws Exception {
        try (InputStream file = PreviewsApiTest.class.getResourceAsStream("/sandbox/exports/" + name + ".json")) {
            return (ObjectNode) JSON.readTree(file);
        }
    }

    private static HttpResponse<String> call(String method, String path, String body) {
        Visitor visitor = new Visitor(url());
        return visitor.send(visitor.request(path).header("Content-Type", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                        (OPERATOR + ":" + OPERATOR_PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }
}
