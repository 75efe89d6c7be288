package dev.sibridge.si.mapping;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.calculated;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.labor;
import static dev.sibridge.si.mapping.Exports.laborByPhase;
import static dev.sibridge.si.mapping.Exports.packaged;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.Limits;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.lines.ProductIds;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogItemsTest {

    @Test
    void anExportWithoutRowsNeedsNothing() {
        assertThat(Records.all(waves(export()))).isEmpty();
    }

    @Test
    void aProductBringsItsTypeManufacturerCategoryAndSubcategoryWithIt() {
        List<Wave> waves = waves(export().rows(product("X1", "Manufacturer", " Acme ", "PartNumber", "pn",
                "OrderUom", "ea", "IsTaxable", true)));

        assertThat(waves).extracting(wave -> wave.records().stream().map(DesiredRecord::type).toList()).containsExactly(
                List.of(RecordType.PRODUCT_TYPE, RecordType.CATEGORY, RecordType.MANUFACTURER),
                List.of(RecordType.SUBCATEGORY), List.of(RecordType.CATALOG_ITEM));
        assertThat(Records.body(waves, RecordType.CATALOG_ITEM))
                .containsEntry("identifier", "Acme-X1")
                .containsEntry("description", "The X1").containsEntry("customerDescription", "The X1")
                .containsEntry("type", new RecordRef(RecordType.PRODUCT_TYPE, "d-tools catalog"))
                .containsEntry("category", new RecordRef(RecordType.CATEGORY, "audio"))
                .containsEntry("subcategory", new RecordRef(RecordType.SUBCATEGORY, "audio\tspeakers"))
                .containsEntry("manufacturer", new RecordRef(RecordType.MANUFACTURER, "acme"))
                .containsEntry("productClass", "Inventory").containsEntry("manufacturerPartNumber", "pn")
                .containsEntry("unitOfMeasure", Map.of("id", 4L)).containsEntry("taxableFlag", true)
                .containsEntry("price", new BigDecimal("10")).containsEntry("cost", new BigDecimal("6"));
        assertThat(Records.body(waves, RecordType.SUBCATEGORY)).containsEntry("name", "Speakers")
                .containsEntry("category", new RecordRef(RecordType.CATEGORY, "audio"));
    }

    @Test
    void aBlankDescriptionIsTheModelAndALongOneIsCut() {
        assertThat(item(product("X1", "Description", " "))).containsEntry("description", "X1");
        assertThat(item(product("X1", "Description", "d".repeat(61))))
                .containsEntry("description", "d".repeat(60)).containsEntry("customerDescription", "d".repeat(61));
    }

    @Test
    void anUnknownUnitIsLeftOut() {
        assertThat(item(product("X1", "OrderUom", "furlong"))).doesNotContainKey("unitOfMeasure");
    }

    @ParameterizedTest
    @CsvSource({"3,Allowance", "4,Cable", "5,Placeholder"})
    void packagesAreNonInventoryUnderTheirName(int typeId, String category) {
        List<Wave> waves = waves(export().rows(packaged(typeId, " Fixtures ", "Description", "d")));

        assertThat(Records.body(waves, RecordType.CATALOG_ITEM)).containsEntry("identifier", "Fixtures")
                .containsEntry("productClass", "NonInventory").doesNotContainKey("manufacturer");
        assertThat(Records.body(waves, RecordType.CATEGORY)).containsEntry("name", category)
                .containsEntry("addAllLocations", true);
        assertThat(Records.body(waves, RecordType.SUBCATEGORY)).containsEntry("name", "General");
    }

    @Test
    void aPackageWithoutNameGoesByItsDescription() {
        assertThat(item(packaged(3, " ", "Description", "Chandelier"))).containsEntry("identifier", "Chandelier");
    }

    @Test
    void laborIsAServiceUnderItsPhaseElseGeneral() {
        List<Wave> waves = waves(export().rows(labor("Programming"), laborByPhase("Trim")));

        assertThat(Records.bodies(waves, RecordType.CATALOG_ITEM)).extracting(body -> body.get("identifier"))
                .containsExactly("Labor-Programming", "Labor-Trim");
        assertThat(Records.bodies(waves, RecordType.CATALOG_ITEM)).extracting(body -> body.get("productClass"))
                .containsOnly("Service");
        assertThat(Records.bodies(waves, RecordType.SUBCATEGORY)).extracting(body -> body.get("name"))
                .containsExactly("General", "Trim");
        assertThat(Records.body(waves, RecordType.PRODUCT_TYPE)).containsEntry("name", "D-Tools Labor");
        assertThat(Records.all(waves, RecordType.MANUFACTURER)).isEmpty();
    }

    @Test
    void adjustmentsHaveItemsOfTheirOwnOnlyWhenThereIsMoney() {
        List<Wave> waves = waves(export().rows(product("X1", "ProductAdjustment", -2, "MiscPartAdjustment", 0.0),
                product("X2", "LaborAdjustment", 3)));

        assertThat(Records.bodies(waves, RecordType.CATALOG_ITEM)).extracting(body -> body.get("identifier"))
                .containsExactly("Acme-X1", "Product Adjustment", "Acme-X2", "Labor Adjustment");
        assertThat(Records.bodies(waves, RecordType.CATALOG_ITEM)).extracting(body -> body.get("productClass"))
                .containsExactly("Inventory", "NonInventory", "Inventory", "Service");
    }

    @Test
    void aCalculatedRowNeedsTheItemOfItsAdjustment() {
        List<Wave> waves = waves(export().rows(calculated(1, "Misc. Parts Adjustment", 5),
                calculated(2, "Surcharge", 5), calculated(1, "Fuel", 5)));

        assertThat(Records.bodies(waves, RecordType.CATALOG_ITEM)).extracting(body -> body.get("identifier"))
                .containsExactly("Miscellaneous Parts Adjustment", "Labor Adjustment", "Product Adjustment");
        assertThat(Records.bodies(waves, RecordType.SUBCATEGORY)).extracting(body -> body.get("category"))
                .containsOnly(new RecordRef(RecordType.CATEGORY, "adjustment"));
    }

    @Test
    void miscItemsShareOneItemUnlessTheyAreLeftOut() {
        Exports export = export().misc("Freight", 1, 5).misc("Travel", 1, 7);

        assertThat(Records.body(waves(export), RecordType.CATALOG_ITEM)).containsEntry("identifier", "Miscellaneous")
                .containsEntry("productClass", "NonInventory");
        assertThat(Records.all(waves(export, "miscItems", "LEAVE_OUT"))).isEmpty();
    }

    @Test
    void productsAreOneItemWithoutRegardToCaseAndPrice() {
        List<Wave> waves = waves(export().rows(product("X1"), product("x1 ", "Manufacturer", "ACME", "UnitPrice", 99)));

        assertThat(Records.body(waves, RecordType.CATALOG_ITEM)).containsEntry("identifier", "Acme-X1");
        assertThat(Records.all(waves, RecordType.MANUFACTURER)).hasSize(1);
    }

    @Test
    void productIdsAreCutToTheTenantsLimit() {
        assertThat(item(product("M".repeat(80)))).containsEntry("identifier", "Acme-" + "M".repeat(55));
        assertThat(Records.body(waves(export().rows(product("M".repeat(80))), "limits", new Limits(30, 50, 50, 75)),
                RecordType.CATALOG_ITEM)).containsEntry("identifier", "Acme-" + "M".repeat(70));
    }

    @Test
    void anItemThatWasCutToAnOlderLimitIsKnownByOurKey() {
        DesiredRecord item = Records.one(waves(export().rows(product("M".repeat(80))),
                "limits", new Limits(30, 50, 50, 75)), RecordType.CATALOG_ITEM);

        assertThat(item.match()).containsExactly(Map.of("identifier", "Acme-" + "M".repeat(70)),
                Map.of("identifier", "Acme-" + "M".repeat(55),
                        "integrationXRef", item.body().get("integrationXRef")));
    }

    @Test
    void namesThatBeginAlikeStayDistinctAndComeOutAlikeInEveryExport() {
        String name = "n".repeat(50);
        List<Wave> waves = waves(export().rows(
                product("X1", "Manufacturer", name + "1", "Category", name + "1", "Subcategory", name + "1"),
                product("X2", "Manufacturer", name + "2", "Category", name + "2", "Subcategory", name + "2"),
                packaged(3, name + "lamp 1234567"), packaged(3, name + "lamp 1234568")));

        for (RecordType type : List.of(RecordType.MANUFACTURER, RecordType.CATEGORY, RecordType.SUBCATEGORY)) {
            assertThat(Records.all(waves, type)).filteredOn(record -> record.title().startsWith(name.substring(0, 46)))
                    .hasSize(2).extracting(DesiredRecord::title).doesNotHaveDuplicates()
                    .allMatch(cut -> cut.matches("n{46}~\\d{3}"));
        }
        assertThat(Records.bodies(waves, RecordType.CATALOG_ITEM)).extracting(item -> item.get("identifier"))
                .doesNotHaveDuplicates().filteredOn(id -> id.toString().contains("lamp"))
                .allMatch(id -> id.toString().matches("n{50}lamp 1~\\d{3}"));

        List<Wave> alone = waves(export().rows(product("X2", "Manufacturer", name.toUpperCase() + "2 ")));
        assertThat(Records.one(alone, RecordType.MANUFACTURER).key())
                .isEqualTo(Records.all(waves, RecordType.MANUFACTURER).get(1).key());
    }

    @Test
    void aSlashInANameMakesNoOtherSubcategoryOfIt() {
        assertThat(Records.all(waves(export().rows(product("X1", "Category", "Audio/Video", "Subcategory", "Cables"),
                product("X2", "Category", "Audio", "Subcategory", "Video/Cables"))), RecordType.SUBCATEGORY))
                .hasSize(2);
    }

    @Test
    void thePatternsOfTheSettingsAreUsed() {
        List<Wave> waves = waves(export().rows(product("X1", "PartNumber", "p"), labor("Wiring")),
                "productId", "{PartNumber}/{Model}", "laborId", "L:{Model:4}");

        assertThat(Records.bodies(waves, RecordType.CATALOG_ITEM)).extracting(body -> body.get("identifier"))
                .containsExactly("p/X1", "L:Wiri");
    }

    @Test
    void optionalRowsAndTheirAccessoriesNeedNothing() {
        Exports export = export().rows(product("X1", "Id", "1", "IsOptional", true),
                product("X2", "Id", "2", "ParentId", "1"));

        assertThat(Records.all(waves(export))).isEmpty();
        assertThat(Records.all(waves(export, "optionalRows", "INCLUDE"), RecordType.CATALOG_ITEM)).hasSize(2);
    }

    @Test
    void aRowsKeyIsItsItemsKey() {
        ProjectItem row = export().rows(product("X1")).read().items().get(0);

        assertThat(new ProductIds(choices()).keyOf(row)).isEqualTo("acme-x1");
    }

    private static Map<String, Object> item(Map<String, Object> row) {
        return Records.body(waves(export().rows(row)), RecordType.CATALOG_ITEM);
    }

    private static List<Wave> waves(Exports export, Object... choices) {
        return CatalogItems.of(export.read(), choices(choices), Tenants.tenant());
    }
}
