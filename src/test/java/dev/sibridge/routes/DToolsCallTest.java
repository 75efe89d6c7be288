package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.ProjectList;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DToolsCallTest extends VendorTest {

    private static final int ATTEMPTS = 4;
    private static final DToolsRequest LIST = DToolsRequest.list(1);
    private static final DToolsRequest ACKNOWLEDGE = DToolsRequest.acknowledge("message 1", 1_000L);

    DToolsCallTest() {
        super("dtools-call", "dtools-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409})
    void aRefusalForGoodIsFinal(int status) {
        vendor.answers(status, "");

        assertThat(send(LIST).getException()).asInstanceOf(throwable(DToolsException.class))
                .returns(status, DToolsException::status);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void troubleThatStaysEndsTheCallAfterTheLastAttempt() {
        vendor.answers(ATTEMPTS + 5, 500);

        assertThat(send(LIST).getException()).asInstanceOf(throwable(DToolsException.class))
                .returns(500, DToolsException::status);
        assertThat(vendor.calls()).hasSize(ATTEMPTS);
    }

    @Test
    void aServerThatIsNotThereIsATrouble() {
        vendor.close();

        assertThat(send(LIST).getException()).isInstanceOf(ConnectException.class);
    }

    @Test
    void aConnectionThatKeepsBreakingEndsTheCallAfterTheLastAttempt() {
        for (int attempt = 0; attempt < ATTEMPTS + 5; attempt++) {
            vendor.breaksOff();
        }

        assertThat(send(LIST).getException()).isInstanceOf(IOException.class);
        assertThat(vendor.calls()).hasSize(ATTEMPTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void troubleThatPassesIsOvercome(int status) {
        vendor.answers(status, "{}").breaksOff().answers(200, "");

        Exchange exchange = send(ACKNOWLEDGE);

        assertThat(exchange.getException()).isNull();
        assertThat(vendor.calls()).hasSize(3).allMatch(call -> call.method().equals("PUT")
                && call.path().equals("/SI/Subscribe/Projects/MarkAsImportedByMessageId")
                && call.query().equals(ACKNOWLEDGE.encodedQuery()));
    }

    @Test
    void anAnswerThatBrokeOffIsAskedForAgain() {
        vendor.answers(200, "<html>").answers(200, "{\"Projects\":[{")
                .answers(200, "{\"Projects\":[],\"TotalCount\":7}");

        Exchange exchange = send(LIST);

        assertThat(exchange.getMessage().getBody()).isEqualTo(new ProjectList(List.of(), 7));
        assertThat(vendor.calls()).hasSize(3);
    }

    @Test
    void aProjectOfAnotherFormIsFinal() {
        vendor.answers(200, "{\"Id\":\"p\",\"Items\":7}");

        assertThat(send(DToolsRequest.read("p", null)).getException()).isInstanceOf(UnreadableExportException.class);
        assertThat(vendor.calls()).hasSize(1);
    }

    @Test
    void whatIsNoListNoProjectOrNoAnswerToAnAcknowledgementIsAskedForAgain() {
        for (DToolsRequest request : List.of(LIST, DToolsRequest.read("p", null), ACKNOWLEDGE)) {
            int before = vendor.calls().size();
            for (String answer : List.of("<html>Sign in</html>", "{\"Message\":", "{", "[]]")) {
                vendor.answers(200, answer);
            }

            assertThat(send(request).getException()).as(request.toString())
                    .isInstanceOf(UnreadableExportException.class);
            assertThat(vendor.calls()).as(request.toString()).hasSize(before + ATTEMPTS);
        }
    }

    @Test
    void dToolsSaysHowLongToWait() {
        vendor.answers(429, "", "Retry-After", "1").answers(200, "{\"Projects\":[],\"TotalCount\":0}");

        assertThat(send(LIST).getException()).isNull();
        assertThat(vendor.calls()).hasSize(2);
        assertThat(vendor.pause()).isBetween(990L, 20_000L);
    }

    @Test
    void aCallAfterOneThatFailedHasAttemptsOfItsOwn() {
        vendor.answers(2 * ATTEMPTS, 500);

        Exchange failed = send(LIST);
        send(LIST, failed.getMessage().getHeaders());

        assertThat(vendor.calls()).hasSize(2 * ATTEMPTS);
    }
}
