package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Snapshot;
import dev.sibridge.once.Command;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.store.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database is lost: what belongs together is known by the marks, and what both have made of it since is merged. */
class LostDatabaseTest extends TwoWayTest {

    private final Patio patio = new Patio(VENDORS);

    @BeforeEach
    void aProjectIsInStepForSomeTime() {
        mappings(Patio.MAPPINGS);
        patio.isInManage();
        sweep();
        patio.isEdited();
        sweep();
        sweep();
        bothAreInStep();
    }

    @Test
    void nothingIsMadeAndNothingChanges() {
        Snapshot before = BothSides.of(VENDORS, bridge());
        loseTheDatabase();

        nothingIsDone(sweep());

        asBefore(before);
    }

    @Test
    void whatWasDeletedStaysSo() {
        office.delete("ProjectTicket", office.ticketCalled("Paint"));
        sweep();
        crew.delete("tasks", crew.taskCalled("Test"));
        sweep();
        crew.delete("steps", crew.named("steps", "Level"));
        sweep();
        office.delete("ProjectPhase", office.phaseCalled("Finish"));
        sweep();
        bothAreInStep();
        assertThat(crew.tasks()).contains("Paint [deleted in ConnectWise]");
        assertThat(office.summaries()).contains("Test [deleted in the project tool]");
        Snapshot before = BothSides.of(VENDORS, bridge());
        loseTheDatabase();

        nothingIsDone(sweep());

        asBefore(before);
    }

    @Test
    void whatPeopleHaveChangedSinceIsMergedByTheRulesAndWhatYieldsIsInTheJournal() {
        loseTheDatabase();
        int wire = office.ticketCalled("Pull the wire");
        String task = crew.taskCalled("Pull the wire");
        office.change("ProjectTicket", wire, "requiredDate", "2027-04-01T00:00:00Z");
        crew.change("tasks", task, "dueDate", "2027-04-02");
        office.rename(wire, "Pull all wires");
        crew.rename(task, "Pull both wires");
        crew.change("steps", crew.named("steps", "Pull both"), "text", "Pull them");
        office.rename(office.ticketCalled("Paint"), "Paint it");
        crew.task(crew.named("phases", "Finish"), "Dry");
        office.note(wire, "They come on Tuesday");

        sweep();

        assertThat(crew.tasks()).isEqualTo(office.summaries()).hasSize(9).contains("Dry",
                "Paint it", "Pull all wires");
        assertThat(office.ticket(wire).path("requiredDate").asText()).as("plan dates are the tool's")
                .isEqualTo("2027-04-02T00:00:00Z");
        assertThat(bean(Journal.class).of(paired().id())).extracting(row -> row.loss().tool() + " against "
                + row.loss().manage()).contains("2027-04-02 against 2027-04-01",
                        "Pull both wires against Pull all wires");
        bothAreInStep();
    }

    @Test
    void anImportByCommandPairsAgainAndItsSideWins() {
        mappings(Patio.MAPPINGS.replace("pairNew: true", "pairNew: false"));
        String project = crew.named("projects", "Patio");
        loseTheDatabase();
        crew.rename(crew.taskCalled("Pull the wire"), "Pull both wires");
        assertThat(sweep().projects()).as("nobody has asked for it").isEmpty();

        Command.Result done = command("--import", "tool:" + project);

        assertThat(done.exitCode()).as(done.toString()).isZero();
        assertThat(done.out().get(0)).contains(" manage=+0~1-0 tool=+0~0-0 ");
        assertThat(office.summaries()).contains("Pull both wires");
        bothAreInStep();
    }

    @Test
    void twoThatHaveChangedTheirNamesAreKnownByTheirMarks() {
        String paint = crew.taskCalled("Paint");
        String tune = crew.taskCalled("Tune");
        String phase = crew.text("tasks", paint, "phaseId");
        crew.change("tasks", tune, "phaseId", phase);
        sweep();
        loseTheDatabase();
        crew.rename(paint, "Tune");
        crew.rename(tune, "Paint");

        sweep();
        sweep();

        assertThat(crew.names("steps")).filteredOn("Buy paint"::equals).hasSize(1);
        assertThat(office.tickets()).filteredOn(ticket -> ticket.path("id").asText().equals(mark("tasks", paint)))
                .extracting(ticket -> ticket.at("/tasks/0/notes").asText()).containsExactly("Buy paint");
        assertThat(crew.tasks()).isEqualTo(office.summaries());
    }

    private static String mark(String list, String id) {
        return VENDORS.tool().records(list).stream().filter(record -> record.path("id").asText().equals(id)).findFirst()
                .orElseThrow().at("/externalRefs/connectwise").asText();
    }

    private static void loseTheDatabase() {
        bridge().forgetEverything();
        clearLogs();
    }

    private static void nothingIsDone(AccountPass pass) {
        ProjectPass only = only(pass);
        assertThat(only.message()).isNull();
        assertThat(only.pass().events()).as("writes").isEmpty();
    }

    private void asBefore(Snapshot before) {
        Snapshot now = BothSides.of(VENDORS, bridge());
        assertThat(before.surplusTo(now)).filteredOn(record -> !record.startsWith("journal")
                && !record.matches("pairs .* = null null|pairs .* null = .*")).isEmpty();
        assertThat(now.surplusTo(before)).isEmpty();
        bothAreInStep();
    }
}
