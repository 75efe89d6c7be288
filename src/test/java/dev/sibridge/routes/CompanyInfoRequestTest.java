package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.connectwise.ConnectWiseException;
import java.io.InterruptedIOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class CompanyInfoRequestTest extends VendorTest {

    CompanyInfoRequestTest() {
        super("companyinfo-request");
    }

    @Test
    void aRefusalIsOneAttempt() {
        vendor.answers(503, "{}", "Retry-After", "0");

        assertThat(send(null).getException()).isInstanceOf(ConnectWiseException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void theTenantMayTakeAsLongAsTheAccountAllows() {
        vendor.isSilent();

        assertThat(send(null).getException()).isInstanceOf(InterruptedIOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aHostThatDoesNotKnowTheQuestionSaysNothing() {
        vendor.answers(404, "<html>");

        assertThat(send(null).getMessage().getBody(JsonNode.class).isMissingNode()).isTrue();
    }

    @Test
    void theQuestionCarriesNeitherKeysNorLeftovers() {
        Exchange exchange = send("a body", Map.of(
                "Authorization", "Bearer of another",
                Exchange.HTTP_METHOD, "DELETE",
                Exchange.HTTP_PATH, "/elsewhere",
                Exchange.HTTP_QUERY, "page=7",
                Exchange.HTTP_URI, "http://127.0.0.1:1/elsewhere"));

        assertThat(exchange.getException()).isNull();
        assertThat(vendor.call().method()).isEqualTo("GET");
        assertThat(vendor.call().path()).isEqualTo("/login/companyinfo/acmeav");
        assertThat(vendor.call().query()).isNull();
        assertThat(vendor.call().body()).isEmpty();
        assertThat(vendor.call().headers())
                .containsOnlyKeys("accept-encoding", "connection", "host", "user-agent");
    }

    @Test
    void theQuestionCounts() {
        vendor.answers(200, "{\"Codebase\":\"v2026_1/\"}");

        assertThat(send(null).getMessage().getBody(JsonNode.class).path("Codebase").asText()).isEqualTo("v2026_1/");
        assertThat(counted).hasValue(1);
    }
}
