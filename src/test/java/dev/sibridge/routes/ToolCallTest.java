package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.pm.ToolHttp.Answer;
import dev.sibridge.pm.ToolHttp.Request;
import dev.sibridge.vendor.calls.tool.ToolUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallTest extends VendorTest {

    private static final int ATTEMPTS = 4;
    private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("name", "Hang it");
    private static final Request READ = Request.get("/projects/7", Map.of("include", "members"));
    private static final Request UPDATE = new Request("PUT", "/tasks/9", Map.of(), Map.of("If-Match", "7"), BODY, true);
    private static final Request CREATE = new Request("POST", "/tasks", Map.of(), Map.of(), BODY, false);
    private static final Request KEYED = new Request("POST", "/tasks", Map.of(), Map.of("Idempotency-Key", "k"), BODY,
            true);

    ToolCallTest() {
        super("tool-call", "tool-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 412, 422})
    void aRefusalIsFinal(int status) {
        vendor.answers(status, "{}");

        assertThat(send(UPDATE).getMessage().getBody(Answer.class).status()).isEqualTo(status);
        assertThat(vendor.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void troubleThatStaysEndsTheCallAfterTheLastAttempt(int status) {
        vendor.answers(ATTEMPTS + 5, status);

        assertThat(send(READ).getException()).isInstanceOf(ToolUnavailableException.class)
                .hasMessageContaining("GET /projects/7").hasMessageContaining("status " + status);
        assertThat(vendor.calls()).hasSize(ATTEMPTS);
    }

    @Test
    void aConnectionThatKeepsBreakingEndsTheCallAfterTheLastAttempt() {
        for (int attempt = 0; attempt < ATTEMPTS + 5; attempt++) {
            vendor.breaksOff();
        }

        assertThat(send(READ).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(ATTEMPTS);
    }

    @Test
    void aServerThatIsNotThereIsATrouble() {
        vendor.close();

        assertThat(send(READ).getException()).isInstanceOf(ConnectException.class);
        assertThat(countedByPass).as("also of a create, which certainly did nothing").hasValue(ATTEMPTS);
        send(CREATE);
        assertThat(countedByPass).hasValue(2 * ATTEMPTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void aCreateThatMayHaveBeenDoneIsNotRepeated(int status) {
        vendor.answers(status, "{}");

        assertThat(send(CREATE).getException()).isInstanceOf(ToolUnavailableException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aCreateWithoutAnAnswerIsNotRepeated() {
        vendor.breaksOff();

        assertThat(send(CREATE).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aCreateThatCertainlyDidNothingIsRepeated() {
        vendor.answers(429, "{}").answers(201, "{\"id\":\"9\"}");

        assertThat(send(CREATE).getMessage().getBody(Answer.class).status()).isEqualTo(201);
        assertThat(vendor.calls()).hasSize(2);
    }

    @Test
    void aCreateIsNotRepeatedForAnEarlierRefusalOnceItsAnswerIsLost() {
        vendor.answers(429, "{}").breaksOff();

        Exchange exchange = send(CREATE);

        assertThat(vendor.calls()).hasSize(2);
        assertThat(exchange.getException()).isInstanceOf(IOException.class);
    }

    @Test
    void aCreateThatTheToolKnowsByItsKeyIsRepeated() {
        vendor.answers(503, "{}").breaksOff().answers(201, "{\"id\":\"9\"}");

        assertThat(send(KEYED).getException()).isNull();
        assertThat(vendor.calls()).hasSize(3).allMatch(call -> call.headers().get("idempotency-key").equals("k"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void troubleThatPassesIsOvercomeAndEachAttemptIsTheSame(int status) {
        vendor.answers(status, "{}", "Retry-After", "0").breaksOff().answers(200, "{\"id\":\"9\"}");

        Exchange exchange = send(UPDATE);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Answer.class).body().path("id").asText()).isEqualTo("9");
        assertThat(vendor.calls()).hasSize(3).allMatch(call -> call.method().equals("PUT")
                && call.path().equals("/tool/tasks/9") && call.body().equals(BODY.toString())
                && call.headers().get("if-match").equals("7")
                && call.headers().get("x-redmine-api-key").equals("tool-secret"));
        assertThat(countedByPass).hasValue(3);
    }

    @Test
    void theToolSaysHowLongToWait() {
        vendor.answers(429, "", "Retry-After", "1").answers(200, "{}");

        assertThat(send(READ).getException()).isNull();
        assertThat(vendor.calls()).hasSize(2);
        assertThat(vendor.pause()).isBetween(990L, 20_000L);
    }

    @Test
    void anAnswerThatIsNoneIsNotAskedForAgain() {
        vendor.answers(200, "<html>");

        assertThat(send(READ).getMessage().getBody()).isEqualTo(new Answer(200, null));
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aCallAfterOneThatFailedHasAttemptsOfItsOwn() {
        vendor.answers(2 * ATTEMPTS, 500);

        Exchange failed = send(READ);
        send(READ, failed.getMessage().getHeaders());

        assertThat(vendor.calls()).hasSize(2 * ATTEMPTS);
    }
}
