package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.SmallProject;
import dev.sibridge.history.Outcome;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.ProjectPass;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From D-Tools to Manage and on into the tool, and what people do there back to Manage. */
class ChainTest extends TwoWayTest {

    private final ObjectNode project = SmallProject.first(VENDORS);

    @BeforeEach
    void anExportGoesAllTheWay() {
        export(Outcome.SYNCED);
        assertThat(crew.tasks()).as("nothing in the tool before").isEmpty();
        sweep();
    }

    @Test
    void whatPeopleRenamedInTheToolIsNotFoughtOverByTheNextExport() {
        crew.rename(crew.taskCalled("Garden"), "Garden, with the gate");
        pass();
        assertThat(office.summaries()).contains("Garden, with the gate");
        rename("Pool", "Pool house");

        export(Outcome.SYNCED);
        pass();

        assertThat(office.summaries()).containsExactly("Bar", "Garden, with the gate", "Patio", "Pool house");
        assertThat(crew.tasks()).containsExactly("Bar", "Garden, with the gate", "Patio", "Pool house");
        bothAreInStep();
    }

    @Test
    void whatSiRenamesItselfAfterAPersonDidGoesOnToTheTool() {
        crew.rename(crew.taskCalled("Garden"), "Garden, with the gate");
        pass();
        rename("Garden", "Orchard");

        export(Outcome.SYNCED);
        pass();

        assertThat(office.summaries()).containsExactly("Bar", "Orchard", "Patio", "Pool");
        assertThat(crew.tasks()).containsExactly("Bar", "Orchard", "Patio", "Pool");
        bothAreInStep();
    }

    @Test
    void aTicketThatIsDoneInTheToolStaysClosedThroughTheNextExport() {
        crew.putInto(crew.taskCalled("Garden"), "Done");
        pass();
        assertThat(office.status(office.ticketCalled("Garden"))).isEqualTo("Completed");
        rename("Pool", "Pool house");

        export(Outcome.SYNCED);
        pass();

        assertThat(office.status(office.ticketCalled("Garden"))).isEqualTo("Completed");
        assertThat(crew.status(crew.taskCalled("Garden"))).isEqualTo("Done");
        bothAreInStep();
    }

    @Test
    void whatTwoWayHasWrittenIsNoChangeForTheNextExport() {
        crew.putInto(crew.taskCalled("Garden"), "Done");
        crew.change("tasks", crew.taskCalled("Pool"), "estimateHours", 12);
        pass();
        clearLogs();

        export(Outcome.UNCHANGED);

        nothingIsWritten();
    }

    @Test
    void aLocationThatSiRenamesIsRenamedOnBothSides() {
        rename("Garden", "Orchard");

        export(Outcome.SYNCED);
        AccountPass pass = pass();

        assertThat(only(pass).outcome()).isEqualTo(ProjectPass.Outcome.SYNCED);
        assertThat(office.phases()).containsExactly("Orchard", "Patio", "Pool");
        assertThat(crew.names("phases")).containsExactly("Orchard", "Patio", "Pool");
        assertThat(crew.tasks()).containsExactly("Bar", "Orchard", "Patio", "Pool");
        bothAreInStep();
    }

    @Test
    void aProjectOnABoardThatPairsByItselfReachesTheToolWithoutAHand() {
        assertThat(crew.names("projects")).isEqualTo(office.projects());
        assertThat(crew.names("phases")).isEqualTo(office.phases());
        assertThat(crew.tasks()).isEqualTo(office.summaries()).hasSize(4);
        assertThat(VENDORS.records("/procurement/products")).as("lines are Manage's alone").isNotEmpty();
        bothAreInStep();
    }

    private void rename(String location, String name) {
        for (JsonNode one : project.path("Locations")) {
            if (one.path("Name").asText().equals(location)) {
                ((ObjectNode) one).put("Name", name).put("FullName", name);
            }
        }
    }

    private void export(Outcome outcome) {
        VENDORS.export(project.deepCopy());
        assertThat(bridge().pollOne().outcome()).isEqualTo(outcome);
    }
}
