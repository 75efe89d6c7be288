package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.manage.model.Trait;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.PairedProject.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people complain of with other products: edits and records that never arrive, are undone or disappear. */
class NothingLostTest extends TwoWayTest {

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theSyncDeletedEverything(boolean isForbidden) {
        int finish = office.phase(project, "Finish");
        for (int i = 0; i < 5; i++) {
            office.ticket(finish, "Task " + i);
        }
        sweep();
        clearLogs();
        VENDORS.manage().service().faults().add(new Fault("GET", "*/project/tickets", 1, 9, Fault.Kind.STATUS,
                isForbidden ? 403 : 200, isForbidden ? null : "[]", null, null, null));

        assertThat(only(sweep()).outcome()).isEqualTo(isForbidden ? Outcome.FAILED : Outcome.PARKED);

        assertThat(paired().state()).isEqualTo(isForbidden ? State.ERROR : State.PARKED);
        nothingIsWritten();
    }

    @Test
    void theBotFilterDropsRealEdits() {
        crew.rename(task, "Mount four speakers");
        pass();

        VENDORS.manage().as("sandbox").change("ProjectTicket", ticket, Map.of("status", Map.of("name", "In Progress")));
        pass();

        assertThat(crew.status(task)).as("a rule of Manage's that runs as our member").isEqualTo("In Progress");
    }

    @Test
    void clearedTextIsNotSynced() {
        String there = crew.named("projects", "Patio");
        crew.change("projects", there, "description", "Facing west");
        pass();
        assertThat(office.project(project).path("description").asText()).isEqualTo("Facing west");

        crew.change("projects", there, "description", null);
        pass();
        assertThat(office.project(project).path("description").asText("")).isEmpty();

        office.change("Project", project, "description", "Facing east");
        pass();
        office.change("Project", project, "description", "");
        pass();
        assertThat(crew.text("projects", there, "description")).isNull();
        bothAreInStep();
    }

    @Test
    void statusFlaps() {
        office.putInto(ticket, "Scheduled");
        pass();
        assertThat(crew.status(task)).as("it means the same there").isEqualTo("New");

        crew.rename(task, "Mount four speakers");
        pass();

        assertThat(office.status(ticket)).isEqualTo("Scheduled");
        crew.putInto(task, "Checking");
        pass();
        assertThat(office.status(ticket)).isEqualTo("In Progress");
        office.rename(ticket, "Mount two speakers");
        pass();
        assertThat(crew.status(task)).isEqualTo("Checking");
        bothAreInStep();
    }

    @Test
    void reopenIsIgnored() {
        crew.putInto(task, "Done");
        pass();
        assertThat(office.ticket(ticket).path("closedFlag").asBoolean()).isTrue();

        crew.putInto(task, "In Progress");
        pass();
        assertThat(office.status(ticket)).isEqualTo("In Progress");

        office.putInto(ticket, "Completed");
        pass();
        office.putInto(ticket, "New");
        pass();
        assertThat(crew.status(task)).isEqualTo("New");
    }

    @Test
    void theLosersEditVanishedAndCannotBeHadBack() {
        crew.rename(task, "Mount four speakers");
        office.rename(ticket, "Mount two speakers");
        pass();
        assertThat(crew.tasks()).isEqualTo(office.summaries()).containsExactly("Mount two speakers");
        List<Journal.Row> rows = bean(Journal.class).of(paired().id());
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.loss().tool()).isEqualTo("Mount four speakers");
            assertThat(row.loss().manage()).isEqualTo("Mount two speakers");
        });

        assertThat(bean(Journal.class).decide(rows.get(0).id(), Side.TOOL, "kim")).isEqualTo(Journal.Answer.ACCEPTED);
        sweep();

        assertThat(office.summaries()).isEqualTo(crew.tasks()).containsExactly("Mount four speakers");
        bothAreInStep();
    }

    @Test
    void connectedButOldItemsAreMissing() {
        mappings(SAMPLE.replace("pairNew: true", "pairNew: false"));
        int old = office.project("Kitchen");
        int wire = office.ticket(office.phase(old, "Rough-in"), "Wire");
        office.make("TicketTask", wire, Map.of("notes", "Drill"));
        office.note(wire, "Along the wall");
        office.note(wire, "Mind the pipe");
        office.make("ProjectNote", old, Map.of("text", "Ask the owner"));

        assertThat(command("--import", "manage:" + old).out().get(0)).contains(" synced \"Kitchen\" manage=+0~0-0"
                + " tool=+6~0-0 ");

        assertThat(crew.tasks()).contains("Wire");
        assertThat(crew.names("steps")).containsExactly("Drill");
        assertThat(crew.text("tasks", crew.taskCalled("Wire"), "description")).isEqualTo("Along the wall");
        assertThat(crew.names("notes")).hasSize(2);
    }

    @Test
    void theZoneOfTheDeltaFilterHidesChangesForGood() {
        pass();
        VENDORS.managesTenantHas(Trait.SHIFTED_FILTERS);
        office.rename(ticket, "Mount two speakers");
        pass();
        assertThat(crew.tasks()).as("Manage does not tell it").containsExactly("Mount the speakers");

        crew.change("tasks", task, "estimateHours", 6);
        pass();
        assertThat(crew.tasks()).as("whatever wakes the project").containsExactly("Mount two speakers");

        office.rename(ticket, "Mount one speaker");
        sweep();
        assertThat(crew.tasks()).containsExactly("Mount one speaker");
        bothAreInStep();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void neitherSideIsTrustworthyAnyMore(int seed) {
        Random random = new Random(seed);
        int finish = office.phase(project, "Finish");
        for (int i = 0; i < 4; i++) {
            office.ticket(finish, "Task " + i);
        }
        sweep();
        for (int round = 0; round < 5; round++) {
            List<String> typed = everybodyEdits(random, round);
            pass();

            List<String> journal = bean(Journal.class).of(paired().id()).stream().flatMap(row ->
                    Stream.of(row.loss().tool(), row.loss().manage())).map(String::valueOf).toList();
            assertThat(crew.tasks()).isEqualTo(office.summaries());
            assertThat(typed).allMatch(value -> crew.tasks().contains(value) || journal.contains(value));
        }
        bothAreInStep();
    }

    /** Returns the names that they type. */
    private List<String> everybodyEdits(Random random, int round) {
        List<String> typed = new ArrayList<>();
        VENDORS.tool().records("tasks").stream().filter(one -> random.nextBoolean()).forEach(one -> {
            typed.add("Tool " + round + " " + one.path("id").asText());
            crew.rename(one.path("id").asText(), typed.get(typed.size() - 1));
        });
        office.tickets().stream().filter(one -> random.nextBoolean()).forEach(one -> {
            typed.add("Manage " + round + " " + one.path("id").asText());
            office.rename(one.path("id").asInt(), typed.get(typed.size() - 1));
        });
        typed.add("New in the tool " + round);
        crew.task(crew.named("phases", "Finish"), typed.get(typed.size() - 1));
        return typed;
    }
}
