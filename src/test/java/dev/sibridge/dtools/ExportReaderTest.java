package dev.sibridge.dtools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        "{\"PriceWithoutTax\": NaN}", "{\"PriceWithoutTax\": \"many\"}", "{\"IsItemLevelTax\": \"perhaps\"}"})
    void whatIsNoProjectIsRefusedInASentence(String answer) {
        assertThatThrownBy(() -> project(answer)).isInstanceOf(UnreadableExportException.class)
                .hasMessageStartingWith("D-Tools answered").hasMessageEndingWith(".").hasNoCause();
    }

    @Test
    void thePlaceOfTheMistakeIsTold() {
        assertThatThrownBy(() -> project("{\"Items\": [{\"Quantity\": 1}, {\"Quantity\": \"x\"}]}"))
                .hasMessage("D-Tools answered something that is not the exported project (at items[1].quantity).");
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
                .isInstanceOf(UnreadableExportException.class).hasMessageContaining("broke off");
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
                .containsEntry("CustomField68", true);
    }

    @Test
    void theListTakesNumbersForChangeOrdersAndSkipsWhatItDoesNotKnow() {
        ProjectList list = ExportReader.readList(in("{\"TotalCount\": 3, \"Extra\": {}, \"Projects\": ["
                + "{\"Id\": \"p\", \"MessageId\": \"m\", \"CONumber\": 2, \"Deleted\": true},"
                + "{\"Id\": \"q\", \"CONumber\": \" \", \"Archived\": null}, {\"Id\": \"r\", \"Archived\": true}]}"));

        assertThat(list.totalCount()).isEqualTo(3);
        assertThat(list.projects()).extracting(ProjectInfo::coNumber).containsExactly("2", " ", null);
        assertThat(list.projects()).extracting(ProjectInfo::isChangeOrder).containsExactly(true, false, false);
        assertThat(list.projects()).extracting(ProjectInfo::isGone).containsExactly(true, false, true);
    }

    @Test
    void aListWithoutProjectsIsEmpty() {
        assertThat(ExportReader.readList(in("{\"Projects\": null}")).projects()).isEmpty();
    }

    @Test
    void aPageOfHtmlIsNoList() {
        assertThatThrownBy(() -> ExportReader.readList(in("<html>")))
                .hasMessage("D-Tools answered something that is not the list of exports (at line 1).");
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
