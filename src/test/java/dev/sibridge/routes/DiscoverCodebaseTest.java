package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.network.InterceptedException;
import dev.sibridge.vendor.calls.Codebases.UnknownCompanyException;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoverCodebaseTest extends VendorTest {

    private static final int ATTEMPTS = 4;

    DiscoverCodebaseTest() {
        super("discover-codebase", "connectwise-call", "connectwise-request");
    }

    @Test
    void aCompanyThatTheSiteDoesNotKnowIsATrouble() {
        vendor.answers(200, "null");

        assertThat(send(null).getException()).isInstanceOf(UnknownCompanyException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aRefusalForGoodIsFinal() {
        vendor.answers(403, Vendor.REFUSAL);

        assertThat(send(null).getException()).isInstanceOf(ConnectWiseException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void troubleThatStaysEndsTheCallAfterTheLastAttempt() {
        vendor.answers(ATTEMPTS + 5, 503);

        assertThat(send(null).getException()).isInstanceOf(ConnectWiseException.class);
        assertThat(vendor.calls()).hasSize(ATTEMPTS);
        assertThat(counted).hasValue(ATTEMPTS);
    }

    @Test
    void aServerThatIsNotThereIsATrouble() {
        vendor.close();

        assertThat(send(null).getException()).isInstanceOf(ConnectException.class);
    }

    @Test
    void aPageInPlaceOfJsonIsATroubleThatMayPass() {
        vendor.answers(200, "<html>").answers(200, "{\"Codebase\":\"v2026_1/\"}");

        assertThat(send(null).getException()).isNull();
        assertThat(vendor.calls()).hasSize(2);
    }

    @Test
    void aPageInPlaceOfJsonThatStaysIsToldAsSuch() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            vendor.answers(200, "<html>");
        }

        assertThat(send(null).getException()).isInstanceOf(InterceptedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void troubleThatPassesIsOvercome(int status) {
        vendor.answers(status, "{}").answers(200, "{\"Codebase\":\"v2026_1/\"}");

        assertThat(send(null).getException()).isNull();
        assertThat(codebases.url(account)).endsWith("/v2026_1/apis/3.0");
    }

    @Test
    void theTenantIsAskedWithoutKeys() {
        vendor.answers(200, "{\"Codebase\":\"v2026_1/\"}");

        assertThat(send("a body").getException()).isNull();
        assertThat(vendor.call().path()).isEqualTo("/login/companyinfo/acmeav");
        assertThat(vendor.call().headers()).doesNotContainKeys("authorization", "clientid");
        assertThat(counted).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Codebase\":\"\"}", "{\"Codebase\":null}"})
    void aTenantThatDoesNotSayIsAskedWhereEveryReleaseAnswers(String answer) {
        vendor.answers(200, answer);

        assertThat(send(null).getException()).isNull();
        assertThat(codebases.url(account)).endsWith("/v4_6_release/apis/3.0");
    }

    @Test
    void aHostThatDoesNotKnowTheQuestionIsAskedWhereEveryReleaseAnswers() {
        vendor.answers(404, "not found");

        assertThat(send(null).getException()).isNull();
        assertThat(codebases.url(account)).endsWith("/v4_6_release/apis/3.0");
    }

    @Test
    void aTenantThatMovesIsFollowed() {
        vendor.answers(200, "{\"Codebase\":\"v2025_1/\"}").answers(200, "{\"Codebase\":\"v2026_1/\"}");

        send(null);
        send(null);

        assertThat(codebases.url(account)).isEqualTo(vendor.url() + "/v2026_1/apis/3.0");
    }
}
