package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.once.Command.Result;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.PairedProjects;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code --import}, from either side: what is missing is made, what is there is paired, and twice is once. */
class ImportCommandTest extends TwoWayTest {

    @BeforeEach
    void nothingIsPairedByItself() {
        mappings(SAMPLE.replace("pairNew: true", "pairNew: false"));
    }

    @Test
    void aDryRunShowsWhatWouldBeMadeAndRemembersNothing() {
        int patio = office.project("Patio");
        office.ticket(office.phase(patio, "Trim"), "Mount the speakers");
        String kitchen = kitchen();
        clearLogs();

        Result fromManage = command("--import", "manage:" + patio, "--dry-run");
        Result fromTool = command("--import=tool:" + kitchen, "--company", "OldMill", "--dry-run");

        assertThat(fromManage.exitCode()).isZero();
        assertThat(fromManage.out()).filteredOn(line -> line.startsWith("{\"run\":0,\"side\":\"tool\",\"action\":"
                + "\"create\",\"type\":")).hasSize(3);
        assertThat(fromManage.out().get(3)).matches("pair 0 synced \"Patio\" manage=\\+0~0-0 tool=\\+3~0-0 .*");
        assertThat(fromTool.out()).filteredOn(line -> line.startsWith("{\"run\":0,\"side\":\"manage\",\"action\":"
                + "\"create\",\"type\":")).hasSize(3);
        nothingIsWritten();
        assertThat(bean(PairedProjects.class).of(account())).isEmpty();
    }

    @Test
    void aProjectOfManageIsMadeInTheToolOnce() {
        int patio = office.project("Patio");
        office.ticket(office.phase(patio, "Trim"), "Mount the speakers");

        Result first = command("--import", "manage:" + patio);

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.out().get(0)).matches("pair \\d+ synced \"Patio\" manage=\\+0~0-0 tool=\\+3~0-0 .*");
        clearLogs();
        assertThat(command("--import", "manage:" + patio).exitCode()).isZero();
        nothingIsWritten();
        assertThat(crew.names("projects")).containsExactly("Patio");
        assertThat(crew.tasks()).containsExactly("Mount the speakers");
    }

    @Test
    void aProjectOfTheToolIsMadeInManageOnceForTheCompanyAndOnTheBoardThatIsNamed() {
        String kitchen = kitchen();

        Result first = command("--import", "tool:" + kitchen, "--company", "OldMill", "--board", "D-Tools Projects");

        assertThat(first.exitCode()).as(first.toString()).isZero();
        assertThat(first.out().get(0)).matches("pair \\d+ synced \"Kitchen\" manage=\\+3~0-0 tool=.*");
        assertThat(office.projects()).containsExactly("Kitchen");
        JsonNode made = office.project(paired().manageId().intValue());
        assertThat(made.at("/company/identifier").asText()).isEqualTo("OldMill");
        assertThat(made.at("/board/name").asText()).isEqualTo("D-Tools Projects");
        assertThat(made.path("estimatedStart").asText()).isEqualTo("2027-03-01T00:00:00Z");
        assertThat(made.path("estimatedEnd").asText()).isEqualTo("2027-04-01T00:00:00Z");
        assertThat(office.summaries()).containsExactly("Hang the screen");
        // The project's company becomes a customer in the tool.
        sweep();
        clearLogs();
        assertThat(command("--import", "tool:" + kitchen, "--company", "OldMill").exitCode()).isZero();
        nothingIsWritten();
    }

    @Test
    void twinsThatAreThereAreTakenAndEveryValueThatYieldsIsListed() {
        int patio = office.project("Patio");
        int trim = office.phase(patio, "Trim");
        office.change("ProjectTicket", office.ticket(trim, "Mount the speakers"), "budgetHours", 6);
        office.ticket(trim, "Aim the speakers");
        String there = crew.project("Patio");
        String task = crew.task(crew.make("phases", Map.of("projectId", there, "name", "Trim")), "Mount the speakers");
        crew.change("tasks", task, "estimateHours", 8);

        Result result = command("--import", "manage:" + patio);

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(crew.names("projects")).containsExactly("Patio");
        assertThat(crew.names("phases")).containsExactly("Trim");
        assertThat(crew.tasks()).containsExactly("Aim the speakers", "Mount the speakers");
        assertThat(office.summaries()).containsExactly("Aim the speakers", "Mount the speakers");
        assertThat(crew.text("tasks", task, "estimateHours")).isEqualTo("6");
        assertThat(bean(Journal.class).of(paired().id())).anySatisfy(row -> {
            assertThat(row.name()).isEqualTo("Mount the speakers");
            assertThat(row.loss().tool()).hasToString("8");
            assertThat(row.loss().manage()).hasToString("6");
        });
        bothAreInStep();
    }

    private String kitchen() {
        String kitchen = crew.project("Kitchen");
        crew.task(crew.make("phases", Map.of("projectId", kitchen, "name", "Finish")), "Hang the screen");
        return kitchen;
    }
}
