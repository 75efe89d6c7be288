package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String LIST = "/Subscribe/Projects";
    private static final String MARK = LIST + "/MarkAsImported?id=p";

    private final DToolsSandboxServer server = DToolsSandboxServer.empty();

    @BeforeEach
    void oneProject() {
        server.sandbox().export(DToolsSandboxServer.JSON.createObjectNode().put("Id", "p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"kind\":\"explode\"}", "{\"kind\":\"slow\",\"delay\":5}",
        "{\"kind\":\"slow\",\"nth\":0}", "{\"kind\":\"slow\",\"times\":0}", "{\"kind\":\"slow\",\"delayMs\":-1}",
        "{\"kind\":\"status\",\"status\":1000}", "{\"kind\":\"drop-before\",\"execute\":true}",
        "{\"kind\":\"drop-after\",\"execute\":false}"})
    void aFaultThatCannotBeActedOutIsRefused(String fault) {
        server.send("POST", "/sandbox/control/dtools/faults", fault, null).expect(400);
        server.get(LIST).expect(200);
    }

    @Test
    void anUnknownSandboxAndAWrongLatencyAreRefused() {
        server.send("POST", "/sandbox/control/other/faults", "{\"kind\":\"slow\"}", null).expect(404);
        server.send("POST", "/sandbox/control/dtools/latency", "{\"ms\":-5}", null).expect(400);
        server.send("POST", "/sandbox/control/dtools/latency", "{\"seconds\":5}", null).expect(400);
    }

    @Test
    void aStatusIsAnsweredInsteadOfTheWork() {
        server.fault("{'kind':'status','status':503,'method':'put'}");

        assertThat(server.put(MARK).expect(503).json().path("Message").asText()).isNotEmpty();

        assertThat(imported()).isFalse();
        server.put(MARK).expect(200);
    }

    @Test
    void aStatusIs500UnlessSaid() {
        server.fault("{'kind':'status'}");

        server.get(LIST).expect(500);
    }

    @ParameterizedTest
    @CsvSource({"status,500", "garbage,200", "rate-limit,429"})
    void anAnswerCanBeReplacedAfterTheWorkAndHaveABodyOfChoice(String kind, int status) {
        server.fault("{'kind':'" + kind + "','method':'PUT','execute':true,'body':'Ä'}");
        server.fault("{'kind':'" + kind + "','path':'/Subscribe/Projects/p','execute':true,'status':502}");

        assertThat(server.put(MARK).expect(status).response().body()).isEqualTo("Ä");

        assertThat(imported()).isTrue();
        HttpResponse<String> answer = server.get(LIST + "/p").expect(502).response();
        assertThat(answer.body()).doesNotContain("ImportedOn").isNotEqualTo("Ä");
        assertThat(answer.headers().allValues("Content-Type")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "garbage", "rate-limit"})
    void anAnswerIsReplacedAlsoWhereTheWorkFails(String kind) {
        server.fault("{'kind':'" + kind + "','execute':true,'status':502,'body':'mine'}");

        assertThat(server.get("/Nothing").expect(502).response().body()).isEqualTo("mine");
    }

    @Test
    void nthAndTimesCountMatchingRequestsOnly() {
        server.fault("{'kind':'status','method':'GET','path':'/subscribe/projects/*','nth':2,'times':2}");

        assertThat(Stream.of(LIST, LIST + "/p", LIST, LIST + "/p", LIST + "/p", LIST + "/p")
                .map(path -> server.get(path).status())).containsExactly(200, 200, 200, 500, 500, 200);
    }

    @Test
    void faultsHappenOneAfterTheOther() {
        server.fault("{'kind':'status','status':500}");
        server.fault("{'kind':'status','status':502}");
        server.fault("{'kind':'status','status':504,'nth':4}");

        Supplier<Integer> status = () -> server.get(LIST).status();

        assertThat(Stream.generate(status).limit(5)).containsExactly(500, 502, 200, 504, 200);
    }

    @Test
    void aPathIsNoRegularExpression() {
        server.fault("{'kind':'status','path':'/Subscribe.Projects'}");
        server.fault("{'kind':'status','path':'/Subscribe/Project'}");

        server.get(LIST).expect(200);
    }

    @Test
    void forgottenFaultsDoNotHappen() {
        server.fault("{'kind':'status','times':9}");

        server.send("DELETE", "/sandbox/control/dtools/faults", null, null).expect(204);

        server.get(LIST).expect(200);
    }

    @Test
    void aRateLimitSaysHowLongToWaitWhenTold() {
        server.fault("{'kind':'rate-limit','retryAfter':7}");
        server.fault("{'kind':'rate-limit'}");

        assertThat(server.get(LIST).expect(429).response().headers().firstValue("Retry-After")).hasValue("7");
        assertThat(server.get(LIST).expect(429).response().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void aConnectionDroppedBeforeTheWorkGivesNoAnswerAndDoesNothing() {
        server.fault("{'kind':'drop-before','method':'PUT'}");

        assertThatThrownBy(this::mark).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);

        assertThat(imported()).isFalse();
    }

    @Test
    void aConnectionDroppedAfterTheWorkGivesNoAnswerThoughAllIsDone() {
        server.fault("{'kind':'drop-after','method':'PUT'}");

        assertThatThrownBy(this::mark).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);

        assertThat(imported()).isTrue();
        server.put(MARK).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after"})
    void notOneByteComesOverADroppedConnectionEvenIfItWorkedBefore(String kind) throws IOException {
        server.fault("{'kind':'" + kind + "','nth':2}");
        String request = "GET /sandbox/SI/Nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket socket = server.socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            skipTo(socket.getInputStream(), '}');

            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void garbageLooksLikeSuccess() {
        server.fault("{'kind':'garbage'}");

        HttpResponse<String> answer = server.get(LIST).expect(200).response();

        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
                assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void aTruncatedAnswerIsNoJson() {
        server.fault("{'kind':'truncated'}");

        String body = server.get(LIST).expect(200).response().body();

        assertThat(body).startsWith("{");
        assertThatThrownBy(() -> DToolsSandboxServer.JSON.readTree(body)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aSlowAnswerComesInFullButLate() {
        server.fault("{'kind':'slow','delayMs':150}");

        long started = System.nanoTime();
        server.get(LIST).expect(200);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void latencyHoldsEveryRequestUntilItIsTakenAway() {
        server.send("POST", "/sandbox/control/dtools/latency", "{\"ms\":120}", null).expect(204);

        long started = System.nanoTime();
        server.get(LIST).expect(200);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        server.send("POST", "/sandbox/control/dtools/latency", "{\"ms\":0}", null).expect(204);
        assertThat(server.sandbox().service().latency()).isZero();
    }

    @Test
    void theLogHasEveryRequestInOrderWithoutTheKey() {
        server.fault("{'kind':'drop-before','method':'PUT'}");
        server.get(LIST + "?pageSize=5&searchText=%C3%A4");
        assertThatThrownBy(this::mark).isInstanceOf(IOException.class);
        server.get(LIST + "/none");

        JsonNode log = server.send("GET", "/sandbox/control/dtools/log", null, null).expect(200).json();

        assertThat(log.findValuesAsText("method")).containsExactly("GET", "PUT", "GET");
        assertThat(log.get(0).path("path").asText()).isEqualTo(LIST);
        assertThat(log.get(0).path("query").asText()).isEqualTo("pageSize=5&searchText=%C3%A4");
        assertThat(log.get(0).path("headers").has("user-agent")).isTrue();
        assertThat(log.get(0).path("headers").has("x-dtsi-apikey")).isFalse();
        assertThat(log.get(1).path("fault").asText()).isEqualTo("drop-before");
        assertThat(log.get(1).path("status").isNull()).isTrue();
        assertThat(log.get(2).path("status").asInt()).isEqualTo(404);
    }

    @Test
    void theLogAndTheFaultsCanBeUsedInProcess() {
        server.sandbox().service().faults().add(Fault.next(Fault.Kind.STATUS, "GET", LIST));

        server.get(LIST).expect(500);

        assertThat(server.sandbox().log()).singleElement().satisfies(entry -> {
            assertThat(entry.status()).isEqualTo(500);
            assertThat(entry.fault()).isEqualTo(Fault.Kind.STATUS);
        });
        server.send("DELETE", "/sandbox/control/dtools/log", null, null).expect(204);
        assertThat(server.sandbox().log()).isEmpty();
    }

    private static void skipTo(InputStream in, char last) throws IOException {
        for (int next = in.read(); next != last; next = in.read()) {
            assertThat(next).isNotEqualTo(-1);
        }
    }

    private void mark() throws IOException {
        server.exchange("PUT", "/sandbox/SI" + MARK, null, "sandbox");
    }

    private boolean imported() {
        return !server.sandbox().messages().get(0).path("ImportedOn").isNull();
    }
}
