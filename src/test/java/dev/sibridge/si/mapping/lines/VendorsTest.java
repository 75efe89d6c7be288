package dev.sibridge.si.mapping.lines;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Records;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorsTest {

    private static final Map<String, Object> TIDEWATER = Map.of("id", 21L);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " - ", "--", "N/A", "n/a", "n.a.", "NA", "None", "."})
    void whatDealersWriteInTheFieldForNothingIsNoVendor(String filler) {
        assertThat(Vendors.namedIn(export().rows(product("A", "Vendor", filler)).read(), choices())).isEmpty();
    }

    @Test
    void everyVendorOfARowThatCountsIsAskedForOnce() {
        Exports export = export().rows(product("A", "Vendor", " Tidewater"), product("B", "Vendor", "Tidewater"),
                product("C", "Vendor", "Nadir"), product("D", "Vendor", "Other", "IsOptional", true));

        assertThat(Vendors.namedIn(export.read(), choices())).containsExactly("Nadir", "Tidewater");
        assertThat(Vendors.namedIn(export.read(), choices("vendors", "LEAVE_OUT"))).isEmpty();
    }

    @Test
    void aVendorThatManageKnowsStandsOnLinesAndCatalogItemWithItsPartNumber() {
        assertThat(bodies(product("A", "Vendor", "TIDEWATER ", "PartNumber", "T-1"))).hasSize(3).allSatisfy(body ->
                assertThat(body).containsEntry("vendor", TIDEWATER).containsEntry("vendorSku", "T-1"));
    }

    @Test
    void oneThatManageDoesNotKnowIsLeftOutWithItsPartNumber() {
        assertThat(bodies(product("A", "Vendor", "Nadir", "PartNumber", "N-1"))).hasSize(3)
                .allSatisfy(body -> assertThat(body).doesNotContainKeys("vendor", "vendorSku"));
        assertThat(bodies(product("A", "Vendor", "Tidewater", "PartNumber", "T-1"), "vendors", "LEAVE_OUT"))
                .allSatisfy(body -> assertThat(body).doesNotContainKeys("vendor", "vendorSku"));
    }

    @ParameterizedTest
    @CsvSource({"{CustomField3},x-3", "{Manufacturer:2}/{PartNumber},Ac/T-1", "'',", "{CustomField4},"})
    void thePartNumberIsMadeByItsOwnPattern(String pattern, String expected) {
        assertThat(bodies(product("A", "Vendor", "Tidewater", "PartNumber", "T-1", "CustomField3", "x-3",
                "CustomField4", "-"), "vendorPartNumber", pattern)).hasSize(3)
                .allSatisfy(body -> assertThat(body.get("vendorSku")).isEqualTo(expected));
    }

    @Test
    void aPartNumberIsNeverCut() {
        assertThat(bodies(product("A", "Vendor", "Tidewater", "PartNumber", "7".repeat(51)))).hasSize(3)
                .allSatisfy(body -> assertThat(body).containsKey("vendor").doesNotContainKey("vendorSku"));
    }

    /** The catalog item, the opportunity's line, the project's. */
    private static List<Map<String, Object>> bodies(Map<String, Object> row, Object... choices) {
        DesiredState desired = DesiredState.of(export().with("Progress", "Approved").rows(row).read(), choices(choices),
                Tenants.tenant());
        return List.of(Records.body(desired.products(), RecordType.CATALOG_ITEM),
                Records.body(desired.opportunity(), RecordType.LINE), Records.body(desired.project(), RecordType.LINE));
    }
}
