package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.RawServer;
import dev.sibridge.account.Accounts;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.dtools.DToolsRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are broken as HTTP, by whoever is in between: each ends in a plain sentence, none as something else. */
class BrokenAnswersTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";
    private static final String HALF = "{\"Projects\": [{\"Id\": ";

    private static final List<String> BROKEN = List.of(
            "",
            "\r\n\r\n",
            "no http at all\r\n\r\n",
            "HTTP/1.1 abc OK\r\n\r\n{}",
            "HTTP/1.1 099 Low\r\n\r\n{}",
            "HTTP/1.1 999 High\r\nContent-Length: 2\r\n\r\n{}",
            "HTTP/9.9 200 OK\r\n\r\n" + HALF,
            "HTTP/1.1 200 OK\r\nNo colon\r\n\r\n{}",
            "HTTP/1.1 200 OK\r\nContent-Le",
            "HTTP/1.1 100 Continue\r\n\r\n",
            "HTTP/1.1 304 Not Modified\r\n\r\n",
            "HTTP/1.1 302 Found\r\nLocation: ://%%\r\n\r\n",
            "HTTP/1.1 503 Busy\r\nRetry-After: \u0001\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 503 Busy\r\nRetry-After: -5\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 500 Error\r\nContent-Length: 900\r\n\r\n<html>",
            "HTTP/1.1 500 Error\r\nContent-Length: abc\r\n\r\n<html>",
            OK + "Content-Length: abc\r\n\r\n{}",
            OK + "Content-Length: -1\r\n\r\n{}",
            OK + "Content-Length: 99999999999999999999\r\n\r\n{}",
            OK + "Content-Length: 2\r\nContent-Length: 9\r\n\r\n{}",
            OK + "Content-Length: 500\r\n\r\n" + HALF,
            OK + "\r\n" + HALF,
            OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n",
            OK + "Transfer-Encoding: chunked\r\n\r\n20\r\n" + HALF,
            OK + "Transfer-Encoding: nonsense\r\n\r\n{}",
            OK + "Content-Encoding: gzip\r\n\r\n" + HALF,
            OK + "Content-Encoding: gzip\r\n\r\n\u001f\u008b\u0008\u0000\u0000",
            OK + "Content-Encoding: deflate\r\n\r\n" + HALF,
            OK + "Content-Encoding: nonsense\r\n\r\n" + HALF,
            "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=no-such-charset\r\n\r\n" + HALF,
            "HTTP/1.1 200 OK\r\nContent-Type: ;;\"\r\n\r\n" + HALF,
            OK + "\r\n\u0000\u0000\u0000",
            OK + "\r\n\u00ff\u00fe\u00ff",
            OK + "\r\n<html><body>Sign in</body></html>",
            OK + "X-Long: " + "x".repeat(100_000) + "\r\n\r\n" + HALF);

    private static volatile String answer;
    private static RawServer raw;
    private static InProcess bridge;

    @BeforeAll
    static void start() {
        raw = new RawServer(caller -> RawServer.text(answer).to(caller));
        bridge = InProcess.start(new Vendors(), "DTOOLS_URL=" + raw.url(), "CONNECTWISE_SITE=" + raw.url(),
                "bridge.retries=0");
    }

    @AfterAll
    static void stop() throws IOException {
        bridge.close();
        raw.close();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                Arguments.of("dtools-call", DToolsRequest.list(1)),
                Arguments.of("dtools-call", DToolsRequest.read("p-1", null)),
                Arguments.of("dtools-call", DToolsRequest.acknowledge("m", 5L)),
                Arguments.of("connectwise-call", ConnectWiseRequest.list("/company/companies", "id>0")));
    }

    @ParameterizedTest
    @MethodSource("calls")
    @Tag("field")
    void aCallThatIsAnsweredSoFailsInASentence(String route, Object request) {
        List<String> told = BROKEN.stream().map(broken -> told(route, request, broken)).toList();

        assertThat(told).allSatisfy(BrokenAnswersTest::assertPlain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/x-java-serialized-object\r\n\r\n" + HALF})
    void onlyAnAcknowledgementMayBeAnsweredWithNothing(String nothing) {
        assertPlain(told("dtools-call", DToolsRequest.list(1), nothing));
        assertPlain(told("dtools-call", DToolsRequest.read("p-1", null), nothing));
        assertThat(told("dtools-call", DToolsRequest.acknowledge("m", 5L), nothing)).isNull();
    }

    /** Why the call failed, in the words that an operator reads; null when it did not. */
    private static String told(String route, Object request, String broken) {
        answer = broken;
        Exception trouble = bridge.bean(CamelContext.class).createFluentProducerTemplate().to("direct:" + route)
                .withExchangeProperty("account", bridge.bean(Accounts.class).get("default")).withBody(request).send()
                .getException();
        return trouble == null ? null : Failures.sentence(trouble);
    }

    private static void assertPlain(String message) {
        assertThat(message).isNotBlank().endsWith(".").doesNotContain("unexpected", "Exception", "java.", "org.apache",
                "fasterxml", "null", "\u0000", "<html");
    }
}
