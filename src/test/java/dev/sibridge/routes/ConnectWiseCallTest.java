package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.vendor.answers.GarbledAnswerException;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectWiseCallTest extends VendorTest {

    private static final int ATTEMPTS = 4;
    private static final ConnectWiseRequest GET = ConnectWiseRequest.list("/company/companies", "id>0");
    private static final ConnectWiseRequest POST =
            ConnectWiseRequest.create("/company/companies", Map.of("name", "Smith"));

    private static final String TOKEN =
            "{\"publicKey\":\"p\",\"privateKey\":\"q\",\"expiration\":\"2026-01-31T16:00:00Z\"}";

    static final List<ConnectWiseRequest> REPEATABLE = List.of(GET,
            ConnectWiseRequest.update("/company/companies/1", Map.of("name", "Smith")),
            ConnectWiseRequest.delete("/procurement/products/1"));

    ConnectWiseCallTest() {
        super("connectwise-call", "connectwise-request", "discover-codebase");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 415})
    void aRefusalForGoodIsFinal(int status) {
        vendor.answers(status, Vendor.REFUSAL);

        assertThat(send(GET).getException()).asInstanceOf(throwable(ConnectWiseException.class))
                .returns(status, ConnectWiseException::status);
        assertThat(vendor.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void aCreateThatMayHaveBeenDoneIsNotRepeated(int status) {
        vendor.answers(status, "{}");

        assertThat(send(POST).getException()).isInstanceOf(ConnectWiseException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aCreateWithoutAnswerIsNotRepeated() {
        properties.put("account", impatient);
        vendor.isSilent();

        assertThat(send(POST).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aCreateWhoseConnectionBrokeIsNotRepeated() {
        vendor.breaksOff();

        assertThat(send(POST).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 400, 401, 403, 500, 503})
    @Tag("field")
    void aCreateThatSomethingInBetweenAnsweredIsNotRepeated(int status) {
        vendor.answers(status, "<html>");

        assertThat(send(POST).getException()).isInstanceOf(InterceptedException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    @Tag("field")
    void aCreateThatCloudflareLimitedIsSentAgainWhenItSays() {
        vendor.answers(429, "<html>", "Server", "cloudflare", "Retry-After", "1").answers(201, "{\"id\":1}");

        assertThat(send(POST).getException()).isNull();
        assertThat(vendor.calls()).hasSize(2);
        assertThat(vendor.pause()).isBetween(990L, 20_000L);
    }

    @Test
    @Tag("field")
    void aReadThatSomethingInBetweenAnswersIsRepeatedAndThenToldAsSuch() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            vendor.answers(403, "<html><title>Web Page Blocked</title></html>", "Server", "FortiGate");
        }

        assertThat(send(GET).getException()).isInstanceOf(InterceptedException.class).hasMessage("An intermediary"
                + " between SI Bridge and ConnectWise answered GET /company/companies in its place, with a web page"
                + " \"Web Page"
                + " Blocked\" (FortiGate, status 403). Ask your network's administrator to let SI Bridge through to"
                + " 127.0.0.1 unchanged.");
        assertThat(vendor.calls()).hasSize(ATTEMPTS);
    }

    @Test
    void troubleThatStaysEndsTheCallAfterTheLastAttempt() {
        vendor.answers(ATTEMPTS + 5, 500);

        assertThat(send(GET).getException()).asInstanceOf(throwable(ConnectWiseException.class))
                .returns(500, ConnectWiseException::status);
        assertThat(vendor.calls()).hasSize(ATTEMPTS);
        assertThat(counted).hasValue(ATTEMPTS);
    }

    @Test
    void aServerThatIsNotThereIsTriedAgainEvenForACreate() {
        vendor.close();

        assertThat(send(POST).getException()).isInstanceOf(ConnectException.class);
        assertThat(counted).hasValue(ATTEMPTS);
    }

    @Test
    void whoIsAskedToSlowDownDoesSoAndCreatesOnce() {
        vendor.answers(429, "{}").answers(429, "{}");

        assertThat(send(POST).getException()).isNull();
        assertThat(vendor.calls()).hasSize(3).allMatch(call -> call.body().equals("{\"name\":\"Smith\"}"));
    }

    @Test
    void aCreateWhoseAnswerIsLostAfterAnEarlierRefusalIsNotRepeated() {
        vendor.answers(429, "{}").breaksOff();

        Exchange exchange = send(POST);

        assertThat(vendor.calls()).hasSize(2);
        assertThat(exchange.getException()).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "in a second"})
    void manageSaysHowLongToWait(String retryAfter) {
        String inASecond = DateTimeFormatter.RFC_1123_DATE_TIME.format(NOW.plusSeconds(1).atOffset(ZoneOffset.UTC));
        vendor.answers(429, "{}", "Retry-After", retryAfter.replace("in a second", inASecond));

        assertThat(send(POST).getException()).isNull();
        assertThat(vendor.calls()).hasSize(2);
        assertThat(vendor.pause()).isBetween(990L, 20_000L);
    }

    @ParameterizedTest
    @FieldSource("REPEATABLE")
    void whatDoesNoHarmTwiceIsRepeated(ConnectWiseRequest request) {
        vendor.answers(500, "{}").breaksOff().answers(200, "<html>");

        assertThat(send(request).getException()).isNull();
        assertThat(vendor.calls()).hasSize(4)
                .allMatch(call -> call.method().equals(request.method()) && call.path().endsWith(request.path()));
        assertThat(counted).hasValue(4);
    }

    @Test
    void anAnswerThatDoesNotComeIsAskedForAgain() {
        properties.put("account", impatient);
        vendor.isSilent().answers(200, "[{\"id\":1}]");

        assertThat(send(GET).getMessage().getBody()).hasToString("[{\"id\":1}]");
        assertThat(vendor.calls()).hasSize(2);
    }

    @Test
    void aTenantThatHasMovedIsFollowedEvenByACreate() {
        vendor.answers(404, "<html>").answers(200, "{\"Codebase\":\"v2026_1/\"}").answers(201, "{\"id\":1}");

        assertThat(send(POST).getMessage().getBody(JsonNode.class).path("id").asInt()).isEqualTo(1);
        assertThat(vendor.calls()).extracting(Vendor.Call::path).containsExactly(
                "/v4_6_release/apis/3.0/company/companies", "/login/companyinfo/acmeav",
                "/v2026_1/apis/3.0/company/companies");
        assertThat(vendor.calls().get(2).body()).isEqualTo("{\"name\":\"Smith\"}");
        assertThat(counted).hasValue(3);
    }

    @Test
    void anAddressThatLeadsNowhereThoughTheTenantIsWhereItWasIsFinal() {
        vendor.answers(404, "<html>").answers(200, "{\"Codebase\":\"\"}");

        assertThat(send(GET).getException()).asInstanceOf(throwable(ConnectWiseException.class))
                .returns(404, ConnectWiseException::status);
        assertThat(vendor.calls()).hasSize(2);
    }

    @Test
    void aTokenThatManageNoLongerTakesIsRenewedOnce() {
        properties.put("account", impersonating);
        vendor.answers(200, TOKEN).answers(200, "[]").answers(401, Vendor.REFUSAL).answers(200, TOKEN)
                .answers(201, "{\"id\":1}");
        send(GET);
        itIs(NOW.plusSeconds(120));

        assertThat(send(POST).getMessage().getBody(JsonNode.class).path("id").asInt()).isEqualTo(1);
        assertThat(vendor.calls()).extracting(Vendor.Call::method)
                .containsExactly("POST", "GET", "POST", "POST", "POST");
        assertThat(vendor.calls().get(3).path()).endsWith("/tokens");
        assertThat(vendor.calls().get(4).body()).isEqualTo("{\"name\":\"Smith\"}");
    }

    @Test
    void aTokenThatManageDoesNotTakeFromTheStartIsNotRenewed() {
        properties.put("account", impersonating);
        vendor.answers(200, TOKEN).answers(401, Vendor.REFUSAL);

        assertThat(send(GET).getException()).asInstanceOf(throwable(ConnectWiseException.class))
                .returns(401, ConnectWiseException::status);
        assertThat(vendor.calls()).hasSize(2);
    }

    @Test
    void aCreateThatWaitsForItsTokenIsSentOnceWhenTheTokenTookAttempts() {
        properties.put("account", impersonating);
        vendor.answers(500, "{}").breaksOff().answers(200, TOKEN).answers(201, "{\"id\":1}");

        assertThat(send(POST).getMessage().getBody(JsonNode.class).path("id").asInt()).isEqualTo(1);
        assertThat(vendor.calls()).hasSize(4);
        assertThat(vendor.calls()).filteredOn(call -> !call.path().endsWith("/tokens")).hasSize(1);
    }

    @Test
    void everyCallHasAttemptsOfItsOwn() {
        Exchange exchange = camel.getEndpoint("direct:connectwise-call").createExchange();
        properties.forEach(exchange::setProperty);
        for (int call = 0; call < 3; call++) {
            vendor.answers(ATTEMPTS - 1, 500).answers(200, "[]");
            exchange.getMessage().setBody(GET);
            camel.createProducerTemplate().send("direct:connectwise-call", exchange);
            assertThat(exchange.getException()).as("call " + call).isNull();
        }
        assertThat(vendor.calls()).hasSize(3 * ATTEMPTS);
    }

    @Test
    void aCallAfterOneThatFailedHasAttemptsOfItsOwn() {
        vendor.answers(2 * ATTEMPTS, 500);

        Exchange failed = send(GET);
        send(GET, failed.getMessage().getHeaders());

        assertThat(vendor.calls()).hasSize(2 * ATTEMPTS);
    }

    @Test
    void aCallThatGoesWellIsMadeOnce() {
        vendor.answers(200, "{\"id\":1}");

        assertThat(send(POST).getMessage().getBody(JsonNode.class).path("id").asInt()).isEqualTo(1);
        assertThat(vendor.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "\"\"", "\"OK\"", "[]", "[1]", "{}", "{\"id\":0}", "{\"id\":\"1\"}", "true"})
    @Tag("field")
    void aCreateWhoseAnswerShowsNoRecordIsNotRepeated(String answer) {
        vendor.answers(201, answer);

        assertThat(send(POST).getException()).isInstanceOf(GarbledAnswerException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "\"\"", "{}", "{\"id\":1}", "[null]", "[{\"name\":\"A\"}]", "[[]]", "[]<html>"})
    @Tag("field")
    void aReadWhoseAnswerIsNoListIsRepeated(String answer) {
        vendor.answers(200, answer).answers(200, answer).answers(200, "[{\"id\":7}]");

        assertThat(send(GET).getMessage().getBody()).hasToString("[{\"id\":7}]");
        assertThat(vendor.calls()).hasSize(3);
    }

    @Test
    @Tag("field")
    void aReadWhoseAnswersStayNoListsFails() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            vendor.answers(200, "null");
        }

        assertThat(send(GET).getException()).isInstanceOf(GarbledAnswerException.class);
        assertThat(vendor.calls()).hasSize(ATTEMPTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"id\":2}", "\"Sign in\""})
    @Tag("field")
    void aChangeWhoseAnswerDoesNotShowThatRecordIsRepeated(String answer) {
        ConnectWiseRequest change = ConnectWiseRequest.update("/company/companies/1", Map.of("name", "Smith"));
        vendor.answers(200, answer).answers(200, "{\"id\":1}");

        assertThat(send(change).getException()).isNull();
        assertThat(vendor.calls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "\"Sign in\""})
    @Tag("field")
    void aRemovalThatIsNotAnsweredAsOneIsRepeated(String answer) {
        vendor.answers(200, answer).answers(204, "");

        assertThat(send(ConnectWiseRequest.delete("/procurement/products/1")).getException()).isNull();
        assertThat(vendor.calls()).hasSize(2);
    }
}
