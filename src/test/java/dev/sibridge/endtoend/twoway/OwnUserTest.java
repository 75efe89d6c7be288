package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.SmallProject;
import dev.sibridge.history.Outcome;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.twoway.check.Checked;
import dev.sibridge.twoway.check.Checked.State;
import dev.sibridge.twoway.check.TwoWayCheck;
import dev.sibridge.twoway.store.ProjectLog;
import dev.sibridge.twoway.store.ProjectLog.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever works under SI Bridge's own name on either side is noticed, and told by the check. */
class OwnUserTest extends TwoWayTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As the tool and Manage know SI Bridge. */
    private static final String IN_TOOL = "bridge";
    private static final String IN_MANAGE = "sandbox";

    private int ticket;
    private String task;

    @BeforeEach
    void bothSidesHaveThePatioAndKnowUs() {
        ticket = office.ticket(office.phase(office.project("Patio"), "Trim"), "Mount the speakers");
        sweep();
        task = crew.taskCalled("Mount the speakers");
        crew.task(crew.named("phases", "Trim"), "Aim the speakers");
        sweep();
        anHourPasses();
    }

    @Test
    void whatPeopleAndSiBridgeDoIsNothingToWonderAbout() {
        crew.rename(task, "Mount four speakers");
        office.change("ProjectTicket", ticket, "budgetHours", 6);
        office.note(ticket, "Above the door");
        pass();
        anHourPasses();
        sweep();

        nobodyElseIsNoticed();
    }

    @Test
    void anEditUnderOurNameInTheToolThatIsNotOursIsTold() {
        renameAsUs(task, "Mount six speakers");

        pass();

        assertThat(noticed()).singleElement().satisfies(row -> assertThat(row.name()).isEqualTo("Mount six speakers"));
        assertThat(office.ticket(ticket).path("summary").asText()).as("it counts like any other")
                .isEqualTo("Mount six speakers");
        assertThat(warnings()).containsExactly(new Checked("Own users", State.WARN, "In the last 30 days, SI Bridge's"
                + " own user in the project-management tool changed 1 record, and not for SI Bridge; the last was"
                + " \"Mount six speakers\". People or another integration use it.",
                "Give SI Bridge a user with a key that nobody else uses."));
    }

    @Test
    void anEditUnderOurNameInManageThatIsNotOursIsTold() {
        asUs("ProjectTicket", Map.of("summary", "Mount six speakers"));
        VENDORS.manage().as(IN_MANAGE).create("TicketNote", ticket, Map.of("text", "By the other integration",
                "internalAnalysisFlag", true));

        pass();

        assertThat(noticed()).extracting(Row::name).containsExactlyInAnyOrder("Mount six speakers",
                "By the other integration");
        assertThat(warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.message()).contains("SI Bridge's own API member in Manage changed 2 records");
            assertThat(warning.todo()).isEqualTo("Give SI Bridge an API member with keys that nobody else uses.");
        });
    }

    @Test
    void anEditIsToldOnceAndTheNextOneAgain() {
        renameAsUs(task, "Mount six speakers");
        pass();
        anHourPasses();
        sweep();
        assertThat(noticed()).hasSize(1);

        anHourPasses();
        renameAsUs(task, "Mount eight speakers");
        pass();

        assertThat(noticed()).hasSize(2);
    }

    @Test
    void afterAMonthItIsForgotten() {
        renameAsUs(task, "Mount six speakers");
        pass();
        assertThat(warnings()).hasSize(1);

        passes(Duration.ofDays(31));

        assertThat(warnings()).isEmpty();
    }

    @Test
    void whatAPersonDidWhileWeWroteTheSameRecordIsThePersons() {
        crew.rename(task, "Mount four speakers");
        VENDORS.manage().service().faults().add(new Fault("PATCH", "*/project/tickets/" + ticket, 1, 1,
                Fault.Kind.STATUS, 503, null, null, null, null), () -> office.change("ProjectTicket", ticket,
                "budgetHours", 6));
        pass();
        assertThat(office.ticket(ticket).at("/_info/updatedBy").asText()).as("we wrote after that")
                .isEqualTo(IN_MANAGE);

        sweep();

        assertThat(crew.text("tasks", task, "estimateHours")).isEqualTo("6");
        nobodyElseIsNoticed();
    }

    @Test
    void aWriteOfOursThatWasNotAnsweredIsOurs() {
        crew.rename(task, "Mount four speakers");
        VENDORS.manage().service().faults().add(new Fault("PATCH", "*/project/tickets/*", 1, 9, Fault.Kind.DROP_AFTER,
                null, null, null, null, null));
        pass();
        VENDORS.manage().service().faults().clear();
        assertThat(office.ticket(ticket).at("/_info/updatedBy").asText()).isEqualTo(IN_MANAGE);
        bean(JdbcClient.class).sql("DELETE FROM two_way_log").update();

        sweep();

        nobodyElseIsNoticed();
    }

    @Test
    void aDryRunTellsNobody() {
        renameAsUs(task, "Mount six speakers");

        command("--reconcile", "--dry-run");

        nobodyElseIsNoticed();
    }

    @Test
    void whatExportsChangeInManageIsOurs() {
        ObjectNode project = SmallProject.first(VENDORS);
        export(project);
        sweep();
        anHourPasses();
        project.path("Locations").forEach(location -> ((ObjectNode) location)
                .put("Name", location.path("Name").asText() + " 2").put("FullName", location.path("Name").asText()));

        export(project);
        sweep();

        assertThat(crew.tasks()).anyMatch(name -> name.endsWith(" 2"));
        nobodyElseIsNoticed();
    }

    private static void export(ObjectNode project) {
        VENDORS.export(project.deepCopy());
        assertThat(bridge().pollOne().outcome()).isEqualTo(Outcome.SYNCED);
    }

    private void renameAsUs(String task, String name) {
        VENDORS.tool().edit("tasks", task, JSON.valueToTree(Map.of("name", name)), IN_TOOL);
    }

    private void asUs(String entity, Map<String, ?> values) {
        VENDORS.manage().as(IN_MANAGE).change(entity, ticket, values);
    }

    private static void anHourPasses() {
        passes(Duration.ofHours(1));
    }

    /** What happened so far was that much earlier. */
    private static void passes(Duration time) {
        bean(JdbcClient.class).sql("UPDATE two_way_log SET at = at - ?").param(time.toMillis()).update();
        bean(JdbcClient.class).sql("UPDATE two_way_project SET last_pass = last_pass - ?").param(time.toMillis())
                .update();
    }

    private static void nobodyElseIsNoticed() {
        assertThat(noticed()).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    private static List<Row> noticed() {
        return bean(JdbcClient.class).sql("SELECT id FROM two_way_project").query(Long.class).list().stream()
                .flatMap(project -> bean(ProjectLog.class).of(project, 0, 500).stream())
                .filter(row -> row.what().equals("OWN_USER")).toList();
    }

    private static List<Checked> warnings() {
        return bean(TwoWayCheck.class).check(account()).stream().filter(one -> one.check().equals("Own users"))
                .toList();
    }
}
