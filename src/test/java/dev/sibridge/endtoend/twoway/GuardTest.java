package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.once.Command.Result;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.SimulatedService;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing is removed because a list failed or fell silent, and much is removed only when a person agrees. */
class GuardTest extends TwoWayTest {

    private static final String NO_ITEMS = "{\"items\":[],\"total\":0,\"next\":null}";

    private final List<Integer> tickets = new ArrayList<>();

    static Stream<Arguments> silences() {
        return Stream.of("tool /phases", "tool /tasks", "tool /steps", "manage */project/projects/*/phases",
                        "manage */project/tickets", "manage */project/tickets/*/tasks", "manage */project/projects")
                .flatMap(list -> Stream.of(Arguments.of(list, Fault.Kind.STATUS, 403, null),
                        Arguments.of(list, Fault.Kind.STATUS, 200, list.startsWith("tool") ? NO_ITEMS : "[]")));
    }

    static Stream<Arguments> oddities() {
        return Stream.of("tool /tasks", "manage */project/tickets").flatMap(list -> Stream.of(
                Arguments.of(list, Fault.Kind.STATUS, 200, "{}"), Arguments.of(list, Fault.Kind.GARBAGE, null, null),
                Arguments.of(list, Fault.Kind.TRUNCATED, null, null)));
    }

    @ParameterizedTest
    @MethodSource({"silences", "oddities"})
    void fromAListThatIsRefusedOrEmptyOrGarbledNothingIsRemoved(String list, Fault.Kind kind, Integer status,
            String body) {
        job(1);
        office.make("TicketTask", tickets.get(0), Map.of("notes", "Drill"));
        sweep();
        SimulatedService service = list.startsWith("tool") ? VENDORS.tool().service() : VENDORS.manage().service();
        service.faults().add(new Fault("GET", list.replaceFirst("\\w+ ", ""), 1, 99, kind, status, body, null, null,
                null));
        clearLogs();

        command("--reconcile", "--sweep");

        nothingIsWritten();
        service.faults().clear();
        bothAreInStep();
        assertThat(crew.names("steps")).containsExactly("Drill");
        assertThat(office.status(tickets.get(0))).isEqualTo("New");
    }

    @Test
    void aListOfManageThatDoesNotShowWhatIsThereIsNamedAndTheNextPassGoesOn() {
        job(1);
        sweep();
        crew.rename(crew.taskCalled("Task 1"), "Renamed");
        VENDORS.manage().service().faults().add(new Fault("GET", "*/project/tickets", 1, 1, Fault.Kind.STATUS, 200,
                "[]", null, null, null));

        Result result = command("--reconcile", "--sweep");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.log()).containsExactly("Patio: Manage did not list the task " + tickets.get(0)
                + ", though it has it. Nothing was written.");
        assertThat(only(pass()).outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(crew.tasks()).containsExactly("Renamed");
        bothAreInStep();
    }

    @Test
    void whatAListOfTheToolDoesNotShowIsReadByItsId() {
        job(1);
        sweep();
        office.rename(tickets.get(0), "Renamed");
        VENDORS.tool().service().faults().add(new Fault("GET", "/tasks", 1, 1, Fault.Kind.STATUS, 200, NO_ITEMS, null,
                null, null));

        assertThat(command("--reconcile", "--sweep").exitCode()).isZero();

        assertThat(crew.tasks()).containsExactly("Renamed");
        bothAreInStep();
    }

    @Test
    void moreThanATenthThatIsGoneWaitsForAPersonAndNothingIsWritten() {
        job(12);
        sweep();
        office.delete("ProjectTicket", tickets.get(0));
        office.delete("ProjectTicket", tickets.get(1));
        office.rename(tickets.get(2), "Renamed");
        clearLogs();

        Result result = command("--reconcile", "--sweep");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out().get(0)).matches("pair \\d+ parked \"Patio\" manage=\\+0~0-0 tool=\\+0~0-0 .*");
        assertThat(result.log()).containsExactly("Patio: 2 records would be removed because their twins are gone: 2 in"
                + " the project tool (\"Task 1\", \"Task 2\"). TWO_WAY_GUARD does not allow that. If it is right,"
                + " resume the project; otherwise bring the records back, or unpair the project.");
        nothingIsWritten();
        assertThat(only(sweep()).outcome()).as("it waits").isEqualTo(Outcome.PARKED);
        nothingIsWritten();
    }

    @Test
    void whoResumesAParkedProjectLetsTheRemovalsGo() {
        job(12);
        sweep();
        crew.delete("tasks", crew.taskCalled("Task 1"));
        crew.delete("tasks", crew.taskCalled("Task 2"));
        sweep();
        assertThat(paired().state()).isEqualTo(State.PARKED);

        bean(PairedProjects.class).resume(paired().id());
        ProjectPass pass = only(sweep());

        assertThat(pass.outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(office.status(tickets.get(0))).isEqualTo("Cancelled");
        assertThat(office.status(tickets.get(1))).isEqualTo("Cancelled");
        assertThat(office.status(tickets.get(2))).isEqualTo("New");
        bothAreInStep();
        crew.delete("tasks", crew.taskCalled("Task 3"));
        crew.delete("tasks", crew.taskCalled("Task 4"));
        assertThat(only(sweep()).outcome()).as("agreed to once, not for good").isEqualTo(Outcome.PARKED);
    }

    @Test
    void moreThanTwentyWaitForAPersonHoweverLargeTheProjectIs() {
        job(1);
        List<Integer> steps = new ArrayList<>();
        for (int i = 1; i <= 220; i++) {
            steps.add(office.make("TicketTask", tickets.get(0), Map.of("notes", "Step " + i)));
        }
        sweep();
        steps.subList(0, 21).forEach(step -> office.delete("TicketTask", step));
        clearLogs();

        assertThat(only(sweep()).outcome()).isEqualTo(Outcome.PARKED);
        nothingIsWritten();
    }

    @Test
    void oneRecordThatIsDeletedIsClosedOnTheOtherSide() {
        job(3);
        sweep();
        office.delete("ProjectTicket", tickets.get(0));
        sweep();
        crew.delete("tasks", crew.taskCalled("Task 3"));
        sweep();

        assertThat(crew.tasks()).containsExactly("Task 1 [deleted in ConnectWise]", "Task 2");
        assertThat(crew.status(crew.taskCalled("Task 1 [deleted in ConnectWise]"))).isEqualTo("Dropped");
        assertThat(office.status(tickets.get(2))).isEqualTo("Cancelled");
        bothAreInStep();
    }

    private void job(int size) {
        int phase = office.phase(office.project("Patio"), "Trim");
        for (int i = 1; i <= size; i++) {
            tickets.add(office.ticket(phase, "Task " + i));
        }
    }
}
