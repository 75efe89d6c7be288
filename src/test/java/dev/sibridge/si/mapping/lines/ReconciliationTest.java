package dev.sibridge.si.mapping.lines;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.calculated;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.packaged;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Records;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconciliationTest {

    private static final Exports EXPORT = export().rows(
            product("X1", "Quantity", "2", "UnitPrice", "10.005", "ProductAdjustment", "-0.01", "LaborAdjustment", 3),
            product("X2", "IsOfe", true, "UnitPrice", 99), product("X3", "IsOptional", true, "UnitPrice", 500),
            product("X4", "Quantity", null), calculated(2, "Labor Adjustment", "7.5", "LaborAdjustment", 4))
            .misc("Freight", 3, "1.1");

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void linesThatComeToTheRowsAndAdjustmentsPass(boolean aggregated) {
        SyncSettings settings = choices("aggregateAdjustments", aggregated);
        Project project = EXPORT.read();

        assertThatCode(() -> Reconciliation.check(project, settings, "opportunity", stage(project, settings)))
                .doesNotThrowAnyException();
    }

    @Test
    void aLineThatIsLostIsOurFaultAndToldSo() {
        Project project = EXPORT.read();
        List<DesiredRecord> lines = new ArrayList<>(Records.all(stage(project, choices()), RecordType.LINE));
        lines.remove(0);

        assertThatThrownBy(() -> Reconciliation.check(project, choices(), "opportunity", List.of(Wave.of(lines))))
                .isInstanceOf(ReconciliationException.class).hasMessage("SI Bridge miscalculated and wrote nothing: "
                        + "the lines of the opportunity add up to 13.79, SI's rows and adjustments to 33.800. Please"
                        + " report this with the export.");
    }

    @Test
    void theLastDigitCounts() {
        Project project = export().rows(product("X1")).read();
        DesiredRecord line = Records.all(stage(project, choices()), RecordType.LINE).get(0);
        Map<String, Object> body = new LinkedHashMap<>(line.body());
        body.put("price", new BigDecimal("10.0000000001"));

        assertThatThrownBy(() -> Reconciliation.check(project, choices(), "project", List.of(Wave.of(List.of(
                new DesiredRecord(line.type(), line.key(), null, body, line.match()))))))
                .isInstanceOf(ReconciliationException.class);
    }

    @Test
    void anAllowanceThatIsCalledMiscellaneousIsNoMiscItem() {
        Project project = export().location("misc|x", "Salon", null)
                .rows(packaged(3, "Miscellaneous", "UnitPrice", 70), packaged(3, "Rug", "LocationId", "misc|x"))
                .misc("Miscellaneous", 1, 5).read();

        assertThat(DesiredState.of(project, choices(), Tenants.tenant()).totalWithoutMisc())
                .isEqualByComparingTo("120");
    }

    private static List<Wave> stage(Project project, SyncSettings settings) {
        return DesiredState.of(project, settings, Tenants.tenant()).opportunity();
    }
}
