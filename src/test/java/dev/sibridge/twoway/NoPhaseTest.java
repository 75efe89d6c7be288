package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.twoway.tool.ToolSide;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that lie in no phase of the reference tool, while the sandbox's Manage keeps its tickets in phases. */
class NoPhaseTest {

    private final TwoSystems both = new TwoSystems(ReferenceTool.connected());

    @BeforeEach
    void aProjectIsOnBothSides() {
        both.begin();
        both.map("defaultPhase: General");
        both.pass();
    }

    @Test
    void aTaskInNoPhaseReachesTheDefaultPhaseAndNothingComesBack() {
        task("Clean up");

        both.pass();

        assertThat(phases()).containsExactlyInAnyOrder("Trim", "General");
        assertThat(both.pass().events()).isEmpty();
        assertThat(both.inTool(Kind.TASK, "Clean up").value(Field.TASK_PHASE)).isNull();
        assertThat(both.inTool(Kind.PHASE).value(Field.PHASE_NAME)).as("the only one").isEqualTo("Trim");
    }

    @Test
    void aPhaseThatWasMadeWithoutAnAnswerIsNotMadeAgain() {
        task("Clean up");
        RunningSandbox.shared().manage().service().faults().add(new Fault("POST", null, 1, 1, Fault.Kind.STATUS, 500,
                null, true, null, null));

        both.pass();
        RunningSandbox.shared().manage().service().faults().clear();
        both.pass();
        both.pass();

        assertThat(phases()).containsExactlyInAnyOrder("Trim", "General");
        assertThat(both.seen(Side.MANAGE).records()).filteredOn(record -> record.kind() == Kind.TASK).hasSize(2);
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void aTaskIsTakenOutOfItsPhaseAndPutBack() {
        Sighting task = both.inTool(Kind.TASK);
        both.editInTool("tasks", task, "phaseId", null);
        both.pass();
        assertThat(both.inManage(Kind.TASK).value(Field.TASK_PHASE)).isNotEqualTo(both.phase.id());

        both.editInTool("tasks", task, "phaseId", both.inTool(Kind.PHASE).id());
        both.pass();

        assertThat(both.inManage(Kind.TASK).value(Field.TASK_PHASE)).isEqualTo(both.phase.id());
        assertThat(both.pass().events()).isEmpty();
    }

    private void task(String name) {
        new ToolSide(both.tool).create(new Draft(Kind.TASK, name, null, both.inTool(Kind.PROJECT).id(),
                both.inTool(Kind.PROJECT).recordId(), Map.of(Field.TASK_NAME, name, Field.TASK_STATUS,
                both.inTool(Kind.TASK).value(Field.TASK_STATUS))));
    }

    private List<Object> phases() {
        return both.seen(Side.MANAGE).records().stream().filter(record -> record.kind() == Kind.PHASE)
                .map(record -> record.value(Field.PHASE_NAME)).toList();
    }
}
