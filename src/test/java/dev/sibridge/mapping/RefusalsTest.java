package dev.sibridge.mapping;

import static dev.sibridge.mapping.Choices.choices;
import static dev.sibridge.mapping.Exports.calculated;
import static dev.sibridge.mapping.Exports.export;
import static dev.sibridge.mapping.Exports.labor;
import static dev.sibridge.mapping.Exports.packaged;
import static dev.sibridge.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
    void everythingIsToldAtOnce() {
        Exports bad = export().with("Name", null).with("StartDate", "?").withoutContacts().location("1", "Loop", "1")
                .rows(product("X1", "Model", null, "LocationId", "9"), packaged(5, null),
                        product("Y", "UnitCost", 2e9));

        RefusedException refused = catchThrowableOfType(RefusedException.class,
                () -> Refusals.check(bad.read(), choices()));

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
        assertThatCode(() -> Refusals.check(Exports.sample(file), choices())).doesNotThrowAnyException();
    }

    private static List<Problem> problems(Exports export, Object... choices) {
        RefusedException refused = catchThrowableOfType(RefusedException.class,
                () -> Refusals.check(export.read(), choices(choices)));
        return refused == null ? List.of() : refused.problems();
    }
}
