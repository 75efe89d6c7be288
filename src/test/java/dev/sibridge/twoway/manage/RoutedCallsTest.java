package dev.sibridge.twoway.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RoutedCallsTest {

    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final ConnectWiseRequest REQUEST = ConnectWiseRequest.list("/project/projects", null);

    private final CamelContext camel = new DefaultCamelContext();
    private volatile Processor manage;

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:connectwise-call").process(exchange -> manage.process(exchange));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(refusal(400), Outcome.REFUSED), Arguments.of(refusal(403), Outcome.REFUSED),
                Arguments.of(refusal(404), Outcome.OVERTAKEN), Arguments.of(refusal(401), Outcome.CLOSED),
                Arguments.of(refusal(429), Outcome.CLOSED), Arguments.of(refusal(500), Outcome.UNKNOWN),
                Arguments.of(new IllegalStateException("a mistake of ours"), Outcome.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsCertainAfterARefusal(Exception trouble, Outcome outcome) {
        fails(trouble, outcome, trouble.getMessage());
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), Outcome.CLOSED, "Manage: No connection: refused."),
                Arguments.of(new SocketTimeoutException("no answer"), Outcome.UNKNOWN,
                        "Manage: A response took too long."),
                Arguments.of(new GarbledAnswerException("no JSON"), Outcome.UNKNOWN, "Manage: no JSON"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatIsCertainAfterTroubleOnTheWayAndWithWhom(Exception trouble, Outcome outcome, String reason) {
        fails(trouble, outcome, reason);
    }

    private void fails(Exception trouble, Outcome outcome, String reason) {
        manage = exchange -> {
            throw trouble;
        };

        assertThatThrownBy(() -> calls().call(REQUEST)).isInstanceOfSatisfying(SideException.class, failed ->
                assertThat(failed.outcome()).isEqualTo(outcome)).hasMessage(reason);
    }

    @Test
    void theRecordsOfAListAndTheAnswerToAWriteComeBack() {
        JsonNode record = JsonNodeFactory.instance.objectNode().put("id", 1);
        manage = exchange -> exchange.getMessage().setBody(List.of(record, record));
        assertThat(calls().call(REQUEST)).containsExactly(record, record);

        manage = exchange -> exchange.getMessage().setBody(record);
        assertThat(calls().call(REQUEST)).isEqualTo(record);
    }

    @Test
    void theAccountsRequestIsSent() {
        manage = exchange -> {
            assertThat(exchange.getProperty("account")).isSameAs(ACCOUNT);
            assertThat(exchange.getMessage().getBody()).isSameAs(REQUEST);
            exchange.getMessage().setBody(List.of());
        };

        assertThat(calls().call(REQUEST)).isEmpty();
    }

    private RoutedCalls calls() {
        return new RoutedCalls(camel.createFluentProducerTemplate(), ACCOUNT, () -> { });
    }

    private static ConnectWiseException refusal(int status) {
        return new ConnectWiseException("GET /project/projects", null, status,
                status == 404 ? "{\"code\":\"NotFound\",\"message\":\"Project 7 not found\"}" : "{}", null);
    }
}
