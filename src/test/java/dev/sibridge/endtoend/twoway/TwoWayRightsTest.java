package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.twoway.cadence.TwoWaySwitch;
import dev.sibridge.twoway.check.Checked;
import dev.sibridge.twoway.check.Checked.State;
import dev.sibridge.twoway.check.NeededRights;
import dev.sibridge.twoway.check.TwoWayCheck;
import dev.sibridge.twoway.store.ProjectLog;
import dev.sibridge.vendor.connectwise.kinds.Right.Action;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check finds what the API member's security role lacks for two-way, and writes nothing for that. */
class TwoWayRightsTest extends TwoWayTest {

    private static final String TIMED = SAMPLE + "\ntime: { enabled: true, nonBillable: NoCharge }\n";

    @BeforeEach
    void nothingWasAskedYet() {
        clearLogs();
    }

    @Test
    void aRoleThatGivesEverythingIsWell() {
        assertThat(rights()).containsExactly(new Checked("Rights", State.OK, "The security role \"API Integration\""
                + " gives all permissions that are needed.", ""));
        nothingIsWritten();
    }

    @ParameterizedTest
    @CsvSource({"Company Maintenance, Companies > Company Maintenance, INQUIRE",
        "Project Headers, Project > Project Headers, ADD", "Project Headers, Project > Project Headers, EDIT",
        "Project Phase, Project > Project Phase, ADD", "Project Phase, Project > Project Phase, INQUIRE",
        "Project Tickets, Project > Project Ticket, EDIT", "Project Tickets, Project > Project Ticket, INQUIRE",
        "Project Ticket Tasks, Project > Project Ticket Tasks, ADD",
        "Project Ticket Tasks, Project > Project Ticket Tasks, INQUIRE",
        "Project Notes, Project > Project Notes, ADD", "Project Notes, Project > Project Notes, INQUIRE",
        "Resource Scheduling, Service Desk > Resource Scheduling, INQUIRE",
        "Resource Scheduling, Service Desk > Resource Scheduling, DELETE",
        "Table Setup, System > Table Setup, INQUIRE"})
    void whatIsMissingIsNamedWithWhereToSetItAndTwoWayIsNotSwitchedOn(String function, String named, Action action) {
        VENDORS.allow(function, action, "My");

        Checked missing = new Checked("Rights", State.BLOCK, "The security role \"API Integration\" lacks a"
                + " permission: " + named + ", " + action.label() + ".", "In Manage, System > Security"
                + " Roles > \"API Integration\" > " + named + ": set " + action.label() + " Level to All.");
        assertThat(rights()).containsExactly(missing);
        assertThat(bean(TwoWaySwitch.class).on(account())).contains(missing);
        nothingIsWritten();
    }

    @Test
    void allThatAreMissingAreToldAtOnce() {
        VENDORS.allow("Project Phase", Action.ADD, "None");
        VENDORS.allow("Project Phase", Action.EDIT, "None");
        VENDORS.allow("Project Ticket Tasks", Action.INQUIRE, "None");

        assertThat(rights()).extracting(Checked::message).containsExactly("The security role \"API Integration\" lacks"
                + " a permission: Project > Project Phase, Add, Edit.", "The security role \"API Integration\" lacks a"
                + " permission: Project > Project Ticket Tasks, Inquire.");
    }

    @ParameterizedTest
    @CsvSource({"Project Teams, INQUIRE", "Close Project, EDIT", "Close Project Tickets, EDIT"})
    void whatOnlySomeChangesNeedIsAWarning(String function, Action action) {
        VENDORS.allow(function, action, "None");

        assertThat(rights()).singleElement().satisfies(warning -> {
            assertThat(warning.state()).isEqualTo(State.WARN);
            assertThat(warning.message()).endsWith("lacks a permission: Project > " + function + ", " + action.label()
                    + ". Changes that need it are refused; the log says so.");
            assertThat(warning.todo()).contains("Project > " + function + ": set " + action.label() + " Level to All.");
        });
    }

    @ParameterizedTest
    @CsvSource({"Project Phase", "Project Tickets", "Project Ticket Tasks", "Time Entry"})
    void whatNobodyHasTurnedOnNeedsNoRight(String function) {
        VENDORS.allow(function, Action.DELETE, "None");

        assertThat(rights()).extracting(Checked::state).containsExactly(State.OK);
    }

    @Test
    void timeNeedsItsRightsWhereItIsOn() {
        mappings(TIMED);
        VENDORS.allow("Time Entry", Action.ADD, "None");

        assertThat(rights()).singleElement().satisfies(missing -> {
            assertThat(missing.state()).isEqualTo(State.BLOCK);
            assertThat(missing.message()).endsWith("Time & Expense > Time Entry, Add.");
        });
    }

    @Test
    void whatMayNotBeReadIsAWarningAndTheFirstRefusalNamesTheRight() {
        VENDORS.allow("Security Roles", Action.INQUIRE, "None");
        assertThat(rights()).extracting(Checked::state, Checked::message).containsExactly(
                tuple(State.WARN, "SI Bridge cannot read what the API member may do; that"
                        + " shows only when it is refused something."));

        VENDORS.allow("Resource Scheduling", Action.INQUIRE, "None");
        assertThat(check()).filteredOn(Checked::isBlock).singleElement().satisfies(refused ->
                assertThat(refused.message()).contains("/schedule/entries", "the level All for Service Desk >"
                        + " Resource Scheduling"));
    }

    @Test
    void theyAreEnoughForWhatBothSidesDo() {
        mappings(SAMPLE + "\npeople: [{ tool: Bob Jones, manage: talbrecht }]\nprojectRole: Team Member\n");
        VENDORS.forbidAll();
        Stream.concat(NeededRights.of(false, false).stream(), NeededRights.WISHED.stream()).forEach(right ->
                right.actions().forEach(action -> VENDORS.allow(right, action, "All")));
        int ticket = office.ticket(office.phase(office.project("Patio"), "Trim"), "Mount the speakers");
        office.make("TicketTask", ticket, Map.of("notes", "Label the cables"));
        office.note(ticket, "Two of them are heavy");
        sweep();
        String task = crew.taskCalled("Mount the speakers");
        crew.make("notes", Map.of("projectId", crew.named("projects", "Patio"), "taskId", task, "text", "It is wet",
                "categoryId", crew.named("noteCategories", "Note")));
        crew.change("tasks", task, "assigneeIds", List.of(crew.named("users", "Bob Jones")));
        sweep();
        assertThat(office.all("/schedule/entries")).hasSize(1);
        crew.change("tasks", task, "assigneeIds", List.of());
        crew.task(crew.named("phases", "Trim"), "Aim the speakers");
        crew.putInto(task, "Done");
        sweep();

        assertThat(office.all("/schedule/entries")).isEmpty();
        assertThat(office.summaries()).containsExactly("Aim the speakers", "Mount the speakers");
        assertThat(bean(ProjectLog.class).of(paired().id(), 0, 99)).extracting(ProjectLog.Row::what)
                .doesNotContain("REFUSED", "FAILED").contains("CREATED", "UPDATED");
        bothAreInStep();
    }

    private List<Checked> rights() {
        return check().stream().filter(checked -> checked.check().equals("Rights")).toList();
    }

    private List<Checked> check() {
        return bean(TwoWayCheck.class).check(account());
    }
}
