package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sibridge.network.InterceptedException;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code connectwise-request} gets along with an integrator login. */
class ConnectWiseTokenTest extends VendorTest {

    private static final String BASE = "/v4_6_release/apis/3.0";
    private static final ConnectWiseRequest POST =
            ConnectWiseRequest.create("/company/companies", Map.of("name", "Smith"));
    private static final Instant UNTIL = NOW.plus(Duration.ofHours(2));

    ConnectWiseTokenTest() {
        super("connectwise-request");
        properties.put("account", impersonating);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 429, 500})
    void aRefusalIsOneAttemptAndTheRequestThatWaitsIsNotSent(int status) {
        vendor.answers(status, Vendor.REFUSAL, "Retry-After", "0");

        assertThat(attempt(POST).getException())
                .asInstanceOf(throwable(ConnectWiseException.class)).hasMessageContaining("No.")
                .returns(status, ConnectWiseException::status).returns("0", ConnectWiseException::retryAfter);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aBrokenConnectionIsOneAttempt() {
        vendor.breaksOff();

        assertThat(attempt(POST).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aPageInPlaceOfATokenComesFromSomebodyElse() {
        vendor.answers(200, "<html>Sign in</html>");

        assertThat(attempt(POST).getException()).isInstanceOf(InterceptedException.class);
    }

    @Test
    void theTokenIsAskedForWithTheIntegratorLoginInTheMembersName() {
        token("first");

        attempt(POST);

        assertThat(vendor.calls().get(0).method()).isEqualTo("POST");
        assertThat(vendor.calls().get(0).path()).isEqualTo(BASE + "/system/members/j%20doe/tokens");
        assertThat(vendor.calls().get(0).body()).isEqualTo("{\"memberIdentifier\":\"j doe\"}");
        assertThat(vendor.calls().get(0).headers())
                .containsEntry("authorization", authorization("integrator", "integrator-secret"))
                .containsEntry("x-cw-usertype", "integrator")
                .containsEntry("clientid", "client-id-secret");
        assertThat(counted).hasValue(2);
    }

    @Test
    void theRequestThatWaitedIsSentAsTheMember() {
        token("first");

        assertThat(attempt(POST).getException()).isNull();
        assertThat(vendor.calls()).hasSize(2);
        assertThat(vendor.calls().get(1).path()).isEqualTo(BASE + "/company/companies");
        assertThat(vendor.calls().get(1).body()).isEqualTo("{\"name\":\"Smith\"}");
        assertThat(vendor.calls().get(1).headers())
                .containsEntry("authorization", authorization("public-first", "private-first-secret"))
                .containsEntry("x-cw-usertype", "member")
                .containsEntry("clientid", "client-id-secret");
    }

    @Test
    void aTokenServesUntilShortlyBeforeItsEnd() {
        token("first").answers(201, "{\"id\":1}").answers(201, "{\"id\":1}");
        attempt(POST);

        itIs(UNTIL.minus(Duration.ofMinutes(6)));
        attempt(POST);
        assertThat(vendor.calls()).hasSize(3);

        itIs(UNTIL.minus(Duration.ofMinutes(4)));
        token("second");
        attempt(POST);
        assertThat(vendor.calls()).hasSize(5);
        assertThat(vendor.calls().get(4).headers())
                .containsEntry("authorization", authorization("public-second", "private-second-secret"));
    }

    @Test
    void aTokenThatDoesNotTellItsEndServesForManagesUsualFourHours() {
        vendor.answers(200, "{\"publicKey\":\"p\",\"privateKey\":\"q\"}");
        attempt(POST);

        itIs(NOW.plus(Duration.ofMinutes(234)));
        attempt(POST);
        assertThat(vendor.calls()).hasSize(3);

        itIs(NOW.plus(Duration.ofMinutes(236)));
        vendor.answers(200, "{\"publicKey\":\"p2\",\"privateKey\":\"q2\"}");
        attempt(POST);
        assertThat(vendor.calls()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void noSecretIsInTheMessageAfterwards(int status) {
        vendor.answers(status, answer("first"));

        assertThat(told(attempt(POST))).doesNotContain("secret", "Basic", "public-first");
    }

    private Vendor token(String name) {
        return vendor.answers(200, answer(name));
    }

    private static String answer(String name) {
        return "{\"publicKey\":\"public-%s\",\"privateKey\":\"private-%s-secret\",\"expiration\":\"%s\"}"
                .formatted(name, name, UNTIL);
    }

    private String authorization(String user, String password) {
        return impersonating.connectwise().authorization(user, password);
    }
}
