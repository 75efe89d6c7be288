package dev.sibridge.si.mapping.rows;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.si.mapping.refusals.Refusals;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    private final List<String> warnings = new ArrayList<>();

    @Test
    void anotherCurrencyIsRefusedInPlainWords() {
        Problem problem = problem("CAD", "1.36", "REFUSE").orElseThrow();

        assertThat(problem.code()).isEqualTo("currency");
        assertThat(problem.field()).isEqualTo("CurrencyCode");
        assertThat(problem).hasToString("The project is in CAD, Manage works in USD. Choose USD for the project in SI,"
                + " then check it in and export it again; or have such projects converted at SI's rate with"
                + " SYNC_FOREIGN_CURRENCY=convert.");
    }

    @ParameterizedTest
    @CsvSource({"USD,1.36", "' usd ',1.36", "USD,0.5", ",1", "'',0", "' ',1.00", ","})
    void theTenantsOwnIsTakenWhateverTheRateAndWithoutACodeWhereTheRateTellsNoOther(String code, String rate) {
        assertThat(problem(code, rate, "REFUSE")).isEmpty();
        Project project = project(code, rate);
        assertThat(Currencies.inTenants(project, "USD", warnings::add)).isSameAs(project);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',0.5", "' ',1.36", ",0.5", ",-1.36"})
    void withoutACodeTheRateTellsAnotherCurrencyThoughTheTenantsOwnIsKnown(String code, String rate) {
        assertThat(problem(code, rate, "REFUSE")).get().hasToString("The project is in a currency other than SI's own"
                + " according to its rate " + rate + ", Manage works in USD. Choose USD for the project in SI, then"
                + " check it in and"
                + " export it again; or have such projects converted at SI's rate with SYNC_FOREIGN_CURRENCY=convert.");
    }

    @Test
    void withoutACodeItIsConvertedByTheRateToo() {
        Project ours = Currencies.inTenants(export().with("CurrencyCode", null).with("CurrencyRate", 0.5)
                .with("PriceWithoutTax", 100).rows(product("A", "UnitPrice", 10)).read(), "USD", warnings::add);

        assertThat(ours.items().get(0).unitPrice()).isEqualByComparingTo("20");
        assertThat(warnings).containsExactly("The project is in a currency other than SI's own. Its amounts were"
                + " divided by SI's rate 0.5: 100.00 became 200.00 USD.");
    }

    @Test
    void whereOnlyTheRateIsAtFaultTheRefusalNamesItAndNoRow() {
        SyncSettings convert = choices("foreignCurrency", "CONVERT");
        Project project = export().with("CurrencyCode", "CAD").with("CurrencyRate", "0.000001")
                .rows(product("A", "UnitPrice", 2000), product("B", "UnitPrice", 3000)).read();
        Refusals.check(project, convert, "USD");
        Project converted = Currencies.inTenants(project, "USD", warnings::add);

        assertThat(catchThrowableOfType(RefusedException.class,
                () -> Refusals.checkConverted(project, converted, convert, "USD")).problems())
                .singleElement().hasToString("Divided by SI's rate 0.000001, amounts of the project exceed what any"
                        + " project costs. Correct the rate of the project's currency in SI, then check the project"
                        + " in and export it again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "0.00001", "103820", "1000000"})
    void everyRateThatCurrenciesHaveConverts(String rate) {
        assertThat(problem("LBP", rate, "CONVERT")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0", "-1.36", "1", "1.00", "1e-9", "0.00000099", "1000001", "999999999"})
    void aRateThatIsNoneCannotConvert(String rate) {
        assertThat(problem("CAD", rate, "CONVERT")).get().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("CurrencyRate");
            assertThat(problem.message()).startsWith("The project is in CAD, Manage works in USD, and SI gives ");
        });
    }

    @Test
    void everyAmountIsDividedByTheRateAndTheRunShowsBothTotals() {
        Project project = export().with("CurrencyCode", "CAD").with("CurrencyRate", 1.36).with("PriceWithoutTax",
                1054.5)
                .rows(product("A", "UnitPrice", 689, "UnitCost", 410, "ProductAdjustment", -13.6,
                        "MiscPartAdjustment", 1, "LaborAdjustment", 2.72, "Quantity", 3)).misc("Freight", 2, 68).read();

        Project ours = Currencies.inTenants(project, "USD", warnings::add);

        ProjectItem row = ours.items().get(0);
        assertThat(row.unitPrice()).isEqualByComparingTo("506.6176");
        assertThat(row.unitCost()).isEqualByComparingTo("301.4706");
        assertThat(row.productAdjustment()).isEqualByComparingTo("-10");
        assertThat(row.miscPartAdjustment()).isEqualByComparingTo("0.7353");
        assertThat(row.laborAdjustment()).isEqualByComparingTo("2");
        assertThat(row.quantity()).isEqualByComparingTo("3");
        assertThat(ours.miscItems().get(0).unitPrice()).isEqualByComparingTo("50");
        assertThat(ours.priceWithoutTax()).isEqualByComparingTo("775.3676");
        assertThat(ours.currencyCode()).isEqualTo("USD");
        assertThat(warnings).containsExactly("The project is in CAD. Its amounts were divided by SI's rate 1.36:"
                + " 1054.50 CAD became 775.37 USD.");
        assertThat(Currencies.inTenants(ours, "USD", warnings::add)).as("once").isSameAs(ours);
    }

    @Test
    void theLinesOfAConvertedProjectComeToItsRowsExactly() {
        Project project = export().with("CurrencyCode", "CAD").with("CurrencyRate", "1.3333").with("Progress",
                "Approved")
                .with("PriceWithoutTax", 1000).rows(product("A", "UnitPrice", "333.33", "Quantity", 2),
                        product("B", "UnitPrice", "0.0333", "Quantity", "10011.111", "ProductAdjustment",
                                "0.07")).read();

        DesiredState desired = DesiredState.of(Currencies.inTenants(project, "USD", warnings::add), choices(),
                Tenants.tenant());

        assertThat(desired.total()).isEqualByComparingTo(new BigDecimal("250.0038").multiply(BigDecimal.valueOf(2))
                .add(new BigDecimal("10011.111").multiply(new BigDecimal("0.0250"))).add(new BigDecimal("0.0525")));
        assertThat(desired.warnings()).noneMatch(warning -> warning.contains("SI says"));
    }

    @ParameterizedTest
    @CsvSource({"CAD,1.36,true", ",1.36,true", "CAD,1,false", "CAD,,false", "USD,0,false"})
    void whereNobodyKnowsTheTenantsOwnTheRateTellsAnother(String code, String rate, boolean foreign) {
        Optional<Problem> problem = Currencies.problem(project(code, rate), choices("foreignCurrency", "CONVERT"),
                null);

        assertThat(problem.isPresent()).isEqualTo(foreign);
        problem.ifPresent(found -> assertThat(found.todo()).contains("SYNC_CURRENCY"));
    }

    @Test
    void aRateWithoutEndIsALimitAndNoCrash() {
        assertThat(catchThrowableOfType(RefusedException.class, () -> Refusals.check(
                project("CAD", "1e-99"), choices("foreignCurrency", "CONVERT"), "USD")).problems())
                .extracting(Problem::code).containsExactly("limit");
    }

    private static Optional<Problem> problem(String code, String rate, String setting) {
        return Currencies.problem(project(code, rate), choices("foreignCurrency", setting), "USD");
    }

    private static Project project(String code, String rate) {
        return export().with("CurrencyCode", code).with("CurrencyRate", rate).read();
    }
}
