package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sibridge.failure.FailedCall;
import dev.sibridge.pm.ToolHttp.Answer;
import dev.sibridge.pm.ToolHttp.Request;
import dev.sibridge.vendor.answers.AnswerLimitException;
import dev.sibridge.vendor.calls.tool.ToolUnavailableException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToolRequestTest extends VendorTest {

    private static final Request READ = Request.get("/projects/7", Map.of());
    private static final Request CREATE = new Request("POST", "/tasks", Map.of(), Map.of(),
            JsonNodeFactory.instance.objectNode().put("name", "Zoë 🎧"), false);

    ToolRequestTest() {
        super("tool-request");
    }

    @ParameterizedTest
    @CsvSource({"429, true", "500, false", "502, false", "503, false"})
    void aToolThatCannotTakeItNowIsAskedOnce(int status, boolean didNothing) {
        vendor.answers(status, "{}", "Retry-After", "7");

        assertThat(send(CREATE).getException()).asInstanceOf(throwable(ToolUnavailableException.class))
                .hasMessage("POST /tasks was rejected by the project-management tool with status " + status + ".")
                .extracting(ToolUnavailableException::call).isEqualTo(new FailedCall(true, didNothing, "7"));
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void aBrokenConnectionIsOneAttempt() {
        vendor.breaksOff();

        assertThat(send(READ).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void anAnswerWithoutEndIsHungUpOn() throws InterruptedException {
        vendor.answersWithoutEnd("[", "1,");

        assertThat(send(READ).getException()).isInstanceOf(AnswerLimitException.class)
                .hasMessageContaining("the project-management tool");
        assertThat(vendor.wasHungUpOn()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 412, 422})
    void aRefusalIsAnAnswer(int status) {
        vendor.answers(status, "{\"errors\":[\"Subject cannot be blank\"]}");

        Answer answer = answer(READ);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.isGood()).isFalse();
        assertThat(answer.body().at("/errors/0").asText()).isEqualTo("Subject cannot be blank");
    }

    @Test
    void aRedirectIsAnAnswerAndNotFollowed() {
        vendor.answers(302, "", "Location", vendor.url() + "/login");

        assertThat(answer(READ)).isEqualTo(new Answer(302, null));
        assertThat(vendor.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", "<html>Sign in</html>", "Sign in", "{", "{\"a\":", "[]]", "{} {}",
        "{\"a\":1}<!-- -->", "{'a':1}", "{\"a\":NaN}", "\u0000"})
    void whatIsNoJsonIsAnAnswerWithoutABody(String body) {
        vendor.answers(200, body);

        assertThat(answer(READ)).isEqualTo(new Answer(200, null));
    }

    @Test
    void noContentIsAnAnswerWithoutABody() {
        vendor.answers(204, "");

        assertThat(answer(READ)).isEqualTo(new Answer(204, null));
        assertThat(answer(READ).isGood()).isTrue();
    }

    @Test
    void jsonIsUtf8WhateverTheAnswerClaimsAndFiguresStayAsTheyAre() {
        vendor.answers("{\"name\":\"Zoë 🎧\",\"hours\":0.1000000000000000000001}".getBytes(StandardCharsets.UTF_8),
                "Content-Type", "application/json; charset=ISO-8859-1");

        Answer answer = answer(READ);

        assertThat(answer.body().path("name").asText()).isEqualTo("Zoë 🎧");
        assertThat(answer.body().path("hours").decimalValue()).isEqualTo(new BigDecimal("0.1000000000000000000001"));
    }

    @Test
    void whatAnEarlierCallLeftBehindNeitherSteersNorLeaks() {
        Exchange exchange = send(READ, Map.of(
                "Authorization", "Bearer of another",
                "X-Redmine-API-Key", "of another",
                "X-Redmine-Switch-User", "another",
                "Cookie", "of another",
                "SI-Bridge-Account", "impersonating",
                "Content-Type", "text/another",
                Exchange.HTTP_METHOD, "DELETE",
                Exchange.HTTP_PATH, "/another",
                Exchange.HTTP_QUERY, "page=another",
                Exchange.HTTP_URI, "http://127.0.0.1:1/another"));

        assertThat(exchange.getException()).isNull();
        assertThat(vendor.call().method()).isEqualTo("GET");
        assertThat(vendor.call().path()).isEqualTo("/tool/projects/7");
        assertThat(vendor.call().query()).isNull();
        assertThat(vendor.call().headers().values()).noneMatch(value -> value.contains("another"));
    }

    @Test
    void nothingOfAnAnswerSteersTheNextCall() {
        vendor.answers(200, "{}", "CamelHttpUri", "http://127.0.0.1:1/elsewhere", "X-Anything", "1");

        assertThat(send(READ).getMessage().getHeaders()).isEmpty();
    }

    @Test
    void redmineIsSentItsKeyAndNothingThatItDoesNotNeed() {
        send(READ);

        assertThat(vendor.call().headers()).containsEntry("x-redmine-api-key", "tool-secret")
                .containsEntry("accept", "application/json")
                .containsOnlyKeys("x-redmine-api-key", "accept", "host", "connection", "user-agent",
                        "accept-encoding");
    }

    @Test
    void aToolOfAnotherKindIsSentItsKeyAsAToken() {
        properties.put("account", impersonating);

        send(READ);

        assertThat(vendor.call().headers()).containsEntry("authorization", "Bearer tool-secret")
                .containsOnlyKeys("authorization", "accept", "host", "connection", "user-agent", "accept-encoding");
    }

    @Test
    void whatIsWrittenIsSentAsJsonWithTheHeadersThatItNeeds() throws IOException {
        send(new Request("PATCH", "/tasks/9", Map.of(), Map.of("If-Match", "\"v7\""), CREATE.body(), true));

        assertThat(vendor.call().method()).isEqualTo("PATCH");
        assertThat(new ObjectMapper().readTree(vendor.call().body())).isEqualTo(CREATE.body());
        assertThat(vendor.call().headers()).containsEntry("content-type", "application/json")
                .containsEntry("if-match", "\"v7\"");
    }

    @Test
    void whatIsAskedForIsEncodedOnce() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("name", "Zoë & Co + 100%");
        query.put("cursor", "a=b?c/d");

        send(Request.get("/projects", query));

        assertThat(vendor.call().path()).isEqualTo("/tool/projects");
        assertThat(vendor.call().query()).isEqualTo("name=Zo%C3%AB+%26+Co+%2B+100%25&cursor=a%3Db%3Fc%2Fd");
    }

    @ParameterizedTest
    @CsvSource({"200, {}", "401, {}", "503, {}", "200, <html>"})
    void noSecretIsInTheMessageAfterwards(int status, String body) {
        vendor.answers(status, body);

        assertThat(told(send(READ))).doesNotContain("secret");
    }

    @Test
    void eachCallCountsForThePassThatMakesIt() {
        vendor.answers(200, "{}").answers(503, "{}").breaksOff();

        send(READ);
        send(READ);
        send(READ);

        assertThat(countedByPass).hasValue(3);
        assertThat(counted).as("polls ask D-Tools and Manage").hasValue(0);
    }

    @Test
    void whereNobodyCountsTheCallIsMadeAllTheSame() {
        properties.remove("pass");

        assertThat(answer(READ).isGood()).isTrue();
    }

    private Answer answer(Request request) {
        Exchange exchange = send(request);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Answer.class);
    }
}
