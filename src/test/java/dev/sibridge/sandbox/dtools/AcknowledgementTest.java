package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementTest {

    private static final String MARK = "/Subscribe/Projects/MarkAsImported";

    private final DToolsClient client = DToolsClient.empty();

    @ParameterizedTest
    @ValueSource(strings = {"", "?coNumber=1", "?id=p&publishedOnUnixTimeMs=soon", "?id=p&messageId=m",
        "ByMessageId", "ByMessageId?messageId=", "ByMessageId?id=p"})
    void incompleteOrWrongParametersAreRefused(String call) {
        export("p", null, 1000);

        client.put(MARK + call).expect(400);

        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        export("p", null, 1000);

        client.put(MARK + "?id=q").expect(404);
        client.put(MARK + "?id=p&coNumber=1").expect(404);
        client.put(MARK + "ByMessageId?messageId=p").expect(404);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void aGuardOlderThanTheNewestExportIsAConflictAndMarksNothing() {
        ObjectNode older = export("p", null, 1000);
        export("p", null, 2000);

        client.put(MARK + "?id=p&publishedOnUnixTimeMs=1000").expect(409);
        client.put(MARK + "ByMessageId?publishedOnUnixTimeMs=1000&messageId=" + messageId(older)).expect(409);

        assertThat(waiting()).hasSize(2);
    }

    @Test
    void byIdEveryMessageOfTheRecordIsMarkedAndNoOther() {
        export("p", null, 1000);
        export("p", null, 2000);
        export("p", "1", 3000);
        export("q", null, 4000);

        client.put(MARK + "?id=P&publishedOnUnixTimeMs=2000").expect(200);

        assertThat(waiting()).extracting(row -> row.path("PublishedOnUnixTimeMs").asLong())
                .containsExactly(4000L, 3000L);
    }

    @Test
    void aChangeOrderIsMarkedByItsNumber() {
        export("p", null, 1000);
        export("p", "1", 2000);
        export("p", "2", 3000);

        client.put(MARK + "?id=p&coNumber=1").expect(200);

        assertThat(waiting()).extracting(row -> row.path("CONumber").asText("none")).containsExactly("2", "none");
    }

    @Test
    void byMessageIdOneMessageIsMarked() {
        ObjectNode older = export("p", null, 1000);
        ObjectNode newer = export("p", null, 2000);

        client.put(MARK + "ByMessageId?publishedOnUnixTimeMs=2000&messageId=" + messageId(newer)).expect(200);
        assertThat(waiting()).extracting(AcknowledgementTest::messageId).containsExactly(messageId(older));

        client.put(MARK + "ByMessageId?messageId=" + messageId(older)).expect(200);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aSupersededMessageIsMarkedUnderTheGuardOfTheNewest() {
        ObjectNode older = export("p", null, 1000);
        export("p", null, 2000);

        client.put(MARK + "ByMessageId?publishedOnUnixTimeMs=2000&messageId=" + messageId(older)).expect(200);

        assertThat(waiting()).extracting(row -> row.path("PublishedOnUnixTimeMs").asLong()).containsExactly(2000L);
    }

    @Test
    void repeatingIsFineAndKeepsTheFirstTime() {
        ObjectNode row = export("p", null, 1000);
        client.put(MARK + "?id=p").expect(200);
        String importedOn = client.sandbox().messages().get(0).path("ImportedOn").asText();

        assertThat(client.put(MARK + "?id=p").expect(200).response().body()).isEmpty();
        client.put(MARK + "ByMessageId?messageId=" + messageId(row)).expect(200);

        assertThat(importedOn).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
        assertThat(client.project("/Subscribe/Projects/p").path("ImportedOn").asText()).isEqualTo(importedOn);
    }

    @Test
    void anotherExportWaitsAgain() {
        export("p", null, 1000);
        client.put(MARK + "?id=p").expect(200);

        export("p", null, 2000);

        assertThat(waiting()).hasSize(1);
    }

    private List<ObjectNode> waiting() {
        return client.sandbox().messages().stream().filter(row -> row.path("ImportedOn").isNull()).toList();
    }

    private static String messageId(ObjectNode row) {
        return row.path("MessageId").asText();
    }

    private ObjectNode export(String id, String coNumber, long publishedOn) {
        return client.sandbox().export(DToolsClient.JSON.createObjectNode().put("Id", id)
                .put("CONumber", coNumber).put("PublishedOnUnixTimeMs", publishedOn));
    }
}
