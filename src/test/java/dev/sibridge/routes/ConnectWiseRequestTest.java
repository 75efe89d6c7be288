package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.network.InterceptedException;
import dev.sibridge.vendor.answers.AnswerLimitException;
import dev.sibridge.vendor.calls.ManageCall;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.Requesting;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectWiseRequestTest extends VendorTest {

    private static final int PER_MINUTE = 3;
    private static final String BASE = "/v4_6_release/apis/3.0";
    private static final ConnectWiseRequest GET = ConnectWiseRequest.list("/company/companies", "id>0");
    private static final ConnectWiseRequest POST =
            ConnectWiseRequest.create("/company/companies", Map.of("name", "Smith"));

    ConnectWiseRequestTest() {
        super("connectwise-request");
        setting("bridge.connectwise.requests-per-minute", PER_MINUTE);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503})
    void aRefusalIsOneAttemptAndTellsManagesReasons(int status) {
        vendor.answers(status, Vendor.REFUSAL, "Retry-After", "0");

        assertThat(attempt(GET).getException()).asInstanceOf(throwable(ConnectWiseException.class))
                .hasMessageContaining("GET /company/companies ").hasMessageContaining("No.")
                .returns(status, ConnectWiseException::status).returns("0", ConnectWiseException::retryAfter);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aBrokenConnectionIsOneAttempt() {
        vendor.breaksOff();

        assertThat(attempt(GET).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void anAnswerWithoutEndIsHungUpOn() throws InterruptedException {
        vendor.answersWithoutEnd("[", "1,");

        assertThat(attempt(GET).getException()).isInstanceOf(AnswerLimitException.class);
        assertThat(vendor.wasHungUpOn()).isTrue();
    }

    @Test
    void manageMayTakeAsLongAsTheAccountAllows() {
        properties.put("account", impatient);
        vendor.isSilent();

        assertThat(attempt(GET).getException()).isInstanceOf(InterruptedIOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aPageInPlaceOfJsonComesFromSomebodyElse() {
        vendor.answers(200, "<html>Sign in</html>", "Content-Type", "text/html");

        assertThat(attempt(GET).getException()).isInstanceOf(InterceptedException.class);
    }

    @Test
    void aRedirectIsNotFollowed() {
        vendor.answers(302, "", "Location", vendor.url() + "/elsewhere");

        assertThat(attempt(GET).getException()).isInstanceOf(InterceptedException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void whatAnEarlierCallLeftBehindNeitherSteersNorLeaks() {
        Exchange exchange = attempt(POST, Map.of(
                "Authorization", "Bearer of another",
                "X-Other", "of another",
                "Cookie", "of another",
                Exchange.HTTP_METHOD, "DELETE",
                Exchange.HTTP_PATH, "/elsewhere",
                Exchange.HTTP_QUERY, "page=7",
                Exchange.HTTP_URI, "http://127.0.0.1:1/elsewhere",
                "CamelHttpRawQuery", "page=8"));

        assertThat(exchange.getException()).isNull();
        assertThat(vendor.call().method()).isEqualTo("POST");
        assertThat(vendor.call().path()).isEqualTo(BASE + "/company/companies");
        assertThat(vendor.call().query()).isNull();
        assertThat(vendor.call().headers().values()).noneMatch(value -> value.contains("another"));
    }

    @Test
    void whatIsForTheGateAloneIsNotSent() {
        attempt(new Requesting() {
            @Override
            public ConnectWiseRequest request() {
                return POST;
            }

            @Override
            public String below() {
                return "opportunity p";
            }
        }, Map.of());

        assertThat(vendor.call().headers().keySet()).noneMatch(name -> name.startsWith("si-bridge"));
    }

    @Test
    void theQuestionWhichReleaseItIsGoesToTheSiteAndCarriesNeitherKeysNorLeftovers() {
        Exchange exchange = attempt(ConnectWiseRequest.companyInfo("acmeav"), Map.of(
                "Authorization", "Bearer of another",
                Exchange.HTTP_QUERY, "page=7",
                Exchange.HTTP_URI, "http://127.0.0.1:1/elsewhere"));

        assertThat(exchange.getException()).isNull();
        assertThat(vendor.call().method()).isEqualTo("GET");
        assertThat(vendor.call().path()).isEqualTo("/login/companyinfo/acmeav");
        assertThat(vendor.call().query()).isNull();
        assertThat(vendor.call().body()).isEmpty();
        assertThat(vendor.call().headers())
                .containsOnlyKeys("accept", "accept-encoding", "connection", "host", "user-agent");
        assertThat(counted).hasValue(1);
    }

    @Test
    void withKeysNoTokenIsFetched() {
        attempt(GET);

        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void withAnIntegratorLoginTheQuestionWhichReleaseItIsNeedsNoToken() {
        properties.put("account", impersonating);

        assertThat(attempt(ConnectWiseRequest.companyInfo("acmeav")).getException()).isNull();
        assertThat(vendor.call().headers()).doesNotContainKeys("authorization", "clientid");
    }

    @Test
    void cookiesAreNotKept() {
        vendor.answers(200, "[]", "Set-Cookie", "session=1; Path=/");

        attempt(GET);
        attempt(GET);

        assertThat(vendor.calls()).hasSize(2).noneMatch(call -> call.headers().containsKey("cookie"));
    }

    @Test
    void onlyWhatManageNeedsIsSent() {
        attempt(POST);

        assertThat(vendor.call().body()).isEqualTo("{\"name\":\"Smith\"}");
        assertThat(vendor.call().headers())
                .containsEntry("authorization", account.connectwise().authorization("public", "private-secret"))
                .containsEntry("clientid", "client-id-secret")
                .containsEntry("accept", "application/json")
                .containsEntry("content-type", "application/json")
                .containsOnlyKeys("authorization", "clientid", "accept", "content-type", "content-length", "host",
                        "connection", "user-agent", "accept-encoding");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void noSecretIsInTheMessageAfterwards(int status) {
        vendor.answers(status, "{}");

        assertThat(told(attempt(GET))).doesNotContain("secret", "Basic",
                account.connectwise().authorization("public", "private-secret"));
    }

    @Test
    void nothingOfTheAnswerButItsBodyIsLeft() {
        vendor.answers(200, "[{\"id\":1}]", "X-Anything", "1", "Content-Type", "application/json");

        assertThat(attempt(GET).getMessage().getHeaders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name=\"50% off & more\"", "name=\"a+b c\"", "name=\"Ærø/#?=%20\"", "name like \"{x}\""})
    void conditionsArriveAsTheyWereMeant(String conditions) {
        ConnectWiseRequest list = ConnectWiseRequest.list("/procurement/subcategories/", conditions);

        attempt(list);

        assertThat(vendor.call().path()).isEqualTo(BASE + "/procurement/subcategories/");
        assertThat(vendor.call().query()).isEqualTo(list.encodedQuery());
    }

    @Test
    void manageTellsWhetherAListGoesOn() {
        vendor.answers(200, "[]", "Link", "<https://x?page=2>; rel=\"next\", <https://x?page=9>; rel=\"last\"")
                .answers(200, "[]", "Link", "<https://x?page=1>; rel=\"first\"");

        assertThat(attempt(GET).getProperty("call", ManageCall.class).hasNextPage()).isEqualTo(true);
        assertThat(attempt(GET).getProperty("call", ManageCall.class).hasNextPage()).isEqualTo(false);
    }

    @Test
    @Tag("field")
    void aFullPageWithoutAnyLinkIsNotTakenForTheLast() {
        String full = IntStream.rangeClosed(1, 1000).mapToObj(id -> "{\"id\":" + id + "}")
                .collect(Collectors.joining(",", "[", "]"));
        vendor.answers(200, full).answers(200, full, "Link", "<https://x?page=1>; rel=\"first\"");

        assertThat(attempt(GET).getProperty("call", ManageCall.class).hasNextPage()).isEqualTo(true);
        assertThat(attempt(GET).getProperty("call", ManageCall.class).hasNextPage()).isEqualTo(false);
    }

    @Test
    void moneyStaysExact() {
        vendor.answers(200, "[{\"id\":1,\"price\":1234567890.1234567890123456789}]");

        assertThat(attempt(GET).getMessage().getBody(JsonNode.class).path(0).path("price").decimalValue())
                .isEqualTo(new BigDecimal("1234567890.1234567890123456789"));
    }

    @Test
    void anEmptyAnswerIsNoMistake() {
        vendor.answers(204, "");

        Exchange exchange = attempt(ConnectWiseRequest.delete("/procurement/products/1"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(JsonNode.class).isMissingNode()).isTrue();
    }

    @Test
    void everyRequestIsCounted() {
        vendor.answers(500, "{}");

        attempt(GET);
        attempt(GET);

        assertThat(counted).hasValue(2);
    }

    @Test
    void whoAsksTooOftenWaits() {
        for (int request = 0; request < PER_MINUTE; request++) {
            attempt(GET);
        }

        assertThat(CompletableFuture.runAsync(() -> attempt(GET))).failsWithin(300, TimeUnit.MILLISECONDS);
        assertThat(vendor.calls()).hasSize(PER_MINUTE);
    }
}
