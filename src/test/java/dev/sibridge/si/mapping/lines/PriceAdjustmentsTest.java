package dev.sibridge.si.mapping.lines;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.calculated;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.si.mapping.rows.BillableOption;
import dev.sibridge.si.mapping.rows.Locations;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ProductLines} once more: price adjustments, by row, aggregated, and as SI calculates them. */
class PriceAdjustmentsTest {

    @Test
    void amountsThatCancelOutMakeNoLine() {
        Exports export = export().rows(product("A", "ProductAdjustment", 2), product("A", "ProductAdjustment", -2.0),
                calculated(1, "Product Adjustment", 0));

        assertThat(lines(export)).hasSize(1);
    }

    @Test
    void amountsOfMergedRowsAddUpRightBehindTheirLine() {
        List<ProductLine> lines = lines(export().location("1", "Salon", null).rows(
                product("A", "LocationId", "1", "ProductAdjustment", 0.1, "LaborAdjustment", -3, "IsTaxable", true),
                product("B", "LocationId", "1"),
                product("A", "LocationId", "1", "ProductAdjustment", 0.2, "MiscPartAdjustment", 4, "IsTaxable", true)));

        assertThat(lines).extracting(ProductLine::product).containsExactly("acme-a", "product adjustment",
                "miscellaneous parts adjustment", "labor adjustment", "acme-b");
        assertThat(lines).extracting(ProductLine::total).usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("20"), new BigDecimal("0.3"), new BigDecimal("4"),
                        new BigDecimal("-3"), new BigDecimal("10"));
        assertThat(lines.subList(1, 4)).allSatisfy(line -> {
            assertThat(line.quantity()).isEqualByComparingTo("1");
            assertThat(line.cost()).isZero();
            assertThat(line.locationId()).isEqualTo("1");
            assertThat(line.taxable()).isTrue();
        });
    }

    @Test
    void anAdjustmentIsBilledAsItsRowIs() {
        List<ProductLine> lines = lines(export().rows(product("A", "ProductAdjustment", 1, "IsNonBillable", true)));

        assertThat(lines).extracting(ProductLine::billable).containsOnly(BillableOption.DO_NOT_BILL);
    }

    @Test
    void aggregatedThereIsOneLineForEachKindTaxableAndBillable() {
        List<ProductLine> lines = lines(export().misc("Freight", 1, 1).location("1", "Salon", null).rows(
                        product("A", "ProductAdjustment", 1, "LocationId", "1"),
                        product("B", "ProductAdjustment", 2, "LaborAdjustment", 8),
                        product("C", "ProductAdjustment", 4, "IsTaxable", true),
                        product("D", "ProductAdjustment", 16, "IsNonBillable", true)),
                "aggregateAdjustments", true);

        assertThat(lines).extracting(ProductLine::product).containsExactly("acme-a", "acme-b", "acme-c", "acme-d",
                "product adjustment", "labor adjustment", "product adjustment", "product adjustment", "miscellaneous");
        assertThat(lines.subList(4, 8)).extracting(ProductLine::total).usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("3"), new BigDecimal("8"), new BigDecimal("4"), new BigDecimal("16"));
        assertThat(lines.subList(4, 8)).extracting(ProductLine::locationId).containsOnlyNulls();
    }

    @Test
    void aggregatedAmountsThatCancelOutMakeNoLine() {
        assertThat(lines(export().rows(product("A", "ProductAdjustment", 2), product("B", "ProductAdjustment", -2)),
                "aggregateAdjustments", true)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"1,Product Adjustment,product adjustment", "1,MISC. PARTS ADJUSTMENT,miscellaneous parts adjustment",
        "1,Misc Parts Adjustment,miscellaneous parts adjustment", "2,Labor Adjustment,labor adjustment",
        "1,Surcharge,product adjustment", "2,Surcharge,labor adjustment"})
    void aCalculatedRowIsChargedToTheWholeProject(int typeId, String label, String product) {
        List<ProductLine> lines = lines(export().rows(calculated(typeId, label, 12.5, "Quantity", 2)));

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).product()).isEqualTo(product);
        assertThat(lines.get(0).locationId()).isNull();
        assertThat(lines.get(0).total()).isEqualByComparingTo("25");
        assertThat(lines.get(0).quantity()).isEqualByComparingTo("1");
    }

    @Test
    void calculatedRowsGiveTheSameLinesAsAggregatingByOurselves() {
        List<ProductLine> ours = lines(export().rows(product("A", "ProductAdjustment", 3, "LaborAdjustment", 5),
                product("B", "ProductAdjustment", 4)), "aggregateAdjustments", true);
        List<ProductLine> theirs = lines(export().rows(product("A"), product("B"),
                calculated(1, "Product Adjustment", 7), calculated(2, "Labor Adjustment", 5)));

        assertThat(theirs).containsExactlyElementsOf(ours);
    }

    @Test
    void aRowWithAMakerOrAnIdOrALaborTypeIsNotCalculated() {
        assertThat(lines(export().rows(calculated(1, "Product Adjustment", 1, "SIItemId", "s"),
                calculated(1, "Product Adjustment", 1, "Manufacturer", "Acme"),
                calculated(2, "Labor Adjustment", 1, "LaborType", "Phase"))))
                .extracting(ProductLine::locationId).containsOnly(Locations.GENERAL);
    }

    private static List<ProductLine> lines(Exports export, Object... choices) {
        SyncSettings settings = choices(choices);
        return ProductLines.of(export.read(), settings, Tenants.tenant());
    }
}
