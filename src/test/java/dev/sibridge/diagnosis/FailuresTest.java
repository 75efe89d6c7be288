package dev.sibridge.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.network.Answer;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.network.NoWayException;
import dev.sibridge.network.Proxy;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    private static final String NO_HTTP = "A response ended early, or was not valid HTTP. If this persists, look for a"
            + " proxy or firewall that alters responses.";

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new IllegalStateException("s3cret"), "An unexpected error occurred"
                        + " (IllegalStateException); the log says more. The export stays in D-Tools' queue."),
                Arguments.of(new SQLException("The table 'run' is full", "HY000", 1114), "The disk that holds the"
                        + " database is full. Free some space there. The next poll after that continues."),
                Arguments.of(new UnknownHostException("x.invalid"),
                        "Unknown host: x.invalid. Check DTOOLS_URL and CONNECTWISE_SITE, or HTTPS_PROXY if this "
                                + "network has a proxy."),
                Arguments.of(new ConnectException("Connection refused"), "No connection: Connection refused."),
                Arguments.of(new SocketTimeoutException("Read timed out"), "A response took too long."),
                Arguments.of(new SSLHandshakeException("expired"), "The encrypted connection failed: expired."),
                Arguments.of(new SocketException("Connection reset"), "The connection broke before a response"
                        + " arrived."),
                Arguments.of(new NoHttpResponseException("x"), "The connection broke before a response arrived."),
                Arguments.of(new ConnectionClosedException("Premature end"), NO_HTTP),
                Arguments.of(new ClientProtocolException("status line"), NO_HTTP),
                Arguments.of(new ZipException("Not in GZIP format"), NO_HTTP),
                Arguments.of(new ConnectWiseException("POST /x", 400, "no", null),
                        "POST /x was rejected with status 400: no"),
                Arguments.of(new DToolsException("GET /x", 404, null),
                        "GET /x was rejected by D-Tools with status 404."),
                Arguments.of(NoWayException.refused(new Proxy("proxy", 3128, null, "", "HTTPS_PROXY"), 407, "h:443"),
                        "The proxy proxy:3128 requires a user name and password: set them in HTTPS_PROXY "
                                + "(http://user:password@proxy:3128)."),
                Arguments.of(new InterceptedException("D-Tools", "h", "GET /x",
                        new Answer(302, null, null, null, null, ""), UnaryOperator.identity()),
                        "An intermediary between SI Bridge and D-Tools answered GET /x in its place, with a redirect"
                                + " (status "
                                + "302). Ask your network's administrator to let SI Bridge through to h unchanged."),
                Arguments.of(new UnreadableExportException("Not an export.", false), "Not an export."),
                Arguments.of(new BlockedException(List.of(Finding.block("Board", "board-missing", "No board.", ""),
                        Finding.block("Sales rep", "sales-rep-missing", "No rep.", ""))), "No board. No rep."),
                Arguments.of(new RefusedException(List.of(new Problem("missing", "It has no name.", null, "Name",
                        "Give it one."))), "It has no name. Give it one."));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void everyTroubleIsToldInPlainWords(Exception trouble, String sentence) {
        assertThat(Failures.sentence(trouble)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void alsoWithinOthers(Exception trouble, String sentence) {
        Throwable wrapped = new CamelExecutionException("wrapped", new DefaultExchange(new DefaultCamelContext()),
                new RuntimeException(trouble));

        if (trouble instanceof IllegalStateException) {
            assertThat(Failures.sentence(wrapped)).startsWith("An unexpected error occurred").doesNotContain("s3cret");
        } else {
            assertThat(Failures.sentence(wrapped)).isEqualTo(sentence);
        }
    }

    @Test
    void theInnermostOfOursKnowsBest() {
        NoWayException cause = NoWayException.refused(new Proxy("proxy", 3128, null, "", "HTTPS_PROXY"), 407, "h:443");
        Exception outer = new UnreadableExportException("The answer broke off.", false);
        outer.initCause(cause);

        assertThat(Failures.of(outer)).isEqualTo(cause.failures());
    }
}
