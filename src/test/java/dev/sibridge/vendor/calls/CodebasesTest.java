package dev.sibridge.vendor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.vendor.calls.Codebases.UnknownCompanyException;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodebasesTest {

    private static final Account ACCOUNT = TestAccounts.account("default");
    private static final String GATEWAY = "<html>404</html>";

    private final CamelContext camel = new DefaultCamelContext();
    private final AtomicInteger asked = new AtomicInteger();
    private Codebases codebases;
    private String now = "v2025_1/";

    @BeforeEach
    void begin() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:discover-codebase").process(exchange -> {
                    asked.incrementAndGet();
                    learn(now);
                });
            }
        });
        camel.start();
        codebases = new Codebases(camel.createFluentProducerTemplate());
    }

    @AfterEach
    void end() {
        camel.stop();
    }

    @Test
    void untilTheTenantWasAskedTheAddressForEveryReleaseDoes() {
        assertThat(codebases.url(ACCOUNT)).isEqualTo("https://manage.invalid/v4_6_release/apis/3.0");
    }

    @ParameterizedTest
    @CsvSource({"v2025_1/, v2025_1", "v2025_1, v2025_1", "'', v4_6_release", "' ', v4_6_release"})
    void theTenantSaysWhereItIs(String codebase, String path) throws Exception {
        learn(codebase);

        assertThat(codebases.url(ACCOUNT)).isEqualTo("https://manage.invalid/" + path + "/apis/3.0");
        assertThat(codebases.url(TestAccounts.account("second"))).contains("v4_6_release");
    }

    @Test
    void aCompanyThatTheSiteDoesNotKnowIsNamed() {
        assertThatThrownBy(() -> codebases.learn(new ObjectMapper().nullNode(), ACCOUNT))
                .isInstanceOf(UnknownCompanyException.class)
                .hasMessageContaining("\"acme\"").hasMessageContaining("CONNECTWISE_COMPANY");
    }

    @Test
    void afterARequestThatLedNowhereTheTenantIsAskedAgain() throws Exception {
        learn("v2024_4/");

        assertThat(hasMovedAfter(exchange(404, GATEWAY, list()))).isTrue();
        assertThat(codebases.url(ACCOUNT)).contains("/v2025_1/");
        assertThat(hasMovedAfter(exchange(404, GATEWAY, list()))).as("it is there").isFalse();
        assertThat(hasMovedAfter(exchange(400, "Cannot route. Codebase/company is invalid", list()))).isFalse();
        assertThat(asked).hasValue(3);
    }

    @Test
    void whatAnotherCallHasFoundOutMeanwhileCountsToo() throws Exception {
        Exchange refused = exchange(404, GATEWAY, list());
        learn("v2025_1/");

        assertThat(codebases.hasMoved(refused)).isTrue();
        assertThat(asked).as("only asking asks").hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"404 | {\"message\": \"Company 1 not found\"}", "400 | {\"code\": \"x\"}",
        "403 | <html>", "500 | <html>"})
    void noOtherTroubleIsAReasonToAsk(int status, String body) {
        assertThat(hasMovedAfter(exchange(status, body, list()))).isFalse();
        assertThat(asked).hasValue(0);
    }

    @Test
    void theQuestionItselfIsNotAskedAgain() {
        assertThat(hasMovedAfter(exchange(404, GATEWAY, codebases.question(ACCOUNT)))).isFalse();
        assertThat(asked).hasValue(0);
    }

    @Test
    void whereTheTenantDoesNotAnswerItHasNotMoved() throws Exception {
        learn("v2024_4/");
        now = null;

        assertThat(hasMovedAfter(exchange(404, GATEWAY, list()))).isFalse();
        assertThat(asked).hasValue(1);
    }

    /** Whether the tenant has moved since a request, once it was asked for that. */
    private boolean hasMovedAfter(Exchange refused) {
        codebases.lookAgain(refused);
        return codebases.hasMoved(refused);
    }

    private void learn(String codebase) throws Exception {
        codebases.learn(new ObjectMapper().valueToTree(Map.of("Codebase", codebase)), ACCOUNT);
    }

    private static ConnectWiseRequest list() {
        return ConnectWiseRequest.list("/company/companies", "id=1");
    }

    private Exchange exchange(int status, String body, ConnectWiseRequest request) {
        Exchange exchange = new DefaultExchange(camel);
        ManageCall call = new ManageCall(request);
        call.sends(request, codebases.url(ACCOUNT), Instant.EPOCH);
        call.refused(new ConnectWiseException("GET /company/companies", status, body, null));
        exchange.setProperty(Call.PROPERTY, call);
        exchange.setProperty("account", ACCOUNT);
        return exchange;
    }
}
