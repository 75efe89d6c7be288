package dev.sibridge.vendor.dtools.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DToolsRequest PROJECT = DToolsRequest.read("p", null);
    private static final DToolsRequest ACKNOWLEDGEMENT = DToolsRequest.acknowledge("m", 5L);

    /** Every member of a project that is mapped, filled. */
    private static final String FULL = """
            {"Id": "p", "PublishedOnUnixTimeMs": 5, "Name": "n", "Number": "nr", "Client": "c", "ClientId": "ci",
             "ClientPONumber": "po", "Progress": "pr", "AssignedTo": "a", "ProjectManager": "m", "StartDate": "s",
             "EndDate": "e", "EstimatedCloseDate": "ec", "PriceWithoutTax": 1.5, "ScopeOfWork": "sc", "Notes": "no",
             "IsItemLevelTax": true,
             "SiteAddress": {"Street1": "1", "Street2": "2", "City": "3", "State": "4", "PostalCode": "5",
                             "Country": "6", "Phone": "7", "Fax": "8"},
             "BillingAddress": {"Street1": "b"},
             "Contacts": [{"Name": "n", "Title": "t", "Email": "e", "Phone": "p", "Mobile": "m", "IsPrimary": true}],
             "Resources": [{"Name": "n", "Email": "e", "Roles": "r", "IsOwner": true}],
             "Locations": [{"Id": "1", "Name": "n", "ParentId": "0"}],
             "Items": [{"Id": "1", "SIItemId": "si", "TypeId": 1, "LaborType": "l", "LaborCalculationMethodId": 2,
                        "Manufacturer": "m", "Model": "mo", "PartNumber": "pn", "Category": "c", "Subcategory": "s",
                        "Description": "d", "PackageName": "pk", "Vendor": "v", "Phase": "ph", "Quantity": 1.25,
                        "UnitCost": 2, "UnitPrice": 3, "TotalLaborHours": 4, "ProductAdjustment": 5,
                        "MiscPartAdjustment": 6, "LaborAdjustment": 7, "IsOfe": true, "IsNonBillable": true,
                        "IsOptional": true, "IsTaxable": true, "TaxId": "t", "OrderUom": "EA", "LocationId": "1",
                        "ParentId": "9", "CustomField7": 3.5}],
             "MiscItems": [{"Name": "n", "Description": "d", "Quantity": 2, "UnitPrice": 3}]}""";

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "null", "<html><body>Sign in</body></html>", "Service unavailable", "[]",
        "\"text\"", "42", "{\"Id\": ", "{\"Items\": {}}", "{\"Items\": [null]}", "{\"Items\": [1]}",
        "{\"PriceWithoutTax\": \"many\"}", "{\"IsItemLevelTax\": \"perhaps\"}"})
    void whatIsNoProjectIsRefusedInASentence(String answer) {
        assertThatThrownBy(() -> project(answer)).isInstanceOf(UnreadableExportException.class)
                .hasMessageStartingWith("D-Tools returned").hasMessageEndingWith(".").hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\": 0}", "{\"Id\": \" \", \"Name\": \"n\"}",
        "{\"id\": \"4fbf\", \"message\": \"Service unavailable\", \"PublishedOnUnixTimeMs\": 5}"})
    void anObjectThatSaysNothingOfAProjectIsNone(String answer) {
        assertThatThrownBy(() -> read(answer, PayloadLimits.USUAL))
                .isInstanceOfSatisfying(UnreadableExportException.class, e -> assertThat(e.isBroken()).isTrue());
    }

    @Test
    void thePlaceOfTheMistakeIsTold() {
        assertThatThrownBy(() -> project("{\"Items\": [{\"Quantity\": 1}, {\"Quantity\": \"x\"}]}"))
                .hasMessage("D-Tools returned something that is not the exported project (at items[1].quantity).");
    }

    @Test
    void anAnswerThatIsTooDeepIsRefused() {
        assertThat(project("{\"Unknown\": " + "[".repeat(63) + "]".repeat(63) + "}").id()).isNull();

        assertThatThrownBy(() -> project("{\"Unknown\": " + "[".repeat(64) + "]".repeat(64) + "}"))
                .isInstanceOf(UnreadableExportException.class);
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThat(project("{\"Notes\": \"" + "x".repeat(1_000_000) + "\"}").notes()).hasSize(1_000_000);

        assertThatThrownBy(() -> project("{\"Notes\": \"" + "x".repeat(1_000_001) + "\"}"))
                .isInstanceOf(UnreadableExportException.class);
    }

    @Test
    void anAnswerThatBreaksOffIsRefused() {
        assertThatThrownBy(() -> ExportReader.readProject(new BrokenStream()))
                .isInstanceOf(UnreadableExportException.class).hasMessageContaining("ended early");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"Items\": [", "{\"Items\": [{\"Name\": \"Spea", "{\"SiteAddress\": {\"Ci",
        "{\"Items\": [{\"IsOFE\": fal"})
    void whereverAnAnswerBreaksOffItIsWorthAnotherAttempt(String half) {
        byte[] bytes = half.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ExportReader.readProject(new ByteArrayInputStream(bytes)))
                .isInstanceOfSatisfying(UnreadableExportException.class, e -> assertThat(e.isBroken()).isTrue());
        assertThatThrownBy(() -> ExportReader.readProject(new SequenceInputStream(new ByteArrayInputStream(bytes),
                new BrokenStream())))
                .isInstanceOfSatisfying(UnreadableExportException.class, e -> assertThat(e.isBroken()).isTrue());
    }

    @Test
    void aWholeAnswerOfAnotherFormIsNot() {
        assertThatThrownBy(() -> project("{\"Items\": [{\"Quantity\": \"many\"}]}"))
                .isInstanceOfSatisfying(UnreadableExportException.class, e -> assertThat(e.isBroken()).isFalse());
    }

    @Test
    void membersAreKnownInAnyCasing() {
        Project project = project("{\"ID\": \"p\", \"clientponumber\": \"7\", \"items\": [{\"typeid\": 1, "
                + "\"IsOFE\": true, \"siitemid\": \"s\", \"ORDERUOM\": \"EA\", \"customFIELD3\": \"z\"}]}");

        assertThat(project.id()).isEqualTo("p");
        assertThat(project.clientPONumber()).isEqualTo("7");
        ProjectItem row = project.items().get(0);
        assertThat(row.typeId()).isEqualTo(1);
        assertThat(row.isOfe()).isTrue();
        assertThat(row.siItemId()).isEqualTo("s");
        assertThat(row.orderUom()).isEqualTo("EA");
        assertThat(row.customFields().get("CustomField3")).isEqualTo("z");
    }

    @Test
    void nullsAndAbsentMembersLeaveListsEmptyAndFlagsDown() {
        Project project = project("{\"Items\": [{\"TypeId\": null, \"IsOptional\": null, \"Quantity\": null}],"
                + " \"Contacts\": null, \"PublishedOnUnixTimeMs\": null}");

        assertThat(project.contacts()).isEmpty();
        assertThat(project.locations()).isEmpty();
        assertThat(project.publishedOnUnixTimeMs()).isZero();
        assertThat(project.items().get(0).isOptional()).isFalse();
        assertThat(project.items().get(0).quantity()).isNull();
        assertThat(project.items().get(0).customFields()).isEmpty();
    }

    @Test
    void moneyIsReadExactly() {
        assertThat(project("{\"PriceWithoutTax\": 1234567890123456.123456789}").priceWithoutTax())
                .isEqualByComparingTo("1234567890123456.123456789");
    }

    @Test
    void onlyFilledCustomFieldsAreKeptOfTheOtherMembersOfARow() {
        ProjectItem row = project("{\"Items\": [{\"CustomField1\": \"a\", \"CustomField2\": null,"
                + " \"CustomField68\": true, \"SerialNumber\": \"s\", \"ItemLaborTypes\": [{\"Name\": \"x\"}],"
                + " \"COCustomField1\": \"b\"}]}").items().get(0);

        assertThat(row.customFields()).containsOnlyKeys("CustomField1", "CustomField68")
                .containsEntry("CustomField68", "true");
    }

    @Test
    void customFieldsAreTextAsSIShowsIt() {
        ProjectItem row = project("{\"Items\": [{\"CustomField1\": \"5.0\", \"CustomField6\": 5.0,"
                + " \"CustomField7\": 1200, \"customfield8\": 0.50, \"CustomField9\": {\"a\": 1},"
                + " \"CustomField10\": [1], \"CustomField0\": \"x\", \"CustomField76\": \"x\","
                + " \"CustomField010\": \"x\"}]}").items().get(0);

        assertThat(row.customFields()).containsOnly(Map.entry("CustomField1", "5.0"), Map.entry("CustomField6", "5"),
                Map.entry("CustomField7", "1200"), Map.entry("customfield8", "0.5"));
    }

    @Test
    void whatRowsSayAgainAndAgainIsKeptOnce() {
        List<ProjectItem> rows = project("{\"Items\": [{\"Manufacturer\": \"Sonos\", \"Quantity\": 12.5},"
                + " {\"Manufacturer\": \"Sonos\", \"Quantity\": 12.5}, {\"Quantity\": 12.50}]}").items();

        assertThat(rows.get(1).manufacturer()).isSameAs(rows.get(0).manufacturer());
        assertThat(rows.get(1).quantity()).isSameAs(rows.get(0).quantity());
        assertThat(rows.get(2).quantity()).as("as it was written").isEqualTo(new BigDecimal("12.50"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheAnswer() {
        assertThat(project("\uFEFF{\"Id\": \"p\"}").id()).isEqualTo("p");
        assertThat(ExportReader.readProject(new ByteArrayInputStream("\uFEFF{\"Id\": \"p\"}".getBytes(
                StandardCharsets.UTF_16LE))).id()).isEqualTo("p");
    }

    @Test
    void whatFollowsAWholeAnswerMakesItNone() {
        assertThat(project("{\"Id\": \"p\"} \r\n").id()).isEqualTo("p");
        assertThatThrownBy(() -> project("{\"Id\": \"p\"}{\"Id\": \"q\"}"))
                .isInstanceOf(UnreadableExportException.class);
        assertThatThrownBy(() -> project("{\"Id\": \"p\"}<html>")).isInstanceOf(UnreadableExportException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"12.50|12.50", "\"12.50\"|12.50", "\" 7 \"|7", "\"-1e3\"|-1e3", "\"\"|",
        "null|", "0e999999999|0", "1e999999999|1e100", "-1e999999999|1e100", "1e99999999999|1e100",
        "1e-999999999|1e-100", "NaN|1e100", "Infinity|1e100", "-Infinity|1e100", "\"NaN\"|1e100"})
    void numbersAreExactOrHarmlessAndBeyondEveryLimit(String json, BigDecimal number) {
        Project project = project("{\"PriceWithoutTax\": " + json + ", \"Items\": [{\"Quantity\": " + json + "}],"
                + " \"MiscItems\": [{\"UnitPrice\": " + json + "}]}");

        assertThat(Arrays.asList(project.priceWithoutTax(), project.items().get(0).quantity(),
                project.miscItems().get(0).unitPrice())).usingElementComparator(Comparator.nullsFirst(
                        Comparator.naturalOrder())).containsOnly(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"TypeId\": 99999999999}|items[0].typeId",
        "{\"TypeId\": NaN}|items[0].typeId", "{\"TypeId\": \"one\"}|items[0].typeId",
        "{\"Quantity\": {\"Value\": 1}}|items[0].quantity", "{\"Quantity\": [1]}|items[0].quantity",
        "{\"Quantity\": true}|items[0].quantity", "{\"Model\": {}}|items[0].model",
        "{\"IsOptional\": \"perhaps\"}|items[0].isOptional",
        "{\"Quantity\": 1, \"quantity\": 2}|items[0]", "null|items[0]", "[]|items[0]", "7|items[0]"})
    void aRowOfAnotherFormIsNotWorthAnotherAttempt(String row, String place) {
        assertThatThrownBy(() -> project("{\"Items\": [" + row + "]}"))
                .hasMessage("D-Tools returned something that is not the exported project (at " + place + ").")
                .isInstanceOfSatisfying(UnreadableExportException.class, e -> assertThat(e.isBroken()).isFalse());
    }

    @Test
    void flagsAndKindsMayBeText() {
        ProjectItem row = project("{\"Items\": [{\"TypeId\": \"2\", \"IsOptional\": \"True\","
                + " \"IsTaxable\": \"false\"}]}").items().get(0);

        assertThat(row.typeId()).isEqualTo(2);
        assertThat(row.isOptional()).isTrue();
        assertThat(row.isTaxable()).isFalse();
    }

    @Test
    void textsAreReadWithoutControlCharactersAndHalfOnes() {
        assertThat(project("{\"Name\": \"a\\u0000b\u0001c\\n\\ud800d\\ud83c\\udfb5\"}").name())
                .isEqualTo("abc\n\uFFFDd\uD83C\uDFB5");
    }

    @Test
    void whatARowHoldsBesidesDoesNotGetIntoTheMemory() {
        String other = "\"Other%d\": {\"a\": [[1, 2], {}]}, \"CustomField5\": [%d], ";
        StringBuilder row = new StringBuilder("{\"Items\": [{");
        for (int i = 0; i < 100_000; i++) {
            row.append(other.formatted(i, i));
        }

        assertThat(project(row + "\"Model\": \"X\"}]}").items()).extracting(ProjectItem::model).containsExactly("X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Items", "Locations", "Contacts", "Resources", "MiscItems"})
    void aListOfTooManyEntriesIsRefusedBeforeItIsReadToItsEnd(String list) {
        PayloadLimits three = new PayloadLimits(1_000, 5, 10, 3);

        assertThat(read("{\"Id\": \"p\", \"" + list + "\": [{}, {}, {}]}", three)).isNotNull();
        assertThatThrownBy(() -> ExportReader.read(PROJECT, new SequenceInputStream(
                in("{\"" + list + "\": [{}, {}, {}, {}," + " ".repeat(8_000)), new BrokenStream()),
                new PayloadLimits(100_000, 5, 10, 3)))
                .isInstanceOfSatisfying(PayloadTooLargeException.class, e -> {
                    assertThat(e).hasMessageMatching("The export contains more than 3 entries in one list"
                            + " \\([a-zI]+\\).");
                    assertThat(e.isBroken()).isFalse();
                    assertThat(e.todo()).contains("bridge.payload.max-rows");
                });
    }

    @Test
    void everyLimitIsToldWithItsSetting() {
        PayloadLimits limits = new PayloadLimits(20_000, 4, 100, 3);

        assertThatThrownBy(() -> read("{\"A\": [" + "1,".repeat(20_000) + "1]}", limits))
                .isInstanceOfSatisfying(PayloadTooLargeException.class, e -> assertThat(e.getMessage() + e.todo())
                        .contains("larger than 20000 bytes").contains("bridge.payload.max-size"));
        assertThatThrownBy(() -> read("{\"A\": [[[[1]]]]}", limits))
                .isInstanceOfSatisfying(PayloadTooLargeException.class, e -> assertThat(e.getMessage() + e.todo())
                        .contains("more than 4 levels deep").contains("bridge.payload.max-depth"));
        assertThatThrownBy(() -> read("{\"Name\": \"" + "x".repeat(101) + "\"}", limits))
                .isInstanceOfSatisfying(PayloadTooLargeException.class, e -> assertThat(e.getMessage() + e.todo())
                        .contains("a text of more than 100 characters").contains("bridge.payload.max-string"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Id\": null}", "{\"Id\": \" \"}", "{\"Message\": \"An error has occurred.\"}",
        "[]", "\"\"", "7", "null", ""})
    void whatIsNoProjectAtAllMayBeOneTheNextTime(String answer) {
        assertThatThrownBy(() -> read(answer, PayloadLimits.USUAL))
                .isInstanceOfSatisfying(UnreadableExportException.class, e -> {
                    assertThat(e.getMessage()).startsWith("D-Tools returned ").endsWith(" the exported project.");
                    assertThat(e.isBroken()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \r\n", "null", "true", "\"OK\"", "{\"Message\": [1, {}]}"})
    void anAcknowledgementIsAnsweredWithNothingOrWithJson(String answer) {
        assertThat(ExportReader.read(ACKNOWLEDGEMENT, in(answer), PayloadLimits.USUAL)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Sign in</body></html>", "OK", "{\"Message\": ", "\u0000"})
    void anythingElseIsNoAnswerToAnAcknowledgement(String answer) {
        assertThatThrownBy(() -> ExportReader.read(ACKNOWLEDGEMENT, in(answer), PayloadLimits.USUAL))
                .isInstanceOfSatisfying(UnreadableExportException.class, e -> {
                    assertThat(e.getMessage()).isEqualTo(
                            "D-Tools returned something that is not a response to an acknowledgement (at line 1).");
                    assertThat(e.isBroken()).isTrue();
                });
    }

    @Test
    void aSizeThatIsToldBeforehandIsHeldToTheLimit() {
        PayloadLimits limits = new PayloadLimits(5 << 20, 4, 100, 3);

        ExportReader.checkSize(null, limits);
        ExportReader.checkSize(5L << 20, limits);
        assertThatThrownBy(() -> ExportReader.checkSize((5L << 20) + 1, limits))
                .isInstanceOf(PayloadTooLargeException.class).hasMessage("The export is larger than 5 MB.");
    }

    @Test
    void aLimitOfNothingIsNone() {
        assertThatThrownBy(() -> new PayloadLimits(1, 0, 1, 1)).hasMessageContaining("bridge.payload");
    }

    @Test
    void theFingerprintIsStableAndKnowsNoPublishingTimeAndNoUnmappedMember() throws IOException {
        ObjectNode other = tree();
        other.put("PublishedOnUnixTimeMs", 99).put("Revision", 4);
        ((ObjectNode) other.at("/Items/0")).put("SerialNumber", "s");

        assertThat(ExportReader.fingerprint(project(FULL))).matches("[0-9a-f]{64}")
                .isEqualTo(ExportReader.fingerprint(project(other.toString())));
    }

    @Test
    void theFingerprintTellsEveryChangeOfAMappedMember() throws IOException {
        String before = ExportReader.fingerprint(project(FULL));
        List<String> leaves = new ArrayList<>();
        collectLeaves(tree(), "", leaves);
        leaves.remove("/PublishedOnUnixTimeMs");

        assertThat(leaves).hasSizeGreaterThan(60).allSatisfy(leaf -> {
            ObjectNode changed = tree();
            change(changed, leaf);
            assertThat(ExportReader.fingerprint(project(changed.toString()))).isNotEqualTo(before);
        });
    }

    private static void collectLeaves(JsonNode node, String path, List<String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> collectLeaves(field.getValue(), path + "/" + field.getKey(), leaves));
        } else if (node.isArray()) {
            leaves.add(path);
            collectLeaves(node.get(0), path + "/0", leaves);
        } else {
            leaves.add(path);
        }
    }

    private static void change(ObjectNode tree, String leaf) {
        JsonNode old = tree.at(leaf);
        ObjectNode parent = (ObjectNode) tree.at(leaf.substring(0, leaf.lastIndexOf('/')));
        String name = leaf.substring(leaf.lastIndexOf('/') + 1);
        if (old instanceof ArrayNode list) {
            list.removeAll();
        } else if (old.isBoolean()) {
            parent.put(name, !old.booleanValue());
        } else if (old.isNumber()) {
            parent.put(name, old.intValue() + 1);
        } else {
            parent.put(name, old.textValue() + "!");
        }
    }

    private static ObjectNode tree() throws IOException {
        return (ObjectNode) JSON.readTree(FULL);
    }

    private static Project project(String answer) {
        return ExportReader.readProject(in(answer));
    }

    private static Project read(String answer, PayloadLimits limits) {
        return (Project) ExportReader.read(PROJECT, in(answer), limits);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class BrokenStream extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("reset");
        }
    }
}
