package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sibridge.dtools.DToolsException;
import dev.sibridge.dtools.DToolsRequest;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DToolsRequestTest extends VendorTest {

    private static final DToolsRequest LIST = DToolsRequest.list(1);

    DToolsRequestTest() {
        super("dtools-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 404, 409, 429, 500, 503})
    void aRefusalIsOneAttempt(int status) {
        vendor.answers(status, "", "Retry-After", "0", "Location", vendor.url() + "/elsewhere");

        assertThat(send(LIST).getException()).asInstanceOf(throwable(DToolsException.class))
                .hasMessageContaining("GET /Subscribe/Projects")
                .returns(status, DToolsException::status).returns("0", DToolsException::retryAfter);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aBrokenConnectionIsOneAttempt() {
        vendor.breaksOff();

        assertThat(send(LIST).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void whatAnEarlierCallLeftBehindNeitherSteersNorLeaks() {
        Exchange exchange = send(LIST, Map.of(
                "Authorization", "Bearer of another",
                "Cookie", "of another",
                Exchange.HTTP_METHOD, "DELETE",
                Exchange.HTTP_PATH, "/elsewhere",
                Exchange.HTTP_QUERY, "page=7",
                Exchange.HTTP_URI, "http://127.0.0.1:1/elsewhere"));

        assertThat(exchange.getException()).isNull();
        assertThat(vendor.call().method()).isEqualTo("GET");
        assertThat(vendor.call().path()).isEqualTo("/SI/Subscribe/Projects");
        assertThat(vendor.call().query()).isEqualTo(LIST.encodedQuery());
        assertThat(vendor.call().headers().values()).noneMatch(value -> value.contains("another"));
    }

    @Test
    void onlyWhatDToolsNeedsIsSent() {
        send(LIST);

        assertThat(vendor.call().headers())
                .containsEntry("x-dtsi-apikey", "dtools-secret")
                .containsEntry("accept", "application/json")
                .containsOnlyKeys("x-dtsi-apikey", "accept", "host", "connection", "user-agent", "accept-encoding");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401})
    void noSecretIsInTheMessageAfterwards(int status) {
        vendor.answers(status, "{}");

        assertThat(told(send(LIST))).doesNotContain("secret");
    }

    @Test
    void theAnswerIsHandedOnAsItCame() {
        vendor.answers(200, "{\"Id\": 1}", "X-Anything", "1", "Content-Type", "application/json");

        Exchange exchange = send(DToolsRequest.read("a b/c"));

        assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("{\"Id\": 1}");
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        assertThat(vendor.call().path()).isEqualTo("/SI/Subscribe/Projects/a%20b%2Fc");
        assertThat(vendor.call().query()).isEqualTo("getAdjustmentsByItem=true");
    }
}
