package dev.sibridge.sandbox.dtools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectReadTest {

    private static final String READ = "/Subscribe/Projects";
    private static final String BY_ITEM = "getAdjustmentsByItem=true";

    private final DToolsClient client = DToolsClient.empty();
    private final ObjectNode project = project();
    private final ArrayNode items = project.putArray("Items");

    @ParameterizedTest
    @ValueSource(strings = {"/p2", "?id=p2", "/p1?coNumber=7", "/GetProjectByMessageId?messageId=p1",
        "/GetProjectComments?id=p2"})
    void whatIsNotThereIsNotFound(String path) {
        export();

        client.get(READ + path).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/p1?includeImported=true", "/p1?getAdjustmentsByItem=1", "?id=p1&pageSize=5", "?id=",
        "/GetProjectByMessageId", "/GetProjectComments"})
    void wrongParametersAreRefused(String path) {
        export();

        client.get(READ + path).expect(400);
    }

    @Test
    void bothReadFormsAndTheMessageGiveTheBareProject() {
        item("1", "5.00").put("ProductAdjustment", 1.5);
        String messageId = export().path("MessageId").asText();

        JsonNode read = client.project(READ + "/p1?" + BY_ITEM);

        assertThat(read.path("Name").asText()).isEqualTo("Älvsjö");
        assertThat(read.path("Items").get(0).path("ProductAdjustment").asDouble()).isEqualTo(1.5);
        assertThat(read.has("MessageId")).isFalse();
        assertThat(client.project(READ + "?id=P1&" + BY_ITEM)).isEqualTo(read);
        assertThat(client.project(READ + "/GetProjectByMessageId?messageId=" + messageId + "&" + BY_ITEM))
                .isEqualTo(read);
    }

    @Test
    void aReadGivesTheNewestExportAndAMessageItsOwn() {
        String first = export().path("MessageId").asText();
        project.put("Name", "Renamed");
        export();

        assertThat(client.project(READ + "/p1").path("Name").asText()).isEqualTo("Renamed");
        assertThat(client.project(READ + "/GetProjectByMessageId?messageId=" + first).path("Name").asText())
                .isEqualTo("Älvsjö");
    }

    @Test
    void aChangeOrderIsReadByItsNumberOnly() {
        export();
        project.put("CONumber", "2").put("Name", "More speakers");
        export();

        assertThat(client.project(READ + "/p1").path("Name").asText()).isEqualTo("Älvsjö");
        assertThat(client.project(READ + "/p1?coNumber=2").path("Name").asText()).isEqualTo("More speakers");
        assertThat(client.project(READ + "?id=p1&coNumber=2").path("Name").asText()).isEqualTo("More speakers");
        client.get(READ + "/p1?coNumber=3").expect(404);
    }

    @Test
    void anUnknownAggregationIsIgnored() {
        item("1", "5");
        item("2", "5");
        export();

        assertThat(ids("aggregateBy=false")).containsExactly("1", "2");
        assertThat(ids("aggregateBy=")).containsExactly("1", "2");
        assertThat(ids("aggregateBy=item")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TypeId", "LaborType", "Manufacturer", "Model", "PackageName", "PartNumber", "IsOfe",
        "IsNonBillable", "UnitCost", "UnitPrice", "LaborHours", "IsTaxable", "TaxId", "Vendor", "COChangeTypeId"})
    void rowsThatDifferInAMemberThatCountsStayApart(String member) {
        item("1", "5");
        item("2", "5").put(member, 9);
        item("3", "5").put("Description", "differs").put("Category", "differs").put("ComponentId", "differs");
        export();

        assertThat(ids("aggregateBy=Item")).containsExactly("1", "2");
    }

    @Test
    void rowsMergeWithinTheChosenDimension() {
        item("1", "5").put("LocationId", "1").put("SystemId", "1").put("Phase", "Finish");
        item("2", "5.0").put("LocationId", "1").put("SystemId", "2").put("Phase", "Finish");
        item("3", "5.00").put("LocationId", "2").put("SystemId", "2").put("Phase", "Rough-In");
        export();

        assertThat(ids("aggregateBy=Location")).containsExactly("1", "3");
        assertThat(ids("aggregateBy=System")).containsExactly("1", "2");
        assertThat(ids("aggregateBy=Phase")).containsExactly("1", "3");
        assertThat(ids("aggregateBy=Item")).containsExactly("1");
    }

    @Test
    void aMergedRowSumsQuantityHoursAndAdjustmentsAndLosesWhatDiffered() {
        item("1", "5").put("Quantity", 1).put("TotalLaborHours", 0.1).put("ProductAdjustment", 0.1)
                .put("LocationId", "1").put("Phase", "Finish").put("UpdatedOn", "2026-01-01T00:00:00");
        item("2", "5").put("Quantity", 2).put("TotalLaborHours", 0.2).put("ProductAdjustment", 0.2)
                .put("LocationId", "2").put("Phase", "Finish");
        export();

        JsonNode row = client.project(READ + "/p1?aggregateBy=Item&" + BY_ITEM).path("Items").get(0);

        assertThat(row.path("Quantity").asDouble()).isEqualTo(3);
        assertThat(row.path("TotalLaborHours").asDouble()).isEqualTo(0.3);
        assertThat(row.path("ProductAdjustment").asDouble()).isEqualTo(0.3);
        assertThat(row.path("LocationId").isNull()).isTrue();
        assertThat(row.path("Phase").asText()).isEqualTo("Finish");
        assertThat(row.path("UpdatedOn").isNull()).isTrue();
    }

    @Test
    void hoursPerLaborTypeAddUpByName() {
        hours(item("1", "5"), "Installation", 0.5);
        hours(item("2", "5"), "Installation", 0.7);
        export();

        JsonNode row = client.project(READ + "/p1?aggregateBy=Item").path("Items").get(0);

        assertThat(row.path("ItemLaborTypes").get(0).path("TotalHours").asDouble()).isEqualTo(1.2);
    }

    @Test
    void accessoriesOfMergedUnitsBelongToTheRowThatIsLeft() {
        item("1", "5");
        item("2", "5");
        item("3", "1").put("ParentId", "2").put("Model", "Bracket");
        item("4", "1").put("ParentId", "1").put("Model", "Bracket");
        item("5", "2").put("ParentId", "2").put("Model", "Cover");
        export();

        JsonNode rows = client.project(READ + "/p1?aggregateBy=Item").path("Items");

        assertThat(rows.findValuesAsText("Id")).containsExactly("1", "3", "5");
        assertThat(rows.get(1).path("ParentId").asText()).isEqualTo("1");
        assertThat(rows.get(2).path("ParentId").asText()).isEqualTo("1");
    }

    @Test
    void adjustmentsComeAsCalculatedRowsUnlessAskedForByItem() {
        item("1", "5").put("ProductAdjustment", -0.1).put("MiscPartAdjustment", 0.3);
        item("200", "5").put("ProductAdjustment", -0.2).put("LaborAdjustment", 0);
        export();

        JsonNode rows = client.project(READ + "/p1").path("Items");

        assertThat(rows.findValuesAsText("Id")).containsExactly("1", "200", "201", "202");
        assertThat(rows.get(0).path("ProductAdjustment").asDouble()).isZero();
        JsonNode calculated = rows.get(2);
        assertThat(calculated.path("Model").asText()).isEqualTo("Product Adjustment");
        assertThat(calculated.path("UnitPrice").asDouble()).isEqualTo(-0.3);
        assertThat(calculated.path("Quantity").asDouble()).isEqualTo(1);
        assertThat(calculated.path("TypeId").asInt()).isEqualTo(1);
        assertThat(calculated.path("SIItemId").isNull()).isTrue();
        assertThat(calculated.path("Manufacturer").isNull()).isTrue();
        assertThat(rows.get(3).path("Model").asText()).isEqualTo("Misc. Parts Adjustment");
    }

    @Test
    void noAdjustmentsMakeNoCalculatedRows() {
        item("1", "5");
        export();

        assertThat(ids("")).containsExactly("1");
    }

    @Test
    void onAChangeOrderTheAdjustmentOfADeletedRowIsTakenOff() {
        project.put("CONumber", "1");
        item("1", "5").put("LaborAdjustment", 2).put("COChangeTypeId", 2);
        item("2", "5").put("LaborAdjustment", 0.5).put("COChangeTypeId", 1);
        export();

        JsonNode calculated = client.project(READ + "/p1?coNumber=1").path("Items").get(2);

        assertThat(calculated.path("UnitPrice").asDouble()).isEqualTo(-1.5);
        assertThat(calculated.path("TypeId").asInt()).isEqualTo(2);
        assertThat(calculated.path("COChangeTypeId").asInt()).isEqualTo(1);
    }

    @Test
    void readingChangesNothingInTheQueue() {
        item("1", "5").put("ProductAdjustment", 1);
        item("2", "5");
        export();
        JsonNode before = client.project(READ + "/p1?" + BY_ITEM);

        client.project(READ + "/p1?aggregateBy=Item");

        assertThat(client.project(READ + "/p1?" + BY_ITEM)).isEqualTo(before);
    }

    @Test
    void commentsComeInPages() {
        DToolsClient samples = DToolsClient.withSamples();
        String id = samples.sandbox().messages().get(0).path("Id").asText();

        JsonNode page = samples.get(READ + "/GetProjectComments?pageSize=1&pageNumber=2&id=" + id).expect(200).json();

        assertThat(page.path("TotalCount").asInt()).isEqualTo(2);
        assertThat(page.path("ProjectComments")).hasSize(1);
        assertThat(page.path("ProjectComments").get(0).path("CommentedBy").asText()).isEqualTo("Tom Albrecht");
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        client.project(READ + "/p1?" + query).path("Items").forEach(row -> ids.add(row.path("Id").asText()));
        return ids;
    }

    private ObjectNode export() {
        return client.sandbox().export(project);
    }

    private ObjectNode item(String id, String unitPrice) {
        return items.addObject().put("Id", id).put("UnitPrice", new BigDecimal(unitPrice));
    }

    private static void hours(ObjectNode item, String name, double total) {
        item.putArray("ItemLaborTypes").addObject().put("Name", name).put("TotalHours", total);
    }

    private static ObjectNode project() {
        return DToolsClient.JSON.createObjectNode().put("Id", "p1").put("Name", "Älvsjö");
    }
}
