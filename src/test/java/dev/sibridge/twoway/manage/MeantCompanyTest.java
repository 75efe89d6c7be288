package dev.sibridge.twoway.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which company a person means, against the sandbox over real HTTP. */
class MeantCompanyTest {

    private final SandboxCalls calls = new SandboxCalls();
    private JsonNode known;

    @BeforeEach
    void begin() {
        RunningSandbox.shared().manage().reset();
        known = calls.call(ConnectWiseRequest.list("/company/companies", "deletedFlag = false")).get(0);
        calls.sent.clear();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void whoMeansNothingIsAskedForNothing(String meant) {
        assertThat(ManageCompanies.id(calls, meant)).isEmpty();
        assertThat(calls.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nobody", "999999999", "9999999999999", "-1", "a\" or \"\"=\"", "\\", "Zoë 🎧", "%", "*"})
    void whatNobodyIsCalledIsNobody(String meant) {
        assertThat(ManageCompanies.id(calls, meant)).isEmpty();
    }

    @Test
    void ofSeveralOfTheSameNameNoneIsTaken() {
        company("One", "Jones");
        company("Two", "Jones");

        assertThat(ManageCompanies.id(calls, "Jones")).isEmpty();
    }

    @Test
    void whatIsOneCompanysIdentifierAndAnothersNameIsUnclear() {
        company("Jones", "Jones & Sons");
        company("Two", "Jones");

        assertThat(ManageCompanies.id(calls, "Jones")).isEmpty();
    }

    @Test
    void aCompanyIsMeantByItsIdentifierItsNameOrItsId() {
        long jones = company("Jones1", "Jones \"the\\AV\" & Co, Zoë");

        assertThat(ManageCompanies.id(calls, "Jones1")).contains(jones);
        assertThat(ManageCompanies.id(calls, "Jones \"the\\AV\" & Co, Zoë")).contains(jones);
        assertThat(ManageCompanies.id(calls, String.valueOf(jones))).contains(jones);
    }

    @Test
    void whatIsFoundInTwoWaysAtOnceIsOneCompany() {
        long jones = company("Jones", "Jones");

        assertThat(ManageCompanies.id(calls, "Jones")).contains(jones);
    }

    private long company(String identifier, String name) {
        Map<String, Object> body = new HashMap<>(Map.of("identifier", identifier, "name", name));
        for (String member : new String[] {"status", "site"}) {
            if (known.hasNonNull(member)) {
                body.put(member, Map.of("id", known.path(member).path("id").asLong()));
            }
        }
        body.put("site", Map.of("name", "Main"));
        return calls.call(ConnectWiseRequest.create("/company/companies", body)).path("id").asLong();
    }
}
