package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.sandbox.Fault;
import dev.sibridge.twoway.store.Journal;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people complain of with other products: records, notes and edits that come twice, or come back. */
class NothingTwiceTest extends TwoWayTest {

    private static final int CYCLES = 10;

    private int ticket;
    private String task;

    @BeforeEach
    void bothSidesHaveThePatio() {
        ticket = office.ticket(office.phase(office.project("Patio"), "Trim"), "Mount the speakers");
        sweep();
        task = crew.taskCalled("Mount the speakers");
    }

    @Test
    void duplicateTicketsAfterASlowCreate() {
        String finish = crew.named("phases", "Trim");
        crew.task(finish, "Aim the speakers");
        VENDORS.manage().service().faults().add(Fault.next(Fault.Kind.DROP_AFTER, "POST", "*/project/tickets"));

        pass();
        pass();

        assertThat(office.summaries()).containsExactly("Aim the speakers", "Mount the speakers");
        assertThat(crew.tasks()).containsExactly("Aim the speakers", "Mount the speakers");
        bothAreInStep();
    }

    @Test
    void duplicateTasksAfterASlowCreateInTheTool() {
        office.ticket(office.phase(paired().manageId().intValue(), "Finish"), "Aim the speakers");
        VENDORS.tool().service().faults().add(Fault.next(Fault.Kind.DROP_AFTER, "POST", "/tasks"));

        pass();
        pass();

        assertThat(crew.tasks()).containsExactly("Aim the speakers", "Mount the speakers");
        assertThat(office.summaries()).containsExactly("Aim the speakers", "Mount the speakers");
        bothAreInStep();
    }

    @Test
    void falseConflictAfterAFiveHundredThatWasSaved() {
        crew.rename(task, "Mount four speakers");
        VENDORS.manage().service().faults().add(new Fault("PATCH", "*/project/tickets/*", 1, 9, Fault.Kind.STATUS, 500,
                null, true, null, null));
        pass();
        VENDORS.manage().service().faults().clear();
        clearLogs();

        pass();

        nothingIsWritten();
        assertThat(bean(Journal.class).of(paired().id())).isEmpty();
        assertThat(office.summaries()).containsExactly("Mount four speakers");
        bothAreInStep();
    }

    @Test
    void commentLoop() {
        office.note(ticket, "Above the door");
        office.note(ticket, "Mind the pipe");
        crew.make("notes", Map.of("projectId", crew.record("tasks", task).path("projectId").asText(), "taskId", task,
                "text", "By Friday", "categoryId", crew.named("noteCategories", "Note")));
        sweep();
        assertThat(crew.names("notes")).hasSize(2).anySatisfy(text -> assertThat(text).contains("Mind the pipe"));
        assertThat(office.notes(ticket)).hasSize(3).anySatisfy(text -> assertThat(text).contains("By Friday"));
        clearLogs();

        for (int i = 0; i < CYCLES; i++) {
            sweep();
        }

        nothingIsWritten();
    }

    @Test
    void timeTextThatAppearsAsANoteToo() {
        office.make("TimeEntry", 0, Map.of("chargeToId", ticket, "chargeToType", "ProjectTicket", "member",
                Map.of("identifier", "talbrecht"), "timeStart", "2027-03-03T08:00:00Z", "timeEnd",
                "2027-03-03T09:00:00Z", "notes", "Drilled the holes"));

        sweep();

        assertThat(crew.names("notes")).isEmpty();
        bothAreInStep();
    }

    @Test
    void truncationBounce() {
        String name = "Mount the speakers ".repeat(8).substring(0, 140);
        crew.rename(task, name);
        sweep();
        assertThat(office.ticket(ticket).path("summary").asText()).isEqualTo(name.substring(0, 100).strip());
        clearLogs();

        for (int i = 0; i < CYCLES / 2; i++) {
            sweep();
        }

        nothingIsWritten();
        assertThat(crew.text("tasks", task, "name")).isEqualTo(name);
    }
}
