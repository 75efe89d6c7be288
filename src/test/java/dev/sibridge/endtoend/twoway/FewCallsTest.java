package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Manage rations its calls: passes that find nothing, or little, make few. */
class FewCallsTest extends TwoWayTest {

    private static final List<String> IDLE = List.of("GET /project/tickets", "GET /schedule/entries",
            "GET /project/projects", "GET /self", "GET /changes");

    private int project;
    private int phase;
    private int ticket;
    private String task;

    @BeforeEach
    void severalProjectsAreInStep() {
        mappings(SAMPLE + "people: [{tool: ann.smith@example.com, manage: talbrecht}]\n");
        for (String name : List.of("Patio", "Garden", "Pool")) {
            project = office.project(name);
            phase = office.phase(project, "Trim of the " + name);
            ticket = office.ticket(phase, "Mount the speakers of the " + name);
            office.note(ticket, "The customer wants them white.");
            office.make("TicketTask", ticket, Map.of("notes", "Buy screws for the " + name));
        }
        sweep();
        task = crew.taskCalled("Mount the speakers of the Pool");
        timer();
        aQuarterOfAnHourGoesBy();
    }

    @Test
    void aPassOverProjectsInWhichNothingHasChangedAsksOnlyForChanges() {
        assertThat(beyondIdle()).isEmpty();
    }

    @Test
    void whatHasJustBeenReadIsReadOnceMoreAsItMayHaveChangedInTheSameSecond() {
        office.rename(ticket, "Mount six speakers");
        assertThat(beyondIdle()).isNotEmpty();

        assertThat(beyondIdle()).contains("GET /project/tickets/" + ticket + "/notes");
        await().atMost(Duration.ofSeconds(20)).until(() -> beyondIdle().isEmpty());
    }

    @Test
    void anEditInTheToolCostsThreeReadsAndOneWrite() {
        crew.rename(task, "Mount six speakers");

        assertThat(beyondIdle()).containsExactlyInAnyOrder("GET /tasks/" + task, "GET /project/tickets",
                "GET /project/tickets", "PATCH /project/tickets/" + ticket);
        assertThat(office.summaries()).contains("Mount six speakers");
    }

    @Test
    void anEditInManageCostsThreeReadsAndOneWrite() {
        office.rename(ticket, "Mount six speakers");

        assertThat(beyondIdle()).containsExactlyInAnyOrder("GET /project/tickets/" + ticket + "/notes",
                "GET /project/tickets/" + ticket + "/tasks", "GET /tasks/" + task, "PATCH /tasks/" + task);
        assertThat(crew.tasks()).contains("Mount six speakers");
    }

    @Test
    void anEditOfAProjectInTheToolCostsThreeReadsAndOneWrite() {
        String inTool = crew.named("projects", "Pool");
        crew.change("projects", inTool, "description", "By the pool");

        assertThat(beyondIdle()).containsExactlyInAnyOrder("GET /projects/" + inTool, "GET /project/projects",
                "GET /project/projects", "PATCH /project/projects/" + project);
    }

    @Test
    void anEditOfAProjectInManageCostsTwoReadsAndOneWrite() {
        String inTool = crew.named("projects", "Pool");
        office.change("Project", project, "description", "By the pool");

        assertThat(beyondIdle()).containsExactlyInAnyOrder("GET /project/projects", "GET /projects/" + inTool,
                "PATCH /projects/" + inTool);
    }

    @Test
    void anEditOfAStepInTheToolCostsThreeReadsAndOneWrite() {
        String step = crew.named("steps", "Buy screws for the Pool");
        crew.change("steps", step, "done", true);

        assertThat(beyondIdle()).hasSize(4).contains("GET /steps/" + step)
                .filteredOn(call -> call.equals("GET /project/tickets/" + ticket + "/tasks")).hasSize(2);
    }

    @Test
    void whoIsAssignedInTheToolIsScheduledInManage() {
        crew.change("tasks", task, "assigneeIds", List.of(crew.named("users", "Ann Smith")));

        assertThat(beyondIdle()).contains("POST /schedule/entries").doesNotContain("GET /tasks");
    }

    @Test
    void whoIsTakenOffATicketIsTakenOffItsTask() {
        office.assign(ticket, "talbrecht");
        timer();
        assertThat(crew.record("tasks", task).at("/fields/assigneeIds")).hasSize(1);
        aQuarterOfAnHourGoesBy();
        office.unassign(ticket);
        office.rename(ticket, "Mount six speakers");

        assertThat(beyondIdle()).contains("GET /schedule/entries", "PATCH /tasks/" + task);
        assertThat(crew.record("tasks", task).at("/fields/assigneeIds")).isEmpty();
    }

    @Test
    void aNewNoteIsFoundThoughLittleIsRead() {
        office.note(ticket, "They come on Monday.");
        office.change("ProjectTicket", ticket, "budgetHours", 3);

        assertThat(beyondIdle()).hasSize(5).contains("POST /notes");
        assertThat(crew.names("notes")).anyMatch(text -> text.contains("They come on Monday."));
    }

    @Test
    void aPhaseThatIsRenamedInManageIsFoundWhenItsTicketsAreLookedAtAgain() {
        office.change("ProjectPhase", phase, "description", "Finish");
        office.rename(ticket, "Mount six speakers");

        assertThat(beyondIdle()).doesNotContain("GET /project/projects/" + project + "/phases");
        assertThat(beyondIdle()).contains("GET /project/projects/" + project + "/phases");
        assertThat(crew.names("phases")).contains("Finish");
    }

    @Test
    void aTaskThatGoesIntoAnotherPhaseNeedsAllOfItsProject() {
        String next = crew.make("phases", Map.of("projectId", crew.named("projects", "Pool"), "name", "Finish"));
        beyondIdle();
        crew.change("tasks", task, "phaseId", next);

        assertThat(beyondIdle()).contains("GET /project/projects/" + project + "/phases");
        assertThat(office.ticket(ticket).at("/phase/name").asText()).isEqualTo("Finish");
    }

    /** A pass as the timer makes it. */
    private static void timer() {
        bean(TwoWay.class).reconcile(account(), new Wanted(false, null, false, false));
    }

    /** What was done up to now is not found any more; what is done from now on is. */
    private static void aQuarterOfAnHourGoesBy() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        // Manage's times have whole seconds.
        await().pollInterval(Duration.ofMillis(20)).until(() -> Instant.now().isAfter(now.plusSeconds(1)));
        TwoWayAccounts accounts = bean(TwoWayAccounts.class);
        accounts.asked(account(), now.plus(Duration.ofMinutes(15)), accounts.of(account()).toolCursor());
    }

    /** What the timer's next pass asks for besides changes. */
    private static List<String> beyondIdle() {
        clearLogs();
        timer();
        List<String> calls = new ArrayList<>(Stream.concat(VENDORS.manage().log().stream(),
                VENDORS.tool().service().log().entries().stream())
                .map(call -> call.method() + " " + call.path()).toList());
        IDLE.forEach(call -> assertThat(calls.remove(call)).as(call).isTrue());
        return calls;
    }
}
