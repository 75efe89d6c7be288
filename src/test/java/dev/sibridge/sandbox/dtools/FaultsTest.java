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

    private final DToolsClient client = DToolsClient.empty();

    @BeforeEach
    void oneProject() {
        client.sandbox().export(DToolsClient.JSON.createObjectNode().put("Id", "p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"kind\":\"explode\"}", "{\"kind\":\"slow\",\"delay\":5}",
        "{\"kind\":\"slow\",\"nth\":0}", "{\"kind\":\"slow\",\"times\":0}", "{\"kind\":\"slow\",\"delayMs\":-1}",
        "{\"kind\":\"status\",\"status\":1000}", "{\"kind\":\"drop-before\",\"execute\":true}",
        "{\"kind\":\"drop-after\",\"execute\":false}"})
    void aFaultThatCannotBeActedOutIsRefused(String fault) {
        client.send("POST", "/sandbox/control/dtools/faults", fault, null).expect(400);
        client.get(LIST).expect(200);
    }

    @Test
    void anUnknownSandboxAndAWrongLatencyAreRefused() {
        client.send("POST", "/sandbox/control/other/faults", "{\"kind\":\"slow\"}", null).expect(404);
        client.send("POST", "/sandbox/control/dtools/latency", "{\"ms\":-5}", null).expect(400);
        client.send("POST", "/sandbox/control/dtools/latency", "{\"seconds\":5}", null).expect(400);
    }

    @Test
    void aStatusIsAnsweredInsteadOfTheWork() {
        client.fault("{'kind':'status','status':503,'method':'put'}");

        assertThat(client.put(MARK).expect(503).json().path("Message").asText()).isNotEmpty();

        assertThat(imported()).isFalse();
        client.put(MARK).expect(200);
    }

    @ParameterizedTest
    @CsvSource({"firewall, 403, Server, FortiGate", "cloudflare, 503, CF-RAY, 8c1f00d5cafe0000-IAD",
        "portal, 302, Location, https://portal.network.example/login?session=3f9c"})
    void somebodyInBetweenAnswersWithAPageForPeople(String kind, int status, String header, String value) {
        client.fault("{'kind':'" + kind + "','method':'PUT','execute':true,'retryAfter':7}");
        client.fault("{'kind':'" + kind + "','status':429}");

        HttpResponse<String> answer = client.put(MARK).expect(status).response();

        assertThat(answer.body()).startsWith("<!DOCTYPE html>").contains("<title>");
        assertThat(answer.headers().firstValue(header)).hasValue(value);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
                assertThat(type).startsWith("text/html"));
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(imported()).isTrue();
        client.get(LIST).expect(429);
    }

    @Test
    void aStatusIs500UnlessSaid() {
        client.fault("{'kind':'status'}");

        client.get(LIST).expect(500);
    }

    @ParameterizedTest
    @CsvSource({"status,500", "garbage,200", "rate-limit,429"})
    void anAnswerCanBeReplacedAfterTheWorkAndHaveABodyOfChoice(String kind, int status) {
        client.fault("{'kind':'" + kind + "','method':'PUT','execute':true,'body':'Ä'}");
        client.fault("{'kind':'" + kind + "','path':'/Subscribe/Projects/p','execute':true,'status':502}");

        assertThat(client.put(MARK).expect(status).response().body()).isEqualTo("Ä");

        assertThat(imported()).isTrue();
        HttpResponse<String> answer = client.get(LIST + "/p").expect(502).response();
        assertThat(answer.body()).doesNotContain("ImportedOn").isNotEqualTo("Ä");
        assertThat(answer.headers().allValues("Content-Type")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "garbage", "rate-limit"})
    void anAnswerIsReplacedAlsoWhereTheWorkFails(String kind) {
        client.fault("{'kind':'" + kind + "','execute':true,'status':502,'body':'mine'}");

        assertThat(client.get("/Nothing").expect(502).response().body()).isEqualTo("mine");
    }

    @Test
    void nthAndTimesCountMatchingRequestsOnly() {
        client.fault("{'kind':'status','method':'GET','path':'/subscribe/projects/*','nth':2,'times':2}");

        assertThat(Stream.of(LIST, LIST + "/p", LIST, LIST + "/p", LIST + "/p", LIST + "/p")
                .map(path -> client.get(path).status())).containsExactly(200, 200, 200, 500, 500, 200);
    }

    @Test
    void faultsHappenOneAfterTheOther() {
        client.fault("{'kind':'status','status':500}");
        client.fault("{'kind':'status','status':502}");
        client.fault("{'kind':'status','status':504,'nth':4}");

        Supplier<Integer> status = () -> client.get(LIST).status();

        assertThat(Stream.generate(status).limit(5)).containsExactly(500, 502, 200, 504, 200);
    }

    @Test
    void aPathIsNoRegularExpression() {
        client.fault("{'kind':'status','path':'/Subscribe.Projects'}");
        client.fault("{'kind':'status','path':'/Subscribe/Project'}");

        client.get(LIST).expect(200);
    }

    @Test
    void forgottenFaultsDoNotHappen() {
        client.fault("{'kind':'status','times':9}");

        client.send("DELETE", "/sandbox/control/dtools/faults", null, null).expect(204);

        client.get(LIST).expect(200);
    }

    @Test
    void aRateLimitSaysHowLongToWaitWhenTold() {
        client.fault("{'kind':'rate-limit','retryAfter':7}");
        client.fault("{'kind':'rate-limit'}");

        assertThat(client.get(LIST).expect(429).response().headers().firstValue("Retry-After")).hasValue("7");
        assertThat(client.get(LIST).expect(429).response().headers().firstValue("Retry-After")).isEmpty();
    }

    @Test
    void aConnectionDroppedBeforeTheWorkGivesNoAnswerAndDoesNothing() {
        client.fault("{'kind':'drop-before','method':'PUT'}");

        assertThatThrownBy(this::mark).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);

        assertThat(imported()).isFalse();
    }

    @Test
    void aConnectionDroppedAfterTheWorkGivesNoAnswerThoughAllIsDone() {
        client.fault("{'kind':'drop-after','method':'PUT'}");

        assertThatThrownBy(this::mark).isInstanceOf(IOException.class).isNotInstanceOf(HttpTimeoutException.class);

        assertThat(imported()).isTrue();
        client.put(MARK).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-before", "drop-after"})
    void notOneByteComesOverADroppedConnectionEvenIfItWorkedBefore(String kind) throws IOException {
        client.fault("{'kind':'" + kind + "','nth':2}");
        String request = "GET /sandbox/SI/Nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Socket socket = client.socket()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            skipTo(socket.getInputStream(), '}');

            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void garbageLooksLikeSuccess() {
        client.fault("{'kind':'garbage'}");

        HttpResponse<String> answer = client.get(LIST).expect(200).response();

        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
                assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void aTruncatedAnswerIsNoJson() {
        client.fault("{'kind':'truncated'}");

        String body = client.get(LIST).expect(200).response().body();

        assertThat(body).startsWith("{");
        assertThatThrownBy(() -> DToolsClient.JSON.readTree(body)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void aSlowAnswerComesInFullButLate() {
        client.fault("{'kind':'slow','delayMs':150}");

        long started = System.nanoTime();
        client.get(LIST).expect(200);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void latencyHoldsEveryRequestUntilItIsTakenAway() {
        client.send("POST", "/sandbox/control/dtools/latency", "{\"ms\":120}", null).expect(204);

        long started = System.nanoTime();
        client.get(LIST).expect(200);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        client.send("POST", "/sandbox/control/dtools/latency", "{\"ms\":0}", null).expect(204);
        assertThat(client.sandbox().service().latency()).isZero();
    }

    @Test
    void theLogHasEveryRequestInOrderWithoutTheKey() {
        client.fault("{'kind':'drop-before','method':'PUT'}");
        client.get(LIST + "?pageSize=5&searchText=%C3%A4");
        assertThatThrownBy(this::mark).isInstanceOf(IOException.class);
        client.get(LIST + "/none");

        JsonNode log = client.send("GET", "/sandbox/control/dtools/log", null, null).expect(200).json();

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
        client.sandbox().service().faults().add(Fault.next(Fault.Kind.STATUS, "GET", LIST));

        client.get(LIST).expect(500);

        assertThat(client.sandbox().log()).singleElement().satisfies(entry -> {
            assertThat(entry.status()).isEqualTo(500);
            assertThat(entry.fault()).isEqualTo(Fault.Kind.STATUS);
        });
        client.send("DELETE", "/sandbox/control/dtools/log", null, null).expect(204);
        assertThat(client.sandbox().log()).isEmpty();
    }

    private static void skipTo(InputStream in, char last) throws IOException {
        for (int next = in.read(); next != last; next = in.read()) {
            assertThat(next).isNotEqualTo(-1);
        }
    }

    private void mark() throws IOException {
        client.exchange("PUT", "/sandbox/SI" + MARK, null, "sandbox");
    }

    private boolean imported() {
        return !client.sandbox().messages().get(0).path("ImportedOn").isNull();
    }
}
