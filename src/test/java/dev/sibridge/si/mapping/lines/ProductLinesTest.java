package dev.sibridge.si.mapping.lines;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.labor;
import static dev.sibridge.si.mapping.Exports.laborByPhase;
import static dev.sibridge.si.mapping.Exports.packaged;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.si.mapping.rows.BillableOption;
import dev.sibridge.si.mapping.rows.Locations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductLinesTest {

    @Test
    void aRowWithoutQuantityAndMoneyIsALineOfNothing() {
        ProductLine line = lines(export().rows(product("X1", "Quantity", null, "UnitPrice", null, "UnitCost", null)))
                .get(0);

        assertThat(line.quantity()).isZero();
        assertThat(line.total()).isZero();
        assertThat(line.cost()).isZero();
    }

    @Test
    void aLineSaysWhatItsRowSays() {
        ProductLine line = lines(export().location("7", "Salon", null).rows(product("X1", "LocationId", " 7 ",
                "Quantity", 2, "IsTaxable", true))).get(0);

        assertThat(line.product()).isEqualTo("acme-x1");
        assertThat(line.locationId()).isEqualTo("7");
        assertThat(line.description()).isEqualTo("The X1");
        assertThat(line.quantity()).isEqualByComparingTo("2");
        assertThat(line.price()).isEqualByComparingTo("10");
        assertThat(line.cost()).isEqualByComparingTo("6");
        assertThat(line.taxable()).isTrue();
        assertThat(line.billable()).isEqualTo(BillableOption.BILLABLE);
        assertThat(line.total()).isEqualByComparingTo("20");
    }

    @Test
    void equalRowsBecomeOneLineInTheOrderOfFirstRows() {
        List<ProductLine> lines = lines(export().rows(product("B"), product("A"), product("B", "Quantity", 2.5),
                product("A", "UnitPrice", "10.00", "Vendor", "Other", "Description", "as before")));

        assertThat(lines).extracting(ProductLine::product).containsExactly("acme-b", "acme-a");
        assertThat(lines.get(0).quantity()).isEqualByComparingTo("3.5");
        assertThat(lines.get(1).quantity()).isEqualByComparingTo("2");
    }

    static List<Map<String, Object>> rowsThatAreNotThePlainOne() {
        return List.of(product("X1", "LocationId", "2"), product("X1", "TypeId", 5), product("X1", "LaborType", "Item"),
                product("X1", "Manufacturer", "Bcme"), product("X2"), product("X1", "PartNumber", "p"),
                product("X1", "PackageName", "k"), product("X1", "Phase", "Trim"), product("X1", "UnitPrice", 10.01),
                product("X1", "UnitCost", 6.01), product("X1", "IsTaxable", true),
                product("X1", "IsNonBillable", true), product("X1", "IsOfe", true));
    }

    @ParameterizedTest
    @MethodSource("rowsThatAreNotThePlainOne")
    void rowsThatDifferInAnyOfTheseStayApart(Map<String, Object> other) {
        assertThat(lines(export().location("2", "Hall", null).rows(product("X1"), other))).hasSize(2);
    }

    @Test
    void rowsOfDifferentCatalogItemsStayApartWhateverTheirIdsAreMadeOf() {
        assertThat(lines(export().rows(product("X1", "CustomField1", "a"), product("X1", "CustomField1", "b")),
                "productId", "{Model}/{CustomField1}")).extracting(ProductLine::product)
                .containsExactly("x1/a", "x1/b");
        assertThat(lines(export().rows(packaged(3, null, "Description", "Lamp"),
                packaged(3, null, "Description", "Chair")))).extracting(ProductLine::product)
                .containsExactly("lamp", "chair");
    }

    @Test
    void bulkWireKeepsItsLength() {
        ProductLine wire = lines(export().rows(product("CAT6", "Quantity", 125.5, "UnitPrice", 0.1234,
                "BulkWire", true), product("CAT6", "Quantity", 74.5, "UnitPrice", 0.1234, "BulkWire", true))).get(0);

        assertThat(wire.quantity()).isEqualByComparingTo("200");
        assertThat(wire.total()).isEqualByComparingTo("24.68");
    }

    @Test
    void laborByPhaseIsALineOfHoursAtItsRate() {
        List<ProductLine> lines = lines(export().rows(laborByPhase("Trim", "Quantity", 7.35), labor("Programming")));

        assertThat(lines).extracting(ProductLine::product).containsExactly("labor-trim", "labor-programming");
        assertThat(lines.get(0).total()).isEqualByComparingTo("698.25");
        assertThat(lines).extracting(ProductLine::locationId).containsOnly(Locations.GENERAL);
    }

    @Test
    void whatTheOwnerFurnishesCostsNothingAndIsNotBilled() {
        ProductLine line = lines(export().rows(product("X1", "IsOfe", true))).get(0);

        assertThat(line.price()).isZero();
        assertThat(line.billable()).isEqualTo(BillableOption.DO_NOT_BILL);
    }

    @Test
    void whatIsNotBillableKeepsItsPrice() {
        ProductLine line = lines(export().rows(product("X1", "IsNonBillable", true))).get(0);

        assertThat(line.price()).isEqualByComparingTo("10");
        assertThat(line.billable()).isEqualTo(BillableOption.DO_NOT_BILL);
    }

    @Test
    void taxesChosenPerRowGoByTheirId() {
        Exports export = export().rows(product("A", "IsTaxable", true), product("B", "TaxId", "t"),
                product("C", "TaxId", " ", "IsTaxable", true));

        assertThat(lines(export)).extracting(ProductLine::taxable).containsExactly(true, false, true);
        assertThat(lines(export.with("IsItemLevelTax", true))).extracting(ProductLine::taxable)
                .containsExactly(false, true, false);
    }

    @Test
    void optionalRowsAndTheirAccessoriesAreLeftOut() {
        Exports export = export().rows(product("A", "Id", "a", "IsOptional", true), product("B", "ParentId", "a"),
                product("C", "Id", "c", "ParentId", "d"), product("D", "Id", "d", "ParentId", "c"));

        assertThat(lines(export)).extracting(ProductLine::product).containsExactly("acme-c", "acme-d");
        assertThat(lines(export, "optionalRows", "INCLUDE")).hasSize(4);
    }

    @Test
    void anOptionalRowWithoutAnIdHasNoAccessories() {
        assertThat(lines(export().rows(product("A", "Id", null, "IsOptional", true), product("B"),
                product("C", "ParentId", " ")))).extracting(ProductLine::product).containsExactly("acme-b", "acme-c");
    }

    @Test
    void miscItemsAreLinesOfTheWholeProject() {
        List<ProductLine> lines = lines(export().misc("Freight", 1, 85.5).misc("freight ", 2, 85.50)
                .misc(null, null, null).rows(product("A")));

        assertThat(lines).extracting(ProductLine::product)
                .containsExactly("acme-a", "miscellaneous", "miscellaneous", "miscellaneous");
        assertThat(lines).extracting(ProductLine::isMisc).containsExactly(false, true, true, true);
        assertThat(lines.get(1).description()).isEqualTo("Freight");
        assertThat(lines.get(2).total()).isEqualByComparingTo("171");
        assertThat(lines.get(3).description()).isEqualTo("Miscellaneous");
        assertThat(lines.subList(1, 4)).allSatisfy(line -> {
            assertThat(line.locationId()).isNull();
            assertThat(line.cost()).isZero();
            assertThat(line.taxable()).isFalse();
        });
    }

    @Test
    void miscItemsCanBeTaxableOrLeftOut() {
        Exports export = export().misc("Freight", 1, 85.5);

        assertThat(lines(export, "miscItemsTaxable", true).get(0).taxable()).isTrue();
        assertThat(lines(export, "miscItems", "LEAVE_OUT")).isEmpty();
    }

    private static List<ProductLine> lines(Exports export, Object... choices) {
        SyncSettings settings = choices(choices);
        return ProductLines.of(export.read(), settings, Tenants.tenant());
    }
}
