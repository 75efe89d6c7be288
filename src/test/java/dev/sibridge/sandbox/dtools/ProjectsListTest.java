package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectsListTest {

    private static final String LIST = "/Subscribe/Projects";

    private final DToolsClient client = DToolsClient.empty();

    @BeforeEach
    void threeProjects() {
        export("a", "Alder", "Design", 1000);
        export("b", "Birch & Sons", "Approved", 2000);
        export("c", "Cedar", "Approved", 3000);
    }

    @Test
    void aWrongOrMissingKeyIsRefusedOnEveryCall() {
        assertThat(client.send("GET", "/sandbox/SI" + LIST, null, null).status()).isEqualTo(401);
        assertThat(client.send("GET", "/sandbox/SI" + LIST, null, "Sandbox").status()).isEqualTo(401);
        assertThat(client.send("PUT", "/sandbox/SI" + LIST + "/MarkAsImported?id=a", null, "x").status())
                .isEqualTo(401);
        assertThat(client.send("GET", "/sandbox/SI/Nothing", null, "x").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?includeImportet=true", "?includeImported=yes", "?pageSize=0", "?pageNumber=-1",
        "?pageNumber=two", "?projectNumber=1&projectNumber=2", "?coNumber=1"})
    void whatTheServiceWouldSilentlyIgnoreOrRefuseIsRefused(String query) {
        assertThat(client.get(LIST + query).expect(400).json().path("Message").asText()).isNotEmpty();
    }

    @Test
    void whatIsNotServedIsNotFound() {
        assertThat(client.get("/Subscribe/Clients").expect(404).json().path("Message").asText()).contains("Clients");
        assertThat(client.send("POST", "/sandbox/SI" + LIST, "{}", "sandbox").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SI", "si", "Si"})
    void theFirstSegmentIsWrittenInAnyCase(String segment) {
        client.send("GET", "/sandbox/" + segment + LIST, null, "sandbox").expect(200);
        assertThat(client.sandbox().log()).extracting("path").containsExactly(LIST);
    }

    @Test
    void theRowHasAllItsMembersInPascalCaseAndNullsAreWritten() {
        JsonNode row = client.get(LIST).json().path("Projects").get(0);

        assertThat(row.fieldNames()).toIterable().containsExactly("Id", "IntegrationProjectId", "MessageId", "ClientId",
                "Client", "ClientNumber", "Name", "Number", "Progress", "Approved", "CONumber", "CurrencyCode", "Price",
                "ImportedOn", "PublishedOn", "PublishedOnUnixTimeMs", "Deleted", "Archived");
        assertThat(row.path("CONumber").isNull()).isTrue();
        assertThat(row.path("ImportedOn").isNull()).isTrue();
        assertThat(row.path("PublishedOn").asText()).isEqualTo("1970-01-01T00:00:03");
    }

    @Test
    void theNewestExportComesFirst() {
        assertThat(listed("")).containsExactly("c", "b", "a");
    }

    @Test
    void pagesAreCutAfterCounting() {
        assertThat(listed("?pageSize=2")).containsExactly("c", "b");
        assertThat(listed("?pageNumber=2&pageSize=2")).containsExactly("a");
        assertThat(listed("?pageNumber=9&pageSize=2")).isEmpty();
        assertThat(client.get(LIST + "?pageNumber=9&pageSize=2").json().path("TotalCount").asInt()).isEqualTo(3);
    }

    @Test
    void fiftyRowsAreAPageUnlessToldOtherwise() {
        for (int i = 0; i < 50; i++) {
            export("x" + i, "Client", "Design", 10_000 + i);
        }

        assertThat(listed("")).hasSize(50);
        assertThat(listed("?pageNumber=2")).containsExactly("c", "b", "a");
    }

    @Test
    void importedDeletedAndArchivedOnesShowOnlyWhenAskedFor() {
        client.put(LIST + "/MarkAsImported?id=a").expect(200);
        client.sandbox().export(project("d", "Dogwood", "Design", 4000).put("Deleted", true));
        client.sandbox().export(project("e", "Elm", "Design", 5000).put("Archived", true));

        assertThat(listed("")).containsExactly("c", "b");
        assertThat(listed("?includeImported=true")).containsExactly("c", "b", "a");
        assertThat(listed("?includeDeleted=true")).containsExactly("d", "c", "b");
        assertThat(listed("?includeArchived=true&includeDeleted=True")).containsExactly("e", "d", "c", "b");
    }

    @Test
    void clientsAndProgressesRepeatTheNameOrNumberIt() {
        String birch = DToolsClient.encoded("birch & sons");

        assertThat(listed("?clients=Alder&clients=" + birch)).containsExactly("b", "a");
        assertThat(listed("?clients[0]=Alder&clients[1]=" + birch)).containsExactly("b", "a");
        assertThat(listed("?clients%5B0%5D=Alder")).containsExactly("a");
        assertThat(listed("?progresses=Design&progresses=Won")).containsExactly("a");
        assertThat(listed("?progresses[0]=Approved&clients=Cedar")).containsExactly("c");
    }

    @Test
    void searchTextAndProjectNumberNarrowTheList() {
        assertThat(listed("?searchText=bir")).containsExactly("b");
        assertThat(listed("?searchText=P-c")).containsExactly("c");
        assertThat(listed("?projectNumber=p-a")).containsExactly("a");
        assertThat(listed("?projectNumber=P-")).isEmpty();
    }

    private List<String> listed(String query) {
        JsonNode rows = client.get(LIST + query).expect(200).json().path("Projects");
        return rows.findValuesAsText("Id");
    }

    private void export(String id, String customer, String progress, long publishedOn) {
        client.sandbox().export(project(id, customer, progress, publishedOn));
    }

    private static ObjectNode project(String id, String customer, String progress, long publishedOn) {
        return DToolsClient.JSON.createObjectNode().put("Id", id).put("Name", "Project " + id)
                .put("Number", "P-" + id).put("Client", customer).put("Progress", progress)
                .put("PublishedOnUnixTimeMs", publishedOn);
    }
}
