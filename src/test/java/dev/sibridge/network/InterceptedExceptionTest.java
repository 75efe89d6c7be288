package dev.sibridge.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that somebody else gave, as an operator reads of them. */
class InterceptedExceptionTest {

    private static final String BLOCKED = "<!DOCTYPE html>\n<html><head><TITLE lang=en>Web Page\n Blocked &amp; logged"
            + "</TITLE></head><body><h1>FortiGuard</h1></body></html>";

    @Test
    void aFirewallsPageIsNamedByItsTitleAndNeverQuoted() {
        assertThat(told(new Answer(403, null, null, null, null, BLOCKED))).isEqualTo("An intermediary between SI"
                + " Bridge and "
                + "ConnectWise answered GET /x in its place, with a web page \"Web Page Blocked logged\" (status 403). "
                + "Ask your network's administrator to let SI Bridge through to api-na.myconnectwise.net unchanged.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Sign in</html>", "<html><title></title>", "\uFEFF <?xml version=\"1.0\"?><HTML>",
        "<html><title>never closed", "<!-- blocked --><html>", "<script>location='x'</script>"})
    void aPageWithoutATitleIsAPage(String body) {
        assertThat(told(new Answer(200, null, null, null, null, body))).contains("with a web page (status 200)")
                .doesNotContain("<", "Sign in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<?xml version=\"1.0\"?><Error/>", "<string>OK</string>", "a <html>",
        "<htmlish>"})
    void whatIsNotForPeopleIsNoPage(String body) {
        assertThat(new Answer(200, null, null, null, null, body).isPage()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"429, true", "502, true", "522, true", "403, false", "200, false"})
    void cloudflaresOwnTroubleIsNotTheNetworkAdministrators(int status, boolean own) {
        String told = told(new Answer(status, "cloudflare", null, null, null, "<html><title>x</title>"));

        assertThat(told).contains("(Cloudflare, status " + status + ")").contains(own
                ? "Cloudflare protects ConnectWise; this resolves itself" : "Ask your network's administrator");
    }

    @Test
    void ofARedirectOnlyTheHostIsTold() {
        assertThat(told(new Answer(302, "nginx", "https://portal.example/login?token=s3cret", null, null, "<html>")))
                .contains("in its place, with a redirect to portal.example (nginx, status 302)")
                .doesNotContain("s3cret");
        assertThat(told(new Answer(302, null, "::::", null, null, ""))).contains("with a redirect (status 302)");
    }

    @Test
    void whatIsNoPageMaySeemToBeSomebodyElses() {
        assertThat(told(new Answer(403, null, null, null, null, "Denied by\r\npolicy <b>7</b>"))).startsWith(
                "An intermediary between SI Bridge and ConnectWise seems to have answered GET /x in its place, with"
                        + " \"Denied by policy 7\" (status 403).");
        assertThat(told(new Answer(400, null, null, null, null, ""))).contains("with an empty response (status 400)");
        assertThat(told(new Answer(403, null, null, null, null, "x".repeat(5_000))))
                .contains("\"" + "x".repeat(200) + "…\"");
    }

    @Test
    void a401MayBeAboutTheKeysUnlessItIsAPageForPeople() {
        assertThat(told(new Answer(401, null, null, null, null, "no"))).endsWith("unchanged, and check the keys.");
        assertThat(told(new Answer(401, null, null, null, null, "<html>"))).endsWith("unchanged.");
    }

    @Test
    void whatMustNotBeSeenIsTakenOut() {
        UnaryOperator<String> redact = said -> said.replace("s3cret", "***");

        assertThat(new InterceptedException("D-Tools", "h", "GET /x",
                new Answer(403, "box s3cret", null, null, null, "key s3cret"), redact))
                .hasMessageContaining("\"key ***\"").hasMessageContaining("(box ***, status 403)")
                .hasMessageNotContaining("s3cret");
        assertThat(new InterceptedException("D-Tools", "h", "GET /x",
                new Answer(403, null, null, null, null, "<html><title>s3cret</title>"), redact))
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({"429, true", "403, false", "200, false", "302, false", "503, false"})
    void onlyWhoCountsRequestsCertainlyKeptOneFromTheVendor(int status, boolean undelivered) {
        assertThat(new InterceptedException("ConnectWise", "h", "POST /x",
                new Answer(status, null, null, null, "7", ""), UnaryOperator.identity()))
                .returns(undelivered, trouble -> trouble.call().didNothing())
                .returns("7", trouble -> trouble.call().retryAfter());
    }

    private static String told(Answer answer) {
        return new InterceptedException("ConnectWise", "api-na.myconnectwise.net", "GET /x", answer,
                UnaryOperator.identity()).getMessage();
    }
}
