package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.sandbox.SimulatedService;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportsTest {

    private final DToolsClient client = DToolsClient.empty();

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"Name\":", "[]", "null", "7", "{\"name\":\"camel case\"}"})
    void whatIsNoProjectIsRefused(String body) {
        assertThat(post(body).status()).isEqualTo(400);
        assertThat(client.sandbox().messages()).isEmpty();
    }

    @Test
    void theRowIsAnswered() {
        JsonNode row = post("{\"Id\":\"p\",\"Name\":\"Patio\",\"Client\":\"Cedar\",\"Price\":12.5}").expect(200).json();

        assertThat(row.path("MessageId").asText()).hasSize(36);
        assertThat(row.path("Name").asText()).isEqualTo("Patio");
        assertThat(row.path("Price").asDouble()).isEqualTo(12.5);
        assertThat(client.get("/Subscribe/Projects").json().path("Projects").get(0)).isEqualTo(row);
    }

    @Test
    void anIncompleteProjectIsExportedAsItIs() {
        JsonNode row = post("{}").expect(200).json();

        assertThat(row.path("Client").isNull()).isTrue();
        assertThat(row.path("Approved").isBoolean()).isTrue();
        assertThat(row.path("Price").isNumber()).isTrue();
        assertThat(client.project("/Subscribe/Projects/" + row.path("Id").asText()).has("Client")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"Id\":\"p\",\"Items\":null}", "{\"Id\":\"p\",\"Items\":\"none\"}",
        "{\"Id\":\"p\",\"Items\":[1,null]}"})
    void rowsThatAreNoneAreDeliveredAsTheyAre(String body) throws Exception {
        post(body).expect(200);

        assertThat(client.project("/Subscribe/Projects/p?aggregateBy=Item").path("Items"))
                .isEqualTo(DToolsClient.JSON.readTree(body).path("Items"));
    }

    @Test
    void deletedAndArchivedGoToTheRowFromBodyOrQuery() {
        JsonNode fromBody = post("{\"Id\":\"p\",\"Deleted\":true}").expect(200).json();
        JsonNode fromQuery = client.send("POST", "/sandbox/exports?Archived=true", "{}", null).expect(200).json();

        assertThat(fromBody.path("Deleted").asBoolean()).isTrue();
        assertThat(fromBody.path("Archived").asBoolean()).isFalse();
        assertThat(fromQuery.path("Archived").asBoolean()).isTrue();
        assertThat(client.project("/Subscribe/Projects/p").has("Deleted")).isFalse();
    }

    @Test
    void everyExportAddsAMessageAndIsLaterThanAllBefore() {
        Clock stopped = Clock.fixed(Instant.ofEpochMilli(1_800_000_000_000L), ZoneOffset.UTC);
        DToolsSandbox sandbox = new DToolsSandbox(new SimulatedService("dtools", fault -> "{}"), stopped);
        sandbox.clear();
        ObjectNode project = DToolsClient.JSON.createObjectNode().put("Id", "p");

        JsonNode first = sandbox.export(project);
        JsonNode second = sandbox.export(project.putNull("PublishedOnUnixTimeMs"));
        JsonNode dated = sandbox.export(project.deepCopy().put("PublishedOnUnixTimeMs", 1_900_000_000_000L));
        JsonNode last = sandbox.export(project);

        assertThat(first.path("PublishedOn").asText()).isEqualTo("2027-01-15T08:00:00");
        assertThat(second.path("PublishedOnUnixTimeMs").asLong()).isEqualTo(1_800_000_000_001L);
        assertThat(dated.path("PublishedOn").asText()).isEqualTo("2030-03-17T17:46:40");
        assertThat(last.path("PublishedOnUnixTimeMs").asLong()).isEqualTo(1_900_000_000_001L);
        assertThat(sandbox.messages()).containsExactly((ObjectNode) last, (ObjectNode) dated, (ObjectNode) second,
                (ObjectNode) first);
    }

    @Test
    void whatIsExportedDoesNotChangeWithTheObjectThatWasGiven() {
        ObjectNode project = DToolsClient.JSON.createObjectNode().put("Id", "p").put("Name", "Patio");
        client.sandbox().export(project);

        project.put("Name", "Changed");

        assertThat(project.has("PublishedOnUnixTimeMs")).isFalse();
        assertThat(client.sandbox().messages().get(0).path("Name").asText()).isEqualTo("Patio");
    }

    @Test
    void resettingBringsBackTheSampleExportsOrAnEmptyQueue() {
        post("{}").expect(200);

        client.send("POST", "/sandbox/control/dtools/reset", "", null).expect(204);
        assertThat(client.sandbox().messages()).hasSize(4)
                .allSatisfy(row -> assertThat(row.path("ImportedOn").isNull()).isTrue());

        client.send("POST", "/sandbox/control/dtools/reset?empty=true", "", null).expect(204);
        assertThat(client.sandbox().messages()).isEmpty();
    }

    @Test
    void theLargeSampleIsExportedOnDemandAndEachTimeAnew() {
        JsonNode first = client.send("POST", "/sandbox/exports/large", "", null).expect(200).json();
        JsonNode second = client.send("POST", "/sandbox/exports/large", "", null).expect(200).json();

        assertThat(client.project("/Subscribe/Projects/" + first.path("Id").asText()
                + "?getAdjustmentsByItem=true").path("Items")).hasSize(400);
        assertThat(second.path("PublishedOnUnixTimeMs").asLong())
                .isGreaterThan(first.path("PublishedOnUnixTimeMs").asLong());
    }

    @Test
    void theSamplesAreSmallOrLarge() {
        SimulatedService service = new SimulatedService("dtools", fault -> "{}");

        assertThatThrownBy(() -> new DToolsSandbox(service, "huge")).hasMessageContaining("small or large");
        assertThat(new DToolsSandbox(service, "large").messages()).hasSize(1);
        assertThat(new DToolsSandbox(service, "small").messages()).hasSize(4);
    }

    @Test
    void aPartOfTheStateIsShownAlone() {
        client.send("GET", "/sandbox/state/nothing", null, null).expect(404);

        assertThat(client.send("GET", "/sandbox/state/money", null, null).expect(200).json().fieldNames())
                .toIterable().containsExactly("opportunities", "projects");
    }

    @Test
    void theStateShowsEveryMessage() {
        post("{\"Id\":\"p\",\"Deleted\":true}").expect(200);
        client.put("/Subscribe/Projects/MarkAsImported?id=p").expect(200);

        JsonNode rows = client.send("GET", "/sandbox/state", null, null).expect(200).json()
                .path("dtools").path("messages");

        assertThat(rows.findValuesAsText("Id")).containsExactly("p");
    }

    private DToolsClient.Answer post(String body) {
        return client.send("POST", "/sandbox/exports", body, null);
    }
}
