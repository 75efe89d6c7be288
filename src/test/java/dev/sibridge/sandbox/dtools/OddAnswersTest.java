package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no service should answer, and the sandbox does on request: rows of any kind, answers without an end. */
@Timeout(60)
class OddAnswersTest {

    private static final String ROWS = "/sandbox/control/dtools/rows";
    private static final String LIST = "/Subscribe/Projects";
    private static final String REQUEST = "GET /sandbox/SI" + LIST + " HTTP/1.1\r\nHost: localhost\r\n"
            + "X-DTSI-ApiKey: sandbox\r\n\r\n";

    private final DToolsClient client = DToolsClient.empty();

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "row"})
    void aRowThatIsNoJsonIsRefused(String row) {
        client.send("POST", ROWS, row, null).expect(400);
    }

    @Test
    void rowsOfAnyKindStandInTheListAsTheyAreUntilItStartsOver() {
        client.sandbox().export(DToolsClient.JSON.createObjectNode().put("Id", "p"));
        List<String> odd = List.of("{\"Id\":[\"x\"],\"Deleted\":\"maybe\"}", "[[1]]", "null");
        odd.forEach(row -> client.send("POST", ROWS, row, null).expect(204));

        JsonNode list = client.get(LIST).expect(200).json();

        assertThat(list.path("TotalCount").asInt()).isEqualTo(4);
        assertThat(list.path("Projects")).extracting(JsonNode::toString).startsWith("null", "[[1]]", odd.get(0))
                .hasSize(4);
        client.sandbox().clear();
        assertThat(client.get(LIST).expect(200).json().path("TotalCount").asInt()).isZero();
    }

    @Test
    void aDrippingAnswerBeginsAtOnceAndHasNoEndUntilTheCallerHangsUp() throws IOException {
        client.fault("{'kind':'drip'}");
        try (Socket socket = client.socket()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();

            assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
            String more = new String(answer.readNBytes(220), StandardCharsets.US_ASCII);
            assertThat(more).contains("application/json", "1\r\n \r\n1\r\n \r\n");
        }
        client.get(LIST).expect(200);
    }

    @Test
    void aDrippingAnswerMayFollowWhatWasDone() throws IOException {
        client.sandbox().export(DToolsClient.JSON.createObjectNode().put("Id", "p"));
        client.fault("{'kind':'drip','method':'PUT','execute':true}");
        try (Socket socket = client.socket()) {
            socket.getOutputStream().write(REQUEST.replace("GET", "PUT")
                    .replace(LIST, LIST + "/MarkAsImported?id=p").getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readNBytes(12);
        }

        assertThat(client.sandbox().messages().get(0).path("ImportedOn").isNull()).isFalse();
    }
}
