package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.sandbox.manage.model.Trait;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money is never taken as it stands when SI and Manage speak of different money. */
class ForeignCurrencyTest extends InProcessTest {

    @Test
    @Tag("field")
    void aProjectInAnotherCurrencyThanManagesIsRefusedInPlainWords() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL).put("CurrencyCode", "CAD").put("CurrencyRate", 1.36));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.messages()).startsWith("The project is in CAD, Manage works in USD.");
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @Test
    @Tag("field")
    void aRateWithoutACodeTellsAnotherCurrencyToo() {
        VENDORS.export(VENDORS.sample(Vendors.SMALL).putNull("CurrencyCode").put("CurrencyRate", 0.5));

        Run run = bridge.pollOne();

        assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(run.messages()).startsWith("The project is in a currency other than SI's own according to its rate"
                + " 0.5, Manage works in USD.");
        assertThat(VENDORS.writesToManage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-6, 999999999})
    void aRateThatNoCurrencyHasIsRefusedByItsNameAndNoRowIsBlamed(double rate) {
        try (InProcess converting = InProcess.start(VENDORS, "SYNC_FOREIGN_CURRENCY=convert")) {
            ObjectNode export = VENDORS.sample(Vendors.SMALL).put("CurrencyCode", "CAD").put("CurrencyRate", rate);
            ((ObjectNode) export.path("Items").get(0)).put("UnitPrice", 2000);
            VENDORS.export(export);

            Run run = converting.pollOne();

            assertThat(run.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(run.messages()).contains("Correct the rate of the project's currency")
                    .doesNotContain("Halvorn", "\n");
            assertThat(converting.problems(run)).extracting(Problem::field).contains("CurrencyRate");
            assertThat(VENDORS.writesToManage()).isEmpty();
        }
    }

    @Test
    void whatManageWorksInIsNotTakenForGranted() {
        VENDORS.manage().take(Trait.OTHER_CURRENCY);
        VENDORS.export(VENDORS.sample(Vendors.SMALL));

        assertThat(bridge.pollOne().messages()).startsWith("The project is in USD, Manage works in CAD.");

        VENDORS.export(VENDORS.sample(Vendors.SMALL).put("CurrencyCode", "CAD"));
        assertThat(bridge.runs(bridge.poll())).extracting(Run::outcome).contains(Outcome.SYNCED);
    }

    @Test
    @Tag("field")
    void whereTheDealerWantsItTheAmountsAreConvertedAndTheRunShowsHow() {
        ObjectNode export = VENDORS.sample(Vendors.SMALL).put("CurrencyCode", "CAD").put("CurrencyRate", 1.36);
        try (InProcess converting = InProcess.start(VENDORS, "SYNC_FOREIGN_CURRENCY=convert")) {
            VENDORS.export(export);

            Run run = converting.pollOne();

            assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
            BigDecimal si = export.path("PriceWithoutTax").decimalValue();
            BigDecimal ours = si.divide(new BigDecimal("1.36"), 2, RoundingMode.HALF_UP);
            assertThat(run.messages()).contains("divided by SI's rate 1.36: " + si.setScale(2) + " CAD became " + ours
                    + " USD").doesNotContain("SI says");
            JsonNode project = VENDORS.record("/project/projects", "name", "Patio Music");
            BigDecimal held = Vendors.total(VENDORS.linesOn("project", project.path("id").asLong()));
            assertThat(held.subtract(ours).abs()).isLessThan(new BigDecimal("0.02"));
        }
    }
}
