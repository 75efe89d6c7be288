package dev.sibridge.si.mapping.refusals;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.calculated;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.labor;
import static dev.sibridge.si.mapping.Exports.packaged;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Records;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Id", "Client", "Name", "StartDate", "EndDate"})
    void whatAProjectMustSayIsMissedByItsField(String field) {
        assertThat(problems(export().with(field, " "))).extracting(Problem::code, Problem::row, Problem::field)
                .containsExactly(tuple("missing", null, field));
        assertThat(problems(export().with(field, null))).hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @CsvSource("Ana")
    void aProjectNeedsAPrimaryContactWhoIsSomebody(String notPrimary) {
        Exports export = export().withoutContacts().contact("Name", notPrimary, "IsPrimary", false)
                .contact("Name", " ", "Email", "", "IsPrimary", true);

        assertThat(problems(export)).extracting(Problem::field).containsExactly("Contacts");
    }

    @ParameterizedTest
    @CsvSource({"StartDate,soon", "EndDate,12/04/2026", "EndDate,2026-02-30", "StartDate,2026-12",
        "EstimatedCloseDate,soon"})
    void aDateThatIsNoneIsContradictory(String field, String text) {
        assertThat(problems(export().with(field, text))).extracting(Problem::code, Problem::field)
                .containsExactly(tuple("contradictory", field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00", "0001-01-01", "0001-01-01T00:00:00+00:00", "1752-12-31T23:59:59"})
    @Tag("field")
    void aDateThatNobodyEnteredIsMissing(String never) {
        assertThat(problems(export().with("StartDate", never).with("EndDate", never).with("EstimatedCloseDate", never)))
                .extracting(Problem::code, Problem::field)
                .containsExactly(tuple("missing", "StartDate"), tuple("missing", "EndDate"));
    }

    @Test
    void theOldestDateThatManageHoldsIsTaken() {
        assertThat(problems(export().with("StartDate", "1753-01-01T00:00:00"))).isEmpty();
        assertThat(problems(export().with("EndDate", "10000-01-01T00:00:00"))).extracting(Problem::code)
                .containsExactly("contradictory");
    }

    @Test
    void aProjectMustNotEndBeforeItStarts() {
        assertThat(problems(export().with("EndDate", "2026-11-30"))).extracting(Problem::message)
                .containsExactly("The project ends on 2026-11-30, before it starts on 2026-12-01.");
        assertThat(problems(export().with("EndDate", "2026-12-01T23:00:00"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Manufacturer", "Model", "Category", "Subcategory"})
    void whatAProductMustSayIsMissedByRowAndField(String field) {
        List<Problem> problems = problems(export().location("1", "Salon", null)
                .rows(product("X1", "LocationId", "1", field, " ")));

        assertThat(problems).extracting(Problem::code, Problem::field).containsExactly(tuple("missing", field));
        assertThat(problems.get(0).row()).endsWith(" in Salon");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void aRowOfAnUnknownKindIsContradictory(int typeId) {
        assertThat(problems(export().rows(product("X1", "TypeId", typeId)))).extracting(Problem::code, Problem::field)
                .containsExactly(tuple("contradictory", "TypeId"));
    }

    @Test
    void aRowIsCalledByProductAndLocation() {
        assertThat(problems(export().location("1", "Salon", null)
                .rows(product("X1", "LocationId", "1", "Category", null))).get(0)).hasToString("Acme X1 in Salon: "
                + "The row has no category. Enter it in SI. Then check the project in and export it again.");
    }

    @Test
    void unitsOfOneProductAreToldOnce() {
        assertThat(problems(export().rows(product("X1", "Category", null), product("X1", "Category", null))))
                .hasSize(1);
    }

    @Test
    void fieldsThatProductIdsAreMadeOfMustNotBeBlank() {
        assertThat(problems(export().rows(product("X1", "Vendor", " "), labor("Wiring")),
                "productId", "{Model}-{Vendor}-{Vendor:1}-{CustomField7}", "laborId", "{Model}{Phase}"))
                .extracting(Problem::row, Problem::field).containsExactly(tuple("Acme X1", "Vendor"),
                        tuple("Acme X1", "CustomField7"), tuple("Wiring", "Phase"));
    }

    @Test
    void aDateThatNobodyEnteredIsABlankField() {
        assertThat(problems(export().rows(product("X1", "CustomField9", "0001-01-01T00:00:00")),
                "productId", "{Model}-{CustomField9}")).extracting(Problem::field).containsExactly("CustomField9");
    }

    @Test
    void laborAndPackagesNeedAName() {
        assertThat(problems(export().rows(labor(" ")))).extracting(Problem::field).containsExactly("Model");
        assertThat(problems(export().rows(packaged(3, " ")))).extracting(Problem::field)
                .containsExactly("PackageName");
        assertThat(problems(export().rows(packaged(3, null, "Description", "Lamp")))).isEmpty();
    }

    @Test
    void calculatedRowsNeedNoName() {
        assertThat(problems(export().rows(calculated(1, " ", 5), calculated(2, "Labor Adjustment", 5)))).isEmpty();
    }

    @Test
    void aRowMustNotStandInALocationThatIsNotListed() {
        assertThat(problems(export().rows(product("X1", "LocationId", "9"))))
                .extracting(Problem::code, Problem::row, Problem::field)
                .containsExactly(tuple("contradictory", "Acme X1", "LocationId"));
    }

    @Test
    void locationsMustBeATree() {
        assertThat(problems(export().location("1", "Ring", "2").location("2", "Rong", "1")
                .location("3", "Lost", "9").location(null, "Nowhere", null)))
                .extracting(Problem::code, Problem::field).containsOnly(tuple("contradictory", "ParentId")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quantity", "UnitPrice", "UnitCost", "TotalLaborHours", "ProductAdjustment",
        "MiscPartAdjustment", "LaborAdjustment"})
    void numbersBeyondABillionAreRefused(String field) {
        assertThat(problems(export().rows(product("X1", field, 1_000_000_000)))).isEmpty();
        assertThat(problems(export().rows(product("X1", field, "-1000000000.01")))).extracting(Problem::code)
                .containsExactly("limit");
        assertThat(problems(export().rows(product("X1", field, "1e999999999")))).hasSize(1);
        assertThat(problems(export().rows(product("X1", field, "1e-999999999")))).hasSize(1);
    }

    @Test
    void numbersOutsideOfRowsAreHeldToTheSameLimit() {
        assertThat(problems(export().misc("Freight", "1e10", 1).misc("Travel", 1, "1e-99")
                .with("PriceWithoutTax", "1e99"))).extracting(Problem::row)
                .containsExactly("PriceWithoutTax", "Freight", "Travel");
    }

    @Test
    void twoProductsThatComeOutAlikeAreBothNamed() {
        List<Problem> problems = problems(export().rows(product("X-1", "Manufacturer", "Acme"),
                product("1", "Manufacturer", "Acme-X"), product("x-1 ", "Manufacturer", "ACME")));

        assertThat(problems).extracting(Problem::code).containsExactly("collision");
        assertThat(problems.get(0).toString()).contains("Acme-X 1").contains("Acme X-1").contains("Acme-X-1");
    }

    @Test
    void productsThatComeOutAlikeByTheTenantsLimitCollide() {
        assertThat(problems(export().rows(product("M".repeat(60) + "1"), product("M".repeat(60) + "2"))))
                .extracting(Problem::code).containsExactly("collision");
    }

    @Test
    void productAndLaborMustNotComeOutAlike() {
        assertThat(problems(export().rows(product("X1"), labor("X1")), "productId", "{Model}", "laborId", "{Model}"))
                .extracting(Problem::code).containsExactly("collision");
    }

    @ParameterizedTest
    @CsvSource({"3, allowance", "4, bundled cable", "5, placeholder"})
    void aProductAndWhatGoesByItsNameMustNotComeOutAlikeInWhicheverOrder(int type, String kind) {
        Map<String, Object> named = product(null, "TypeId", type, "Manufacturer", null, "PackageName", "ACME-x1");
        Map<String, Object> made = product("X1", "Manufacturer", "Acme");

        assertThat(problems(export().rows(made, named))).singleElement().asString().startsWith("ACME-x1")
                .contains(": The product id ACME-x1 of this " + kind + " is also that of the product Acme X1");
        assertThat(problems(export().rows(named, made))).singleElement().asString().startsWith("Acme X1")
                .contains(": The product id Acme-X1 of this product is also that of the " + kind + " ACME-x1");
    }

    @Test
    void whatGoesByOneNameIsOneItem() {
        assertThat(problems(export().rows(product(null, "TypeId", 3, "Manufacturer", null, "PackageName", "Wire"),
                product(null, "TypeId", 5, "Manufacturer", null, "PackageName", "wire")))).isEmpty();
    }

    @Test
    void productsMayShareAnIdWhereTheDealerWantsIt() {
        assertThat(problems(export().rows(product("X-1", "Manufacturer", "Acme"),
                product("1", "Manufacturer", "Acme-X")),
                "productIdCollision", "SHARE")).isEmpty();
    }

    @Test
    void optionalRowsAreNotLookedAt() {
        Map<String, Object> bad = product("X1", "IsOptional", true, "Category", null, "LocationId", "9",
                "Quantity", "1e10");

        assertThat(problems(export().rows(bad))).isEmpty();
        assertThat(problems(export().rows(bad), "optionalRows", "INCLUDE")).hasSize(3);
    }

    @Test
    void anAccessoryIsOptionalWithItsParentHoweverLongTheChain() {
        Exports export = export().rows(product("X0", "Id", "0", "IsOptional", true, "Category", null));
        for (int i = 1; i <= 5_000; i++) {
            export.rows(product("X" + i, "Id", "R" + i, "ParentId", i == 1 ? "0" : "r" + (i - 1), "Category", null));
        }

        assertThat(problems(export)).isEmpty();
    }

    @Test
    void accessoriesOfEachOtherAreOrdinaryRows() {
        assertThat(problems(export().rows(product("A", "Id", "1", "ParentId", "2", "Model", null),
                product("B", "Id", "2", "ParentId", "1", "Category", null)))).extracting(Problem::field)
                .containsExactly("Model", "Category");
    }

    @Test
    void anAccessoryOfTwoRowsOfWhichOneIsOptionalIsContradictory() {
        Exports export = export().rows(product("A", "Id", "1"), product("B", "Id", "1", "IsOptional", true),
                product("C", "Id", "2", "ParentId", "1"));

        assertThat(problems(export)).extracting(Problem::code, Problem::row, Problem::field)
                .containsExactly(tuple("contradictory", "Acme C", "ParentId"));
        assertThat(problems(export().rows(product("A", "Id", "1"), product("B", "Id", "1"),
                product("C", "Id", "2", "ParentId", "1")))).isEmpty();
    }

    @Test
    void creditsAreAllowed() {
        assertThat(problems(export().rows(product("X1", "Quantity", -2), product("X2", "UnitPrice", -10,
                "LaborAdjustment", -5)).misc("Discount", 1, -100))).isEmpty();
    }

    @Test
    void rowsThatComeToMoreThanAnybodyCouldStoreAreRefused() {
        assertThat(problems(export().rows(product("X1", "Quantity", 100_000, "UnitPrice", 1e9)))).isEmpty();
        assertThat(problems(export().rows(product("X1", "Quantity", 100_000, "UnitPrice", -1e9)).misc("Freight", 1, 1)))
                .extracting(Problem::code, Problem::field).containsExactly(tuple("limit", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e999999999", "1e-999999999"})
    void optionalRowsMayHoldAnyNumber(String number) {
        Project project = export().rows(product("X1", "IsOptional", true, "Quantity", number, "UnitPrice", 3e200))
                .read();

        Refusals.check(project, choices(), Tenants.CURRENCY);
        assertThat(DesiredState.of(project, choices(), Tenants.tenant()).warnings())
                .anySatisfy(warning -> assertThat(warning).startsWith("Optional rows worth ").hasSizeLessThan(200));
    }

    @Test
    void aRowMayWriteItsLocationInAnotherCasing() {
        Project project = export().with("Progress", "Approved").location("AB-1", "Salon", null)
                .rows(product("X1", "LocationId", "ab-1 ")).read();

        Refusals.check(project, choices(), Tenants.CURRENCY);
        assertThat(Records.bodies(DesiredState.of(project, choices(), Tenants.tenant()).project(),
                RecordType.TICKET)).extracting(ticket -> ticket.get("summary")).containsExactly("Salon");
    }

    @ParameterizedTest
    @CsvSource({"1,Kitchen,", "' 1',Salon,2", "~General,General,"})
    void twoLocationsOfOneIdAreContradictory(String id, String name, String parentId) {
        assertThat(problems(export().location("1", "Salon", null).location("2", "Loft", null)
                .location(id, name, parentId))).extracting(Problem::code, Problem::field)
                .containsExactly(tuple("contradictory", "Locations"));
    }

    @Test
    void aLocationThatIsListedTwiceIsOne() {
        assertThat(problems(export().location("1", "Salon", null).location("1", "Salon ", ""))).isEmpty();
    }

    @Test
    void idsThatNobodyCouldStoreAreRefused() {
        assertThat(problems(export().with("Id", "p".repeat(41)).with("ClientId", "c".repeat(101))
                .location("l".repeat(101), "Salon", null))).extracting(Problem::code, Problem::field)
                .containsExactly(tuple("limit", "Id"), tuple("limit", "ClientId"), tuple("limit", "Locations"));
        assertThat(problems(export().with("Id", "p/opportunity"))).extracting(Problem::code, Problem::field)
                .containsExactly(tuple("contradictory", "Id"));
    }

    @Test
    void noTextOfTheExportMakesASentenceUnreadable() {
        String name = "n".repeat(1_000) + "\n";
        List<Problem> problems = problems(export().with("StartDate", name).location("1", "a\n\tb" + name, "9")
                .location("2", name, null).misc(name, 2e9, 1)
                .rows(product(name, "Manufacturer", name, "Category", null, "LocationId", "2")));

        assertThat(problems).hasSize(4).allSatisfy(problem ->
                assertThat(problem.toString()).hasSizeLessThan(500).doesNotContain("\n"));
        assertThat(problems.get(1).message()).startsWith("Location \"a bnnn").contains("n…\"");
    }

    @Test
    @Timeout(20)
    void ofVeryManyProblemsTheFirstHundredAreTold() {
        Exports export = export();
        for (int i = 0; i < 5_000; i++) {
            export.location("l" + i, "L" + i, "gone").rows(product("X" + i, "Category", null, "LocationId", "l" + i),
                    product("X" + i, "Category", null, "LocationId", "l" + i));
        }

        List<Problem> problems = problems(export);

        assertThat(problems).hasSize(101);
        assertThat(problems.get(100)).hasToString("There are 9900 more problems. Start with these.");
    }

    @Test
    void everythingIsToldAtOnce() {
        Exports bad = export().with("Name", null).with("StartDate", "?").withoutContacts().location("1", "Loop", "1")
                .rows(product("X1", "Model", null, "LocationId", "9"), packaged(5, null),
                        product("Y", "UnitCost", 2e9));

        RefusedException refused = catchThrowableOfType(RefusedException.class,
                () -> Refusals.check(bad.read(), choices(), Tenants.CURRENCY));

        assertThat(refused.problems()).extracting(Problem::field).containsExactlyInAnyOrder("Name", "Contacts",
                "StartDate", "ParentId", "LocationId", "Model", "PackageName", null);
        assertThat(refused.problems()).allSatisfy(problem -> {
            assertThat(refused).hasMessageContaining(problem.toString());
            assertThat(problem.todo()).isNotBlank();
        });
    }

    @Test
    void anExportOfNothingHasAllTheProblemsOfAProject() {
        assertThat(problems(export().withoutContacts().with("Id", null).with("Client", null).with("Name", null)
                .with("StartDate", null).with("EndDate", null))).extracting(Problem::field)
                .containsExactly("Id", "Client", "Name", "Contacts", "StartDate", "EndDate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-patio-music.json", "2-fjordblick-residence.json", "3-office-network.json"})
    void theSandboxesExportsAreTaken(String file) {
        assertThatCode(() -> Refusals.check(Exports.sample(file), choices(),
                Tenants.CURRENCY)).doesNotThrowAnyException();
    }

    private static List<Problem> problems(Exports export, Object... choices) {
        RefusedException refused = catchThrowableOfType(RefusedException.class,
                () -> Refusals.check(export.read(), choices(choices), Tenants.CURRENCY));
        return refused == null ? List.of() : refused.problems();
    }
}
