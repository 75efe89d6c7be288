package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.RawServer;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.network.CertificateTrouble;
import dev.sibridge.network.NetworkProperties;
import dev.sibridge.network.TestCertificates;
import dev.sibridge.network.TlsFront;
import dev.sibridge.notice.TestNotices;
import dev.sibridge.notice.Webhooks.RejectedPostException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One attempt to hand a post to a webhook, over real HTTP: what it must not do, what counts, what is sent. */
class WebhookRequestTest extends RouteTest {

    private static final String SECRET = "s3cret-s3cret-s3cret";
    private static final String BODY = "{\"happened\":\"Größe 🎧\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final NetworkProperties NETWORK = new NetworkProperties("", "",
            TestCertificates.authority().toString());

    private final Vendor receiver = new Vendor();
    private final SettableClock clock = new SettableClock();

    WebhookRequestTest() {
        super("webhook-request");
        TestNotices.http(TestNotices.addresses(true, InetAddress::getAllByName), NETWORK, clock, PATIENCE)
                .forEach(this::bean);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 408, 410, 422, 429, 500, 502, 503})
    void anythingButASuccessIsAFailureAndOneAttempt(int status) {
        receiver.answers(status, "{}", "Location", receiver.url() + "/elsewhere", "Retry-After", "1");

        assertThat(post(receiver.url() + "/hook").getException()).isInstanceOf(RejectedPostException.class)
                .hasMessage("status " + status);
        assertThat(receiver.calls()).as("neither repeated nor redirected").hasSize(1);
    }

    @Test
    void aBrokenConnectionIsOneAttempt() {
        receiver.breaksOff();

        assertThat(post(receiver.url() + "/hook").getException()).isInstanceOf(IOException.class);
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void ofAnAnswerWithoutEndOnlyTheStatusCounts() throws InterruptedException {
        receiver.answersWithoutEnd("[", "1,");

        assertThat(post(receiver.url() + "/hook").getException()).isNull();
        assertThat(receiver.wasHungUpOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "", "SSH-2.0-x\r\n"})
    void garbageIsAFailure(String garbage) throws Exception {
        try (RawServer odd = new RawServer(RawServer.text(garbage))) {
            assertThat(post(odd.url() + "/hook").getException()).isNotNull();
        }
    }

    @Test
    void aPageOrGarbageAfterASuccessIsASuccess() {
        receiver.answers(200, "<html>\0 not JSON", "Content-Encoding", "gzip");

        assertThat(post(receiver.url() + "/hook").getException()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"EXPIRED", "ANOTHERS"})
    void whoCannotProveToBeTheHostIsSentNothing(TestCertificates certificate) {
        try (TlsFront front = new TlsFront(certificate, URI.create(receiver.url()).getPort())) {
            Exception trouble = post("https://127.0.0.1:" + front.port() + "/hook").getException();

            assertThat(CertificateTrouble.sentence(trouble, "hook.example")).isPresent();
            assertThat(receiver.calls()).isEmpty();
        }
    }

    @Test
    void whoCanIsSentIt() {
        try (TlsFront front = new TlsFront(TestCertificates.GOOD, URI.create(receiver.url()).getPort())) {
            assertThat(post("https://127.0.0.1:" + front.port() + "/hook").getException()).isNull();
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void thePostIsSignedWithTheMomentAndArrivesByteForByte() throws Exception {
        assertThat(post(receiver.url() + "/hook?key=k3y").getException()).isNull();

        Vendor.Call call = receiver.call();
        assertThat(call.method() + " " + call.path() + "?" + call.query()).isEqualTo("POST /hook?key=k3y");
        assertThat(call.body()).isEqualTo(BODY);
        long second = clock.instant().getEpochSecond();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(call.headers()).containsEntry("x-si-bridge-signature", "t=" + second + ",v1=" + HexFormat.of()
                        .formatHex(mac.doFinal((second + "." + BODY).getBytes(StandardCharsets.UTF_8))))
                .containsEntry("content-type", "application/json; charset=utf-8")
                .containsEntry("user-agent", "SI-Bridge")
                .doesNotContainKeys("cookie", "authorization", "x-secret", "si-bridge-webhook", "si-bridge-account");
    }

    @Test
    void whatMakesAnAddressSecretIsNowhereButInTheRequest() {
        receiver.answers(404, "no such hook");

        Exchange exchange = post(receiver.url() + "/services/s3cret-path?key=k3y");

        assertThat(receiver.call().path()).isEqualTo("/services/s3cret-path");
        assertThat(exchange.getMessage().getHeaders() + " " + exchange.getAllProperties() + " "
                + exchange.getException() + " " + camel.getEndpoints()).doesNotContain("s3cret", "k3y");
    }

    @Test
    void neitherIsItWhenNobodyAnswers() {
        String url = receiver.url();
        receiver.close();

        Exchange exchange = post(url + "/services/s3cret-path?key=k3y");

        assertThat(exchange.getException()).isInstanceOf(IOException.class);
        assertThat(exchange.getMessage().getHeaders() + " " + exchange.getAllProperties() + " "
                + exchange.getException()).doesNotContain("s3cret", "k3y");
    }

    private Exchange post(String url) {
        properties.put("request", TestNotices.post(url, SECRET, BODY));
        return send(null, Map.of("Cookie", "c", "X-Secret", "x", "CamelHttpPath", "/evil"));
    }
}
