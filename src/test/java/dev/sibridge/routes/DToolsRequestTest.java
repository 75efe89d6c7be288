package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.sibridge.network.InterceptedException;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectInfo;
import dev.sibridge.vendor.dtools.ProjectList;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.PayloadTooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DToolsRequestTest extends VendorTest {

    private static final DToolsRequest LIST = DToolsRequest.list(1);

    DToolsRequestTest() {
        super("dtools-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 429, 500, 503})
    void aRefusalIsOneAttempt(int status) {
        vendor.answers(status, "", "Retry-After", "0", "Location", vendor.url() + "/elsewhere");

        assertThat(send(LIST).getException()).asInstanceOf(throwable(DToolsException.class))
                .hasMessageContaining("GET /Subscribe/Projects")
                .returns(status, DToolsException::status).returns("0", DToolsException::retryAfter);
        assertThat(vendor.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"200, <html>", "302, ''", "302, {}", "403, <html>", "407, <html>", "429, <html>",
        "503, <!DOCTYPE html>"})
    @Tag("field")
    void whatSomethingInBetweenAnswersIsNeitherDToolsWordNorARefusedKey(int status, String body) {
        vendor.answers(status, body, "Retry-After", "0", "Location", "https://portal.example/login?next=secret");

        assertThat(send(LIST).getException()).asInstanceOf(throwable(InterceptedException.class))
                .hasMessageStartingWith("An intermediary between SI Bridge and D-Tools answered GET"
                        + " /Subscribe/Projects in "
                        + "its place, with a " + (status == 302 ? "redirect to portal.example (" : "web page ("))
                .hasMessageEndingWith("to let SI Bridge through to 127.0.0.1 unchanged.")
                .returns("0", trouble -> trouble.call().retryAfter());
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void thePageOfAWebServerForAWrongKeyIsDToolsOwnUnlessItAsksForAPersonsLogin() {
        vendor.answers(401, "<html>401 - Unauthorized").answers(401, "<html>", "WWW-Authenticate", "Basic realm=proxy");

        assertThat(send(LIST).getException()).isInstanceOf(DToolsException.class);
        assertThat(send(LIST).getException()).isInstanceOf(InterceptedException.class);
    }

    @Test
    void aBrokenConnectionIsOneAttempt() {
        vendor.breaksOff();

        assertThat(send(LIST).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void whatAnEarlierCallLeftBehindNeitherSteersNorLeaks() {
        vendor.answers(200, "{\"Projects\": [], \"TotalCount\": 0}");

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

    @ParameterizedTest
    @ValueSource(strings = {"Sign in", "{\"Projects\": [{"})
    void anAnswerThatIsNoJsonOrHalfOfItMayComeWholeTheNextTime(String answer) {
        vendor.answers(200, answer);

        assertThat(send(LIST).getException()).asInstanceOf(throwable(UnreadableExportException.class))
                .returns(true, UnreadableExportException::isBroken);
        assertThat(vendor.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "larger than 1 MB | {\"Other\": [ | 1,",
        "more than 1,000 entries | {\"Items\": [ | {},",
        "something that is not | {\"Items\": 7, \"Other\": [ | 1,"})
    @Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
    void anAnswerWithoutEndIsHungUpOn(String message, String begin, String repeated) throws InterruptedException {
        vendor.answersWithoutEnd(begin, repeated);

        assertThat(send(DToolsRequest.read("p", null)).getException())
                .asInstanceOf(throwable(UnreadableExportException.class)).hasMessageContaining(message)
                .returns(false, UnreadableExportException::isBroken);
        assertThat(vendor.wasHungUpOn()).isTrue();
    }

    @Test
    void aCompressedAnswerIsHeldToTheLimitOfWhatItHolds() throws IOException {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write(("{\"Other\": \"" + " ".repeat(900_000) + "\", \"More\": \"" + " ".repeat(900_000) + "\"}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        vendor.answers(small.toByteArray(), "Content-Encoding", "gzip");

        assertThat(small.size()).isLessThan(10_000);
        assertThat(send(DToolsRequest.read("p", null)).getException()).isInstanceOf(PayloadTooLargeException.class);
    }

    @Test
    @Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
    void anAnswerThatSaysItIsTooLargeIsNotReadAtAll() {
        vendor.announces(2L << 20);

        assertThat(send(DToolsRequest.read("p", null)).getException()).isInstanceOf(PayloadTooLargeException.class)
                .hasMessage("The export is larger than 1 MB.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"200 | {\"Projects\": 7}", "200 | <html>", "404 | {\"Message\": \"no\"}"})
    void nobodyFindsAnAnswerThatIsReadAlready(int status, String answer) {
        vendor.answers(status, answer);

        Exchange exchange = send(LIST);

        assertThat(exchange.getException()).isNotNull();
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void noAnswerAtAllMayBeOneTheNextTime(int status) {
        vendor.answers(status, "");

        assertThat(send(DToolsRequest.read("p", null)).getException())
                .asInstanceOf(throwable(UnreadableExportException.class))
                .returns(true, UnreadableExportException::isBroken);
    }

    @Test
    void oneConnectionServesForAnswersThatAreReadAndThoseThatNobodyReads() {
        vendor.answers(200, "{\"Id\": \"p\"}").answers(404, "{\"Message\": \"no\"}").answers(200, "")
                .answers(200, "{\"Id\": \"p\"}");

        send(DToolsRequest.read("p", null));
        send(DToolsRequest.read("p", null));
        send(DToolsRequest.acknowledge("m", null));
        send(DToolsRequest.read("p", null));

        assertThat(vendor.calls()).extracting(Vendor.Call::port).hasSize(4).containsOnly(vendor.calls().get(0).port());
    }

    @Test
    void anAnswerThatIsSomethingElseStaysSo() {
        vendor.answers(200, "{\"Id\": \"p\", \"Items\": 7}");

        assertThat(send(DToolsRequest.read("p", null)).getException())
                .asInstanceOf(throwable(UnreadableExportException.class))
                .returns(false, UnreadableExportException::isBroken);
    }

    @Test
    void aPageOfTheQueueIsReadAsSuch() {
        vendor.answers(200, "{\"Projects\": [{\"Id\": \"p\", \"MessageId\": \"m\"}], \"TotalCount\": 3}",
                "X-Anything", "1");

        Exchange exchange = send(LIST);

        ProjectList page = (ProjectList) exchange.getMessage().getBody();
        assertThat(page.totalCount()).isEqualTo(3);
        assertThat(page.projects()).extracting(ProjectInfo::messageId).containsExactly("m");
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
    }

    @Test
    @Tag("field")
    void aPageIsNoAcknowledgement() {
        vendor.answers(200, "\n <html><title>Welcome to the guest network</title>");

        assertThat(send(DToolsRequest.acknowledge("m", 1L)).getException()).isInstanceOf(InterceptedException.class)
                .hasMessageContaining("with a web page \"Welcome to the guest network\" (status 200)");
    }

    @Test
    void anAcknowledgementHasNoAnswer() {
        vendor.answers(200, "");

        Exchange exchange = send(DToolsRequest.acknowledge("message 1", 1_000L));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(vendor.call().method()).isEqualTo("PUT");
    }

    @Test
    void aProjectIsReadAsSuch() {
        vendor.answers(200, "{\"Id\": \"p\", \"Name\": \"Salon\"}", "X-Anything", "1",
                "Content-Type", "application/json");

        Exchange exchange = send(DToolsRequest.read("a b/c", null));

        assertThat(exchange.getMessage().getBody()).asInstanceOf(type(Project.class)).returns("p", Project::id);
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        assertThat(vendor.call().path()).isEqualTo("/SI/Subscribe/Projects/a%20b%2Fc");
        assertThat(vendor.call().query()).isEqualTo("getAdjustmentsByItem=true");
    }
}
