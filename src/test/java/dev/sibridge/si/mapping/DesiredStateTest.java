package dev.sibridge.si.mapping;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.calculated;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesiredStateTest {

    /** A person may have converted the opportunity since: then its lines stand on the project, too. */
    @Test
    void onceLinesAreKnownTheProjectsComeAfterTheOpportunitys() {
        Project project = export().rows(product("X1")).with("Progress", "Approved").read();
        SyncSettings settings = choices("progresses", List.of("Approved"));
        DesiredState first = DesiredState.of(project, settings, Tenants.tenant());
        DesiredState again = DesiredState.of(project, settings, Tenants.tenant(), Remembered.of(first));

        assertThat(lines(first).after()).isNull();
        assertThat(lines(again).after()).isEqualTo("opportunity");
    }

    private static Wave lines(DesiredState desired) {
        return desired.project().stream().filter(wave -> wave.rest() != null
                && wave.rest().type() == RecordType.LINE).findFirst().orElseThrow();
    }

    @Test
    void whatNobodyCanSellIsNoted() {
        assertThat(of(export()).warnings()).containsExactly("Neither the owner nor the assigned person is a member in"
                + " Manage; SI Bridge used the default sales rep dsales.");
        assertThat(of(sold()).warnings()).isEmpty();
    }

    @Test
    void severalPrimaryContactsAreNoted() {
        assertThat(of(sold().contact("Name", "Bo", "IsPrimary", true)).warnings())
                .containsExactly("The project has several primary contacts; SI Bridge used the first.");
    }

    @Test
    void aCustomerPoThatIsTooLongIsNoted() {
        assertThat(of(sold().with("ClientPONumber", "7".repeat(25))).warnings()).isEmpty();
        assertThat(of(sold().with("ClientPONumber", "7".repeat(26))).warnings())
                .containsExactly("The client's PO number is longer than Manage allows; it is in the notes.");
    }

    @Test
    void placesThatManageDoesNotKnowAreNoted() {
        assertThat(of(sold().site("Street1", "s", "State", " Utopia", "Country",
                "Freedonia ")).warnings()).containsExactly(
                "Manage does not know the country \"Freedonia\"; it was left out.",
                "Manage does not know the state \"Utopia\"; the site has none.");
        assertThat(of(sold().site("State", "wa", "Country", "usa")).warnings()).isEmpty();
    }

    @Test
    void calculatedRowsOfAnUnknownKindAreNoted() {
        assertThat(of(sold().rows(calculated(1, "Fuel", 5), calculated(1, "Product Adjustment", 5))).warnings())
                .containsExactly("The calculated row \"Fuel\" is of a kind that SI Bridge does not know;"
                        + " it was treated as a price adjustment.");
    }

    @Test
    void whatOptionalRowsAreWorthIsNoted() {
        assertThat(of(sold().rows(product("X1"), product("X2", "IsOptional", true, "Quantity", 3))).warnings())
                .containsExactly("Optional rows worth 30 were left out.");
    }

    @ParameterizedTest
    @CsvSource({"1,11.00,false", "1,11.01,true", "1,8.99,true", "1,9.00,false",
        "300,3001.50,false", "300,3001.51,true"})
    void theLinesAreHeldAgainstSIsPriceWithAToleranceThatGrowsWithTheRows(int rows, String price, boolean noted) {
        Exports export = sold().misc("Freight", 1, 500).with("PriceWithoutTax", price);
        IntStream.range(0, rows).forEach(row -> export.rows(product("X1")));

        assertThat(of(export).warnings()).hasSize(noted ? 1 : 0);
        assertThat(of(export).total()).isEqualByComparingTo(String.valueOf(rows * 10 + 500));
    }

    @Test
    void aDifferenceIsToldWithBothSums() {
        assertThat(of(sold().rows(product("X1")).with("PriceWithoutTax", 25)).warnings())
                .containsExactly("The lines add up to 10, but SI says 25 without tax.");
    }

    @Test
    void onlyAWonExportHasAProject() {
        assertThat(of(sold().with("Progress", "Design")).project()).isEmpty();
        assertThat(of(sold().with("Progress", " approved ")).project()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-patio-music.json", "2-fjordblick-residence.json", "3-office-network.json"})
    void theSandboxesExportsReconcile(String file) {
        DesiredState desired = DesiredState.of(Exports.sample(file), choices(), Tenants.tenant());

        assertThat(desired.warnings()).noneMatch(warning -> warning.contains("add up"));
        assertThat(Records.all(desired.clients(), RecordType.COMPANY)).hasSize(1);
    }

    @Test
    void theSandboxesSmallestExportIsMappedInFull() {
        DesiredState desired = DesiredState.of(Exports.sample("1-patio-music.json"), choices(), Tenants.tenant());

        assertThat(desired.total()).isEqualByComparingTo("1132");
        assertThat(Records.body(desired.clients(), RecordType.COMPANY))
                .containsEntry("identifier", "Cedar&FinchBakery");
        assertThat(Records.body(desired.clients(), RecordType.SITE)).containsEntry("name", "418 Mill Street");
        assertThat(Records.body(desired.opportunity().subList(0, 1), RecordType.OPPORTUNITY))
                .containsEntry("name", "Patio Music").containsEntry("customerPO", "CF-0093")
                .containsEntry("expectedCloseDate", "2026-11-20T00:00:00Z")
                .containsEntry("primarySalesRep", Map.of("id", Tenants.TOM.id()));
        assertThat(Records.body(desired.project(), RecordType.PROJECT))
                .containsEntry("manager", Map.of("id", Tenants.RENEE.id()));
    }

    private static Exports sold() {
        return export().with("AssignedTo", "Tom Albrecht");
    }

    private static DesiredState of(Exports export) {
        return DesiredState.of(export.read(), choices(), Tenants.tenant());
    }
}
