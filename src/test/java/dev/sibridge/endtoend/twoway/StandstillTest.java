package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.Accounts;
import dev.sibridge.endtoend.InProcess;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.twoway.cadence.Cadence;
import dev.sibridge.twoway.cadence.TwoWaySwitch;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.PairedProjects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;

/** When projects are not kept in step, and that nothing is lost by it. */
class StandstillTest extends TwoWayTest {

    private int project;
    private int ticket;
    private String task;

    @BeforeEach
    void bothSidesHaveThePatio() {
        project = office.project("Patio");
        ticket = office.ticket(office.phase(project, "Trim"), "Mount the speakers");
        sweep();
        task = crew.taskCalled("Mount the speakers");
    }

    @Test
    void whileAPersonHasPausedAProjectNothingIsWritten() {
        bean(PairedProjects.class).put(paired().id(), State.PAUSED, null);
        bothAreEdited();

        AccountPass pass = sweep();

        assertThat(only(pass).outcome()).isEqualTo(Outcome.PAUSED);
        nothingIsWritten();
    }

    @Test
    void whatBothSidesDidDuringAPauseIsMergedFromWhereTheyAgreedLast() {
        bean(PairedProjects.class).put(paired().id(), State.PAUSED, null);
        bothAreEdited();

        bean(PairedProjects.class).resume(paired().id());
        pass();

        assertThat(office.ticket(ticket).path("summary").asText()).isEqualTo("Mount four speakers");
        assertThat(office.ticket(ticket).path("budgetHours").decimalValue()).isEqualByComparingTo("6");
        assertThat(crew.text("tasks", task, "name")).isEqualTo("Mount four speakers");
        assertThat(crew.text("tasks", task, "estimateHours")).isEqualTo("6");
        bothAreInStep();
    }

    @Test
    void aProjectThatIsArchivedInTheToolRestsUntilItIsBack() {
        String there = crew.named("projects", "Patio");
        bothAreEdited();
        crew.archive(there, true);

        assertThat(only(sweep()).outcome()).isEqualTo(Outcome.PAUSED);
        assertThat(only(sweep()).message()).isEqualTo("The project is archived in the project-management tool.");
        nothingIsWritten();

        crew.archive(there, false);
        assertThat(only(pass()).outcome()).isEqualTo(Outcome.SYNCED);
        assertThat(crew.text("tasks", task, "estimateHours")).isEqualTo("6");
        assertThat(office.ticket(ticket).path("summary").asText()).isEqualTo("Mount four speakers");
        bothAreInStep();
    }

    @Test
    void whoUnpairsAProjectTouchesNeitherSideAndItIsNotPairedAgainByItself() {
        bean(PairedProjects.class).unpair(paired().id());
        bothAreEdited();

        AccountPass pass = sweep();
        pass();

        assertThat(pass.projects()).isEmpty();
        nothingIsWritten();
        assertThat(crew.names("projects")).containsExactly("Patio");
    }

    @Test
    void aProjectThatWasUnpairedIsImportedAgainWithoutACopy() {
        bean(PairedProjects.class).unpair(paired().id());
        office.rename(ticket, "Mount two speakers");

        assertThat(command("--import", "manage:" + project).exitCode()).isZero();

        assertThat(crew.names("projects")).containsExactly("Patio");
        assertThat(crew.tasks()).containsExactly("Mount two speakers");
        bothAreInStep();
    }

    @Test
    void beforeSomebodySwitchesTwoWayOnAndAfterItIsSwitchedOffNoTimerMakesAPass() {
        bothAreEdited();

        timer();
        nothingIsWritten();

        assertThat(bean(TwoWaySwitch.class).on(account())).isEmpty();
        timer();
        assertThat(crew.text("tasks", task, "estimateHours")).isEqualTo("6");

        bean(TwoWaySwitch.class).off(account());
        office.rename(ticket, "Mount no speakers");
        clearLogs();
        timer();
        nothingIsWritten();
        assertThat(paired().state()).as("pairs stay").isEqualTo(State.IDLE);
    }

    @Test
    void twoProcessesOnOneDatabaseDoNotWorkOnOneProjectAtATime() {
        String database = bean(Environment.class).getProperty("spring.datasource.url");
        try (InProcess other = InProcess.start(VENDORS, settings("DATABASE_URL=" + database,
                "TWO_WAY_MAPPING_FILE=classpath:sandbox/mappings.yaml"))) {
            office.ticket(office.phase(project, "Finish"), "Aim the speakers");
            CompletableFuture<AccountPass> meanwhile = new CompletableFuture<>();
            VENDORS.tool().service().faults().add(Fault.next(Fault.Kind.SLOW, "POST", "/tasks"), () ->
                    meanwhile.complete(other.bean(TwoWay.class).reconcile(other.bean(Accounts.class).get("default"),
                            new Wanted(true, paired().id(), false, true))));

            assertThat(only(sweep()).outcome()).isEqualTo(Outcome.SYNCED);

            assertThat(only(meanwhile.join()).message()).isEqualTo("Another process is at work on this project; the"
                    + " next pass continues.");
            assertThat(paired().state()).isEqualTo(State.IDLE);
        }
        assertThat(crew.tasks()).containsExactly("Aim the speakers", "Mount the speakers");
        bothAreInStep();
    }

    private void bothAreEdited() {
        crew.rename(task, "Mount four speakers");
        office.change("ProjectTicket", ticket, "budgetHours", 6);
        clearLogs();
    }

    private static void timer() {
        bean(Cadence.class).pass("default");
    }
}
