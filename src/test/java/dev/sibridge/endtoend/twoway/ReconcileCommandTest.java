package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.once.Command.Result;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.twoway.cadence.TwoWaySwitch;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code --reconcile}: what it prints, what it writes, and how it ends. */
class ReconcileCommandTest extends TwoWayTest {

    @Test
    void aSideThatCannotBeReachedIsNamedAndNothingWasDone() {
        onePatio();
        VENDORS.tool().service().faults().add(broken());

        Result result = command("--reconcile");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.log()).containsExactly("Nothing was done: The project-management tool: The connection broke"
                + " before a response arrived.");
        VENDORS.tool().service().faults().clear();
        VENDORS.manage().service().faults().add(broken());

        assertThat(command("--reconcile").log()).containsExactly("Nothing was done: Manage: The connection broke before"
                + " a response arrived.");
        VENDORS.manage().service().faults().clear();
        nothingIsWritten();
    }

    private static Fault broken() {
        return new Fault(null, "*", 1, 99, Fault.Kind.DROP_BEFORE, null, null, null, null, null);
    }

    @Test
    void aWrongKeyOfTheToolMeansThatNothingWasDone() {
        onePatio();
        VENDORS.tool().service().faults().add(answer("GET", "*", 99, 401, null));

        Result result = command("--reconcile");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).singleElement().asString().startsWith("Nothing was done: ")
                .endsWith("Check PM_API_KEY.");
        nothingIsWritten();
    }

    @Test
    void whileTwoWayIsSwitchedOffNothingIsDoneByCommandsEither() {
        onePatio();
        bean(TwoWaySwitch.class).off(account());

        assertThat(command("--reconcile")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.log()).singleElement().asString().contains("Somebody has switched two-way off.");
        });
        nothingIsWritten();
    }

    @Test
    void aFileOfMappingsThatIsWrongMeansThatNothingWasDone() {
        onePatio();
        mappings("boardz: []");

        Result result = command("--reconcile");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).singleElement().asString().contains("The file of mappings", "\"boardz\" is not known",
                "Correct the file that TWO_WAY_MAPPING_FILE names.");
        nothingIsWritten();
    }

    @Test
    void mappingsThatNameWhatIsNotThereMeanThatNothingWasDone() {
        onePatio();
        mappings(SAMPLE.replace("D-Tools Projects", "Garden Projects").replace("Stuck", "Lost"));

        Result result = command("--reconcile");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.log()).singleElement().asString().as("every mistake")
                .contains("Manage has no \"Garden Projects\".").contains("The tool has no \"Lost\".");
        nothingIsWritten();
    }

    @Test
    void aProjectThatIsNotPairedMeansThatNothingWasDone() {
        assertThat(command("--reconcile", "--project", "4711")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.log()).containsExactly("Nothing was done: No paired project is meant.");
        });
        assertThat(command("--reconcile", "--project=Patio").exitCode()).isEqualTo(2);
    }

    @Test
    void whatCannotBeImportedIsSaidInASentence() {
        int elsewhere = office.make("Project", 0, Map.of("name", "Ours", "board", Map.of("name", "Internal Projects"),
                "company", Map.of("identifier", "OldMill"), "billingMethod", "ActualRates", "estimatedStart",
                "2027-03-01T00:00:00Z", "estimatedEnd", "2027-04-01T00:00:00Z"));
        String kitchen = crew.project("Kitchen");

        assertThat(command("--import", "tool:" + kitchen, "--account", "nobody")).satisfies(result -> {
            assertThat(result.exitCode()).isEqualTo(2);
            assertThat(result.log()).singleElement().asString().contains("nobody");
        });
        refused("--import needs manage:<id> or tool:<id>, not \"12\".", "--import", "12");
        refused("Manage has no project 4711.", "--import", "manage:4711");
        refused("Manage has no project Patio.", "--import", "manage:Patio");
        refused("The project-management tool has no project 4711.", "--import", "tool:4711");
        refused("The project \"Ours\" is on the board \"Internal Projects\", which takes no part.", "--import",
                "manage:" + elsewhere);
        refused("A project in Manage needs a company.", "--import", "tool:" + kitchen);
        refused("Manage has no company, or several, called \"Nobody\".", "--import", "tool:" + kitchen, "--company",
                "Nobody");
        refused("The board \"Garden\" takes no part.", "--import", "tool:" + kitchen, "--company", "OldMill", "--board",
                "Garden");
        nothingIsWritten();
    }

    private void refused(String sentence, String... arguments) {
        Result result = command(arguments);

        assertThat(result.exitCode()).as(sentence).isEqualTo(2);
        assertThat(result.out()).as(sentence).isEmpty();
        assertThat(result.log()).singleElement().asString().startsWith("Nothing was done: " + sentence);
    }

    @Test
    void oneProjectThatFailsIsTheExitCodeAndTheOthersAreSynced() {
        int ticket = onePatio();
        command("--reconcile");
        String twin = crew.taskCalled("Mount the speakers");
        int kitchen = office.project("Kitchen");
        office.phase(kitchen, "Rough-in");
        office.rename(ticket, "Mount the four speakers");
        VENDORS.tool().service().faults().add(answer("PATCH", "/tasks/" + twin, 9, 401, null));

        Result result = command("--reconcile");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).hasSize(3);
        assertThat(result.out().get(0)).matches("pair \\d+ failed \"Patio\" manage=\\+0~0-0 tool=\\+0~0-0 conflicts=0"
                + " calls=\\d+ ms=\\d+");
        assertThat(result.out().get(1)).matches("pair \\d+ synced \"Kitchen\" manage=\\+0~0-0 tool=\\+2~0-0"
                + " conflicts=0 calls=\\d+ ms=\\d+");
        assertThat(result.total()).matches("pass pairs=2 synced=1 unchanged=0 paused=0 parked=0 failed=1 calls=\\d+"
                + " ms=\\d+");
        assertThat(result.log()).singleElement().asString().startsWith("Patio: ");
    }

    @Test
    void whatIsNewIsSyncedAndThenUnchanged() {
        onePatio();

        Result first = command("--reconcile");

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.out()).hasSize(2);
        assertThat(first.out().get(0)).matches("pair \\d+ synced \"Patio\" manage=\\+0~0-0 tool=\\+3~0-0 conflicts=0"
                + " calls=\\d+ ms=\\d+");
        assertThat(first.total()).matches("pass pairs=1 synced=1 unchanged=0 paused=0 parked=0 failed=0 calls=\\d+"
                + " ms=\\d+");
        assertThat(crew.tasks()).containsExactly("Mount the speakers");

        Result sweep = command("--reconcile", "--sweep");

        assertThat(sweep.exitCode()).isZero();
        assertThat(sweep.out().get(0)).matches("pair \\d+ unchanged \"Patio\" manage=\\+0~0-0 tool=\\+0~0-0 conflicts=0"
                + " calls=\\d+ ms=\\d+");
    }

    @Test
    void oneProjectAloneIsReconciledByItsIdInManage() {
        int patio = project("Patio");
        int kitchen = project("Kitchen");
        command("--reconcile");
        office.change("Project", patio, "name", "Patio West");
        office.change("Project", kitchen, "name", "Kitchen West");

        Result result = command("--reconcile", "--project", String.valueOf(kitchen));

        assertThat(result.exitCode()).isZero();
        assertThat(result.total()).startsWith("pass pairs=1 synced=1 ");
        assertThat(crew.names("projects")).containsExactly("Kitchen West", "Patio");
    }

    private int onePatio() {
        int project = office.project("Patio");
        int ticket = office.ticket(office.phase(project, "Trim"), "Mount the speakers");
        clearLogs();
        return ticket;
    }

    private int project(String name) {
        int project = office.project(name);
        office.phase(project, "Trim");
        return project;
    }

    private static Fault answer(String method, String path, int times, int status, String body) {
        return new Fault(method, path, 1, times, Fault.Kind.STATUS, status, body, null, null, null);
    }
}
