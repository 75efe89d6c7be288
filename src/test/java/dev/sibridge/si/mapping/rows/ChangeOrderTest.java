package dev.sibridge.si.mapping.rows;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.calculated;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.mapping.Records;
import dev.sibridge.si.mapping.Tenants;
import dev.sibridge.si.mapping.refusals.Refusals;
import dev.sibridge.si.mapping.rows.ChangeOrder.State;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeOrderTest {

    @ParameterizedTest
    @CsvSource({
        "Pending,,, OPEN", ",,, OPEN", "In review,,, OPEN",
        "Approved,,, APPROVED", " accepted ,,, APPROVED", ",2026-11-20T10:00:00,, APPROVED",
        "Rejected,,, REJECTED", ",,2026-11-20T10:00:00, REJECTED", "DECLINED,,, REJECTED",
        "Approved,2026-11-20T10:00:00,2026-11-19T10:00:00, APPROVED",
        "Pending,2026-11-20T10:00:00,, APPROVED",
        "Pending,0001-01-01T00:00:00,0001-01-01T00:00:00, OPEN"})
    void howFarItIsSaysSisWordElseTheDates(String status, String accepted, String rejected, State state) {
        assertThat(ChangeOrder.state(order().with("COStatus", status).with("COAcceptedOn", accepted)
                .with("CORejectedOn", rejected).read())).isEqualTo(state);
    }

    @Test
    void whatItTakesOutCountsAgainstIt() {
        Project order = order().rows(
                product("AP-1", "Quantity", 1, "UnitPrice", 249, "ProductAdjustment", 5, "COChangeTypeId", 2),
                product("AP-1", "Quantity", 3, "UnitPrice", 249, "COChangeTypeId", 1)).read();

        List<Map<String, Object>> lines = lines(order);

        assertThat(lines).extracting(line -> line.get("quantity"), line -> line.get("price"))
                .usingElementComparator((a, b) -> a.toString().compareTo(b.toString()))
                .containsExactly(tuple("-1", "249"), tuple("1", "-5"), tuple("3", "249"));
        assertThat(desired(order).total()).isEqualByComparingTo("493");
    }

    @Test
    void calculatedAdjustmentsHaveTheirSignAlready() {
        assertThat(desired(order().rows(calculated(1, "Product Adjustment", -7.5, "COChangeTypeId", 1)).read()).total())
                .isEqualByComparingTo("-7.5");
    }

    @Test
    void itIsAnOpportunityOfItsOwnAndNeverWon() {
        DesiredState desired = desired(
                order().with("Progress", "Approved").with("CONotes", "Asked for on site").read());

        assertThat(desired.project()).isEmpty();
        List<DesiredRecord> opportunities = opportunities(desired);
        assertThat(opportunities).hasSize(1);
        assertThat(opportunities.get(0).key()).isEqualTo("p-1#1");
        assertThat(opportunities.get(0).body())
                .containsEntry("name", "Salon, change order 1: More speakers").containsEntry("source", "dtools:p-1#1")
                .containsEntry("notes", "Asked for on site").doesNotContainKey("status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Approved", "Rejected"})
    void onceSettledItIsClosed(String status) {
        List<DesiredRecord> opportunities = opportunities(desired(order().with("COStatus", status).read()));

        assertThat(opportunities).last().extracting(last -> last.body().get("status"))
                .isEqualTo(Map.of("id", Tenants.CLOSED));
    }

    @Test
    void aProjectIsNeverClosedWhateverItSaysOfChangeOrders() {
        assertThat(opportunities(DesiredState.of(Exports.export().with("COStatus", "Rejected").read(), choices(),
                Tenants.tenant()))).hasSize(1);
    }

    @Test
    void itsNumberStaysInALongName() {
        Project order = ChangeOrder.asProject(order().with("Name", "Residence ".repeat(30)).read());

        assertThat(opportunities(DesiredState.of(order, choices(), Tenants.tenant())).get(0).body().get("name"))
                .asString().hasSizeLessThanOrEqualTo(100).contains(", change order 1: ");
    }

    @Test
    void aNumberThatNoKeyCanHoldIsRefused() {
        RefusedException refused = catchThrowableOfType(RefusedException.class,
                () -> Refusals.check(order().with("CONumber", "1/o").read(), choices(), Tenants.CURRENCY));

        assertThat(refused.problems()).extracting(Problem::field).containsExactly("CONumber");
    }

    @Test
    void itsKeyFitsIntoAnOpportunitysSourceHoweverLongTheNumber() {
        String project = "5f852ab5-7953-52e0-94be-a66dbad6f2c8";

        assertThat(OurKey.of(ChangeOrder.key(project, "CO-0012 of the west wing"))).hasSize(50)
                .isNotEqualTo(OurKey.of(ChangeOrder.key(project, "CO-0012 of the east wing")));
    }

    private static Exports order() {
        return Exports.export().with("IsChangeOrder", true).with("CONumber", "1").with("COName", "More speakers");
    }

    private static DesiredState desired(Project order) {
        return DesiredState.of(ChangeOrder.asProject(order), choices(), Tenants.tenant());
    }

    private static List<DesiredRecord> opportunities(DesiredState desired) {
        return Records.all(desired.opportunity()).stream()
                .filter(record -> record.type() == RecordType.OPPORTUNITY).toList();
    }

    private static List<Map<String, Object>> lines(Project order) {
        return Records.all(desired(order).opportunity()).stream().filter(record -> record.type() == RecordType.LINE)
                .map(DesiredRecord::body).toList();
    }

    private static org.assertj.core.groups.Tuple tuple(String quantity, String price) {
        return org.assertj.core.groups.Tuple.tuple(new BigDecimal(quantity), new BigDecimal(price));
    }
}
