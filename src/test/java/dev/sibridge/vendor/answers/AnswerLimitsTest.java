package dev.sibridge.vendor.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sibridge.RawServer;
import dev.sibridge.RawServer.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** An answer that drips, has no end or is huge is given up in time; an ordinary one comes whole. */
@org.junit.jupiter.api.Timeout(value = 60, threadMode = org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD)
class AnswerLimitsTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String TOO_LONG =
            "A response of ConnectWise was not complete after 0.4 s (bridge.answers.max-time) and was abandoned.";
    private static final int MOST_BYTES = 10_000;

    private final AnswerLimits limits = new AnswerLimits(
            new AnswerProperties(Duration.ofMillis(400), DataSize.ofBytes(MOST_BYTES)),
            new PayloadProperties(DataSize.ofMegabytes(1), 64, 1_000, 1_000, Duration.ofMillis(800)));
    private final AnswerLimits patient = new AnswerLimits(
            new AnswerProperties(Duration.ofMinutes(1), DataSize.ofBytes(MOST_BYTES)),
            new PayloadProperties(DataSize.ofMegabytes(1), 64, 1_000, 1_000, Duration.ofMinutes(1)));
    private PoolingHttpClientConnectionManager connections;
    private CloseableHttpClient client = client(limits, 300);
    private RawServer server;

    @AfterEach
    void close() throws IOException {
        client.close();
        limits.close();
        patient.close();
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 9000\r\n\r\n[", "Transfer-Encoding: chunked\r\n\r\n", "\r\n[",
        "Content-Encoding: gzip\r\n\r\n\u001f\u008b\u0008\u0008\u0000\u0000\u0000\u0000\u0000\u0000"})
    @Tag("field")
    void aBodyThatDripsIsGivenUpThoughNoByteKeepsUsWaiting(String rest) throws Exception {
        serve(RawServer.dripping(HEAD + rest, "1\r\n1\r\n"));

        assertThatThrownBy(this::get).isInstanceOf(AnswerLimitException.class).hasMessage(TOO_LONG);
        assertThat(server.wasHungUpOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX-Drip: "})
    void soIsAHeadThatDrips(String begin) throws Exception {
        serve(RawServer.dripping(begin, "x"));

        assertThatThrownBy(this::get).isInstanceOf(AnswerLimitException.class).hasMessage(TOO_LONG);
        assertThat(server.wasHungUpOn()).isTrue();
    }

    @Test
    void soIsAnAnswerThatPromisesAnotherAgainAndAgain() throws Exception {
        serve(RawServer.dripping("", "HTTP/1.1 100 Continue\r\n\r\n"));

        assertThatThrownBy(this::get).isInstanceOf(IOException.class);
    }

    @Test
    void anExportMayTakeLonger() throws Exception {
        serve(RawServer.dripping(HEAD + "\r\n", " "));

        assertThatThrownBy(() -> get(AnswerLimits.EXPORT_HEADER)).isInstanceOf(AnswerLimitException.class)
                .hasMessageContaining("after 0.8 s (bridge.payload.max-time)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 999999999\r\n\r\n", "\r\n"})
    void anAnswerThatIsHugeIsHungUpOn(String rest) throws Exception {
        serveInTime(RawServer.endless(HEAD + rest, "[1, 2, 3]"));

        assertThatThrownBy(this::get).isInstanceOf(AnswerLimitException.class).hasMessage(
                "A response of ConnectWise was larger than 10000 bytes (bridge.answers.max-size) and was abandoned.");
        assertThat(server.wasHungUpOn()).isTrue();
    }

    @Test
    void anAnswerCountsAsLargeAsItIsUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[MOST_BYTES + 1]);
        }
        serveInTime(caller -> {
            RawServer.text(HEAD + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n").to(caller);
            packed.writeTo(caller);
        });

        assertThatThrownBy(this::get).isInstanceOf(AnswerLimitException.class).hasMessageContaining("larger than");
    }

    @Test
    void anAnswerWithinTheLimitsComesWholeAndFreesItsConnection() throws Exception {
        String body = "x".repeat(MOST_BYTES);
        serveInTime(RawServer.text(HEAD + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));

        for (int call = 0; call < 4; call++) {
            assertThat(get()).hasSize(MOST_BYTES);
        }
    }

    @Test
    void anAnswerThatWasGivenUpHoldsNoConnection() throws Exception {
        serve(RawServer.dripping(HEAD + "\r\n", " "));
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(this::get).isInstanceOf(AnswerLimitException.class);
        }

        await().untilAsserted(() -> assertThat(connections.getTotalStats().getLeased()).isZero());
    }

    @Test
    void anAnswerThatCannotBeUnpackedHoldsNoConnection() throws Exception {
        serveInTime(RawServer.text(HEAD + "Connection: close\r\nContent-Encoding: gzip\r\n\r\n"
                + "no gzip ".repeat(4)));
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(this::get).isInstanceOf(ZipException.class);
        }
    }

    @Test
    void theMarkOfAnExportNeverLeavesTheMachine() throws Exception {
        StringBuilder head = new StringBuilder();
        serve(RawServer.text(HEAD + "Content-Length: 2\r\n\r\n{}"));
        try (CloseableHttpClient watched = HttpClientBuilder.create()
                .addExecInterceptorFirst("seen", (request, scope, chain) -> {
                    head.append(request.containsHeader(AnswerLimits.EXPORT_HEADER));
                    return chain.proceed(request, scope);
                }).addExecInterceptorFirst("limits", limits.of("D-Tools")).build()) {
            watched.execute(request(AnswerLimits.EXPORT_HEADER), answer -> null);
        }

        assertThat(head).hasToString("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "-1s"})
    void aLimitOfNothingIsRefusedWithItsNameAndAnExample(String time) {
        Duration none = time.startsWith("-") ? Duration.ofSeconds(-1) : Duration.ZERO;

        assertThatThrownBy(() -> new AnswerProperties(none, DataSize.ofBytes(1)))
                .hasMessageStartingWith("bridge.answers.max-time is PT").hasMessageEndingWith("such as 5m.");
        assertThatThrownBy(() -> new AnswerProperties(Duration.ofMinutes(1), DataSize.ofBytes(0)))
                .hasMessageStartingWith("bridge.answers.max-size is 0B").hasMessageEndingWith("such as 32MB.");
        assertThatThrownBy(() -> new PayloadProperties(DataSize.ofBytes(1), 1, 1, 1, none))
                .hasMessageStartingWith("bridge.payload.max-time is PT").hasMessageEndingWith("such as 30m.");
    }

    private void serve(Answer answer) {
        server = new RawServer(answer);
    }

    private void serveInTime(Answer answer) throws IOException {
        client.close();
        client = client(patient, 30_000);
        serve(answer);
    }

    private byte[] get(String... marks) throws IOException {
        return client.execute(request(marks), answer -> answer.getEntity().getContent().readAllBytes());
    }

    private HttpGet request(String... marks) {
        HttpGet get = new HttpGet(server.url() + "/company/companies?page=1");
        for (String mark : marks) {
            get.setHeader(mark, "true");
        }
        return get;
    }

    // A time-out of its own that no drip ever reaches, and one connection only.
    private CloseableHttpClient client(AnswerLimits limits, int timeout) {
        connections = new PoolingHttpClientConnectionManager();
        connections.setMaxTotal(1);
        return HttpClientBuilder.create().setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(Timeout.ofMilliseconds(timeout))
                        .setConnectionRequestTimeout(Timeout.ofMilliseconds(timeout)).build())
                .disableAutomaticRetries()
                .addExecInterceptorFirst("answer-limits", limits.of("ConnectWise"))
                .addExecInterceptorFirst("hang-up", new HangUp()).build();
    }
}
