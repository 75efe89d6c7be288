package dev.sibridge.si.mapping;

import static dev.sibridge.si.mapping.Choices.choices;
import static dev.sibridge.si.mapping.Exports.calculated;
import static dev.sibridge.si.mapping.Exports.export;
import static dev.sibridge.si.mapping.Exports.labor;
import static dev.sibridge.si.mapping.Exports.laborByPhase;
import static dev.sibridge.si.mapping.Exports.product;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.Bodies;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.lines.ProductLines;
import dev.sibridge.si.mapping.rows.Locations;
import dev.sibridge.si.mapping.rows.Memory;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectsTest {

    private static final RecordRef PROJECT = new RecordRef(RecordType.PROJECT, "p-1");

    @Test
    void anEmptyExportIsAProjectWithoutPhases() {
        List<Wave> waves = waves(export());

        assertThat(Records.all(waves)).extracting(DesiredRecord::ref).containsExactly(PROJECT);
    }

    @Test
    void theProjectStandsOnItsBoardWithItsOpportunityAndDates() {
        Project project = export().site("Street1", "s").with("ProjectManager", "Renee Okafor").read();
        SyncSettings settings = choices("billingMethod", "FixedFee", "billTime", "Billable",
                "billProducts", "NoCharge");

        Map<String, Object> body = Records.body(
                new Projects(project, List.of(), settings, Tenants.tenant(), Memory.NONE).waves(), RecordType.PROJECT);

        assertThat(body).containsEntry("name", "Salon").containsEntry("board", Map.of("id", Tenants.BOARD))
                .containsEntry("company", Clients.company(project, choices()))
                .containsEntry("site", Clients.site(project, choices()))
                .containsEntry("contact", Clients.primaryContact(project, choices()))
                .containsEntry("opportunity", new RecordRef(RecordType.OPPORTUNITY, "p-1"))
                .containsEntry("estimatedStart", "2026-12-01T00:00:00Z")
                .containsEntry("estimatedEnd", "2026-12-04T00:00:00Z")
                .containsEntry("billingMethod", "FixedFee").containsEntry("billTime", "Billable")
                .containsEntry("billProducts", "NoCharge")
                .containsEntry("manager", Map.of("id", Tenants.RENEE.id()));
    }

    @Test
    void aManagerWhoIsNoMemberIsLeftOut() {
        assertThat(Records.body(waves(export().with("ProjectManager", "Nobody")), RecordType.PROJECT))
                .doesNotContainKey("manager");
    }

    @Test
    void phasesAreWrittenLevelByLevelThenTicketsThenLines() {
        List<Wave> waves = waves(house().rows(product("A", "LocationId", "111")));

        assertThat(waves).extracting(wave -> wave.records().stream().map(DesiredRecord::key).toList()).startsWith(
                List.of("p-1"), List.of("p-1/1", "p-1/2"), List.of("p-1/11"),
                List.of("p-1/1", "p-1/11", "p-1/111", "p-1/2"));
        assertThat(waves.get(4).rest().below()).isEqualTo("p-1/p/");
        assertThat(waves.get(2).records().get(0).body()).containsEntry("description", "Hall")
                .containsEntry("parentPhase", phase("1")).containsEntry("wbsCode", "1.1");
        assertThat(waves.get(2).records().get(0).parent()).isEqualTo(PROJECT);
    }

    @Test
    void everyLocationHasATicketInItsOwnPhaseOrItsParents() {
        assertThat(Records.bodies(waves(house()), RecordType.TICKET))
                .extracting(ticket -> ticket.get("summary"), ticket -> ticket.get("phase"))
                .containsExactly(tuple("House", phase("1")), tuple("Hall", phase("11")), tuple("Closet", phase("11")),
                        tuple("Garden", phase("2")));
        assertThat(Records.bodies(waves(house()), RecordType.TICKET)).allSatisfy(ticket ->
                assertThat(ticket).containsEntry("project", PROJECT).containsEntry("processNotifications", false));
    }

    @Test
    void locationsOfOneNameStayApart() {
        List<Wave> waves = waves(export().location("1", "Bath", null).location("2", "Bath", null)
                .location("3", " ", null).location("4", "B".repeat(101), null));

        assertThat(Records.all(waves, RecordType.PHASE)).extracting(DesiredRecord::key).doesNotHaveDuplicates();
        assertThat(Records.bodies(waves, RecordType.PHASE)).extracting(phase -> phase.get("description"))
                .containsExactly("Bath", "Bath", "Location 3", "B".repeat(100));
        assertThat(Records.all(waves, RecordType.PHASE).get(1).match()).containsExactly(
                Bodies.of("description", "Bath", "parentPhase", null, "wbsCode", "2"),
                Bodies.of("description", "Bath", "parentPhase", null));
    }

    @Test
    void rowsWithoutALocationStandInGeneralWhichIsLast() {
        List<Wave> waves = waves(house().rows(product("A"), product("B", "LocationId", "2")));

        assertThat(Records.bodies(waves, RecordType.PHASE)).extracting(phase -> phase.get("description"))
                .containsExactly("House", "Garden", "General", "Hall");
        assertThat(Records.bodies(waves, RecordType.TICKET)).extracting(ticket -> ticket.get("summary"))
                .endsWith("General");
        assertThat(Records.bodies(waves, RecordType.LINE)).extracting(line -> line.get("ticket"))
                .containsExactly(ticket(Locations.GENERAL), ticket("2"));
    }

    @Test
    void locationsWithNothingInOrUnderThemCanBeLeftOut() {
        List<Wave> waves = waves(house().rows(product("A", "LocationId", "111")), "emptyLocations", "LEAVE_OUT");

        assertThat(Records.bodies(waves, RecordType.TICKET)).extracting(ticket -> ticket.get("summary"))
                .containsExactly("House", "Hall", "Closet");
    }

    @Test
    void linesStandOnTheirTicketsAndWhatConcernsAllOnTheProject() {
        List<Wave> waves = waves(house().rows(product("A", "LocationId", "2", "ProductAdjustment", 5),
                calculated(1, "Product Adjustment", 3)).misc("Freight", 1, 1));

        assertThat(Records.bodies(waves, RecordType.LINE)).extracting(line -> line.get("ticket"))
                .containsExactly(ticket("2"), ticket("2"), null, null);
        assertThat(Records.bodies(waves, RecordType.LINE)).extracting(line -> line.get("project"))
                .containsExactly(null, null, PROJECT, PROJECT);
        assertThat(Records.all(waves, RecordType.LINE)).allSatisfy(line -> assertThat(line.key())
                .startsWith("p-1/p/"));
    }

    @Test
    void budgetHoursAreThoseOfProductsAndOfVariableLabor() {
        Map<String, BigDecimal> hours = hours(house().rows(
                product("A", "LocationId", "2", "TotalLaborHours", 1.5),
                product("A", "LocationId", "2", "TotalLaborHours", 1.5),
                labor("Wiring", "LocationId", "2", "Quantity", 4, "TotalLaborHours", 4),
                labor("Trip", "LocationId", "2", "LaborCalculationMethodId", 1, "Quantity", 1),
                laborByPhase("Trim", "Quantity", 3)));

        assertThat(hours.get("Garden")).isEqualByComparingTo("7");
        assertThat(hours.get("General")).isZero();
        assertThat(hours.get("House")).isZero();
    }

    @Test
    void laborByPhaseCountsOnGeneralWhenNoProductHasHours() {
        Map<String, BigDecimal> hours = hours(house().rows(product("A", "LocationId", "2", "TotalLaborHours", 0.0),
                laborByPhase("Rough-In", "Quantity", 3.25), laborByPhase("Trim", "Quantity", 1),
                labor("Wiring", "LocationId", "2", "Quantity", 2)));

        assertThat(hours.get("General")).isEqualByComparingTo("4.25");
        assertThat(hours.get("Garden")).isEqualByComparingTo("2");
    }

    @Test
    void optionalRowsHaveNoHours() {
        assertThat(hours(house().rows(product("A", "LocationId", "2", "TotalLaborHours", 9, "IsOptional", true)))
                .get("Garden")).isZero();
    }

    /** House with Hall with Closet, and Garden. */
    private static Exports house() {
        return export().location("1", "House", null).location("11", "Hall", "1").location("111", "Closet", "11")
                .location("2", "Garden", null);
    }

    private static Map<String, BigDecimal> hours(Exports export) {
        Map<String, BigDecimal> hours = new LinkedHashMap<>();
        Records.bodies(waves(export), RecordType.TICKET).forEach(ticket ->
                hours.put((String) ticket.get("summary"), (BigDecimal) ticket.get("budgetHours")));
        return hours;
    }

    private static RecordRef phase(String location) {
        return new RecordRef(RecordType.PHASE, "p-1/" + location);
    }

    private static RecordRef ticket(String location) {
        return new RecordRef(RecordType.TICKET, "p-1/" + location);
    }

    private static List<Wave> waves(Exports export, Object... choices) {
        SyncSettings settings = choices(choices);
        Project project = export.read();
        return new Projects(project, ProductLines.of(project, settings, Tenants.tenant()),
                settings, Tenants.tenant(), Memory.NONE).waves();
    }
}
