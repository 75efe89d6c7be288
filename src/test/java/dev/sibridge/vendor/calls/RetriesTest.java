package dev.sibridge.vendor.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.failure.RefusedException;
import dev.sibridge.network.Answer;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.network.NoWayException;
import dev.sibridge.network.Proxy;
import dev.sibridge.vendor.answers.AnswerLimitException;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {

    private static final Object CREATE = ConnectWiseRequest.create("/x", Map.of());
    private static final Object UPDATE = ConnectWiseRequest.update("/x/1", Map.of());
    private static final Object DELETE = ConnectWiseRequest.delete("/x/1");
    private static final Object LIST = ConnectWiseRequest.list("/x", null);
    private static final Object READ = DToolsRequest.read("p", null);

    private final Clock clock = Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);
    private final Retries retries = new Retries(new MemberTokens(clock), clock);

    static Stream<Arguments> troubleAndWhatIsRepeated() {
        return Stream.of(
                Arguments.of(manage(400, null), List.of()),
                Arguments.of(manage(401, null), List.of()),
                Arguments.of(manage(404, null), List.of()),
                Arguments.of(manage(409, null), List.of()),
                Arguments.of(manage(408, null), List.of(UPDATE, DELETE, LIST)),
                Arguments.of(manage(429, null), List.of(CREATE, UPDATE, DELETE, LIST)),
                Arguments.of(manage(500, null), List.of(UPDATE, DELETE, LIST)),
                Arguments.of(manage(503, null), List.of(UPDATE, DELETE, LIST)),
                Arguments.of(new ConnectException("refused"), List.of(CREATE, UPDATE, DELETE, LIST)),
                Arguments.of(new UnknownHostException("x"), List.of(CREATE, UPDATE, DELETE, LIST)),
                Arguments.of(new SocketTimeoutException(), List.of(UPDATE, DELETE, LIST)),
                Arguments.of(new IOException("reset"), List.of(UPDATE, DELETE, LIST)),
                Arguments.of(new GarbledAnswerException("html"), List.of(UPDATE, DELETE, LIST)),
                Arguments.of(new AnswerLimitException("It drips."), List.of()),
                Arguments.of(page(403), List.of(UPDATE, DELETE, LIST)),
                Arguments.of(page(429), List.of(CREATE, UPDATE, DELETE, LIST)),
                Arguments.of(refusedByProxy(407), List.of()),
                Arguments.of(refusedByProxy(503), List.of(CREATE, UPDATE, DELETE, LIST)),
                Arguments.of(new RefusedException(List.of()), List.of()),
                Arguments.of(new IllegalStateException(), List.of()));
    }

    @ParameterizedTest
    @MethodSource("troubleAndWhatIsRepeated")
    void aCreateIsRepeatedOnlyWhenItCertainlyDidNothing(Throwable trouble, List<Object> repeated) {
        assertThat(Stream.of(CREATE, UPDATE, DELETE, LIST).filter(request -> worthwhile(trouble, request)).toList())
                .isEqualTo(repeated);
    }

    @ParameterizedTest
    @CsvSource({"400,false", "401,false", "404,false", "409,false", "408,true", "429,true", "500,true", "503,true"})
    void callsToDToolsAreRepeatedWhileTheTroubleMayPass(int status, boolean repeated) {
        assertThat(worthwhile(new DToolsException("GET /x", status, null), READ)).isEqualTo(repeated);
    }

    @Test
    void anAnswerOfDToolsThatHasNoEndIsNotAskedForAgain() {
        assertThat(worthwhile(new IllegalStateException(new AnswerLimitException("It drips.")), READ)).isFalse();
    }

    @Test
    void aBrokenConnectionToDToolsIsWorthAnotherAttempt() {
        assertThat(worthwhile(new SocketTimeoutException(), READ)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0                             | 0",
        "7                             | 7000",
        "' 30 '                        | 30000",
        "60                            | 60000",
        "61                            | 60000",
        "9223372036854775807           | 60000",
        "99999999999999999999          | 1000",
        "-5                            | 0",
        "soon                          | 1000",
        "1.5                           | 1000",
        "Tue, 01 Dec 2026 12:00:20 GMT | 20000",
        "Tue, 01 Dec 2026 11:00:00 GMT | 0",
        "Wed, 02 Dec 2026 12:00:00 GMT | 60000"})
    void theOtherSideSaysHowLongToWaitWithinReason(String retryAfter, long millis) {
        assertThat(delay(manage(429, retryAfter))).isEqualTo(millis);
        assertThat(delay(new DToolsException("GET /x", 503, retryAfter))).isEqualTo(millis);
        assertThat(delay(new InterceptedException("ConnectWise", "h", "GET /x",
                new Answer(429, null, null, null, retryAfter, "<html>"), UnaryOperator.identity()))).isEqualTo(millis);
    }

    @Test
    void whenNobodySaysHowLongTheRoutesOwnDelayHolds() {
        assertThat(delay(manage(503, null))).isNull();
        assertThat(delay(new DToolsException("GET /x", 503, null))).isNull();
        assertThat(delay(new SocketTimeoutException())).isNull();
    }

    private boolean worthwhile(Throwable trouble, Object request) {
        Exchange exchange = exchange(trouble);
        if (request instanceof ConnectWiseRequest manage) {
            ManageCall call = new ManageCall(manage);
            call.sends(manage, "http://127.0.0.1", clock.instant());
            exchange.setProperty(Call.PROPERTY, call);
        } else {
            exchange.setProperty(Call.PROPERTY, new Call<>());
        }
        return retries.worthwhile(exchange);
    }

    private Object delay(Throwable trouble) {
        Exchange exchange = exchange(trouble);
        retries.process(exchange);
        return exchange.getMessage().getHeader(Exchange.REDELIVERY_DELAY);
    }

    private static Exchange exchange(Throwable trouble) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new CamelExecutionException("wrapped", exchange, trouble));
        return exchange;
    }

    private static InterceptedException page(int status) {
        return new InterceptedException("ConnectWise", "h", "X /x",
                new Answer(status, null, null, null, null, "<html>"), UnaryOperator.identity());
    }

    private static NoWayException refusedByProxy(int status) {
        return NoWayException.refused(new Proxy("proxy", 3128, null, "", "HTTPS_PROXY"), status, "h:443");
    }

    private static ConnectWiseException manage(int status, String retryAfter) {
        return new ConnectWiseException("X /x", status, null, retryAfter);
    }
}
