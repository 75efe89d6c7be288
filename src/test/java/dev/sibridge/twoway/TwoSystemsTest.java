package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.tool.ToolDirectory;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both sides show after whole passes between the sandbox's Manage and the reference tool. */
class TwoSystemsTest {

    private final TwoSystems both = new TwoSystems(ReferenceTool.connected());

    @BeforeEach
    void aProjectStandsInManage() {
        both.begin();
    }

    @Test
    void aProjectReachesTheToolAndASecondPassWritesNothing() {
        Pass first = both.pass();

        assertThat(first.events()).extracting(Pass.Event::reason).containsOnlyNulls();
        assertThat(first.counts(Side.TOOL).created()).isEqualTo(5);
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it");
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_DESCRIPTION)).isEqualTo("Above the door");
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_PHASE)).isEqualTo(both.inTool(Kind.PHASE).id());
        assertThat(both.inTool(Kind.STEP).parent()).isEqualTo(both.inTool(Kind.TASK).recordId());
        both.calls.sent.clear();

        assertThat(both.pass().events()).isEmpty();
        assertThat(both.calls.sent).allMatch(call -> call.startsWith("GET"));
    }

    @Test
    void whatIsDoneInTheToolIsClosedInManage() {
        both.pass();
        String done = ToolDirectory.of(both.tool).lists().get(Directory.Subject.TASK_STATUS).stream()
                .filter(status -> status.name().equals("Done")).findFirst().orElseThrow().id();
        both.editInTool("tasks", both.inTool(Kind.TASK), "statusId", done);
        both.editInTool("steps", both.inTool(Kind.STEP), "done", true);

        Pass pass = both.pass();

        assertThat(pass.counts(Side.MANAGE).updated()).isEqualTo(2);
        assertThat(both.calls.call(ConnectWiseRequest.list("/project/tickets", "id = " + both.task.id())).get(0)
                .path("closedFlag").asBoolean()).isTrue();
        assertThat(both.inManage(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(true);
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void bothSidesAreEditedAtOnceAndNoEditIsLost() {
        both.pass();
        both.editInManage("/project/projects/" + both.project.id() + "/phases", both.phase, "description", "Finish");
        both.editInManage("/project/tickets", both.task, "summary", "Hang it well");
        both.editInTool("tasks", both.inTool(Kind.TASK), "name", "Hang it high");

        both.pass();

        assertThat(both.inTool(Kind.PHASE).value(Field.PHASE_NAME)).isEqualTo("Finish");
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo(both.inManage(Kind.TASK)
                .value(Field.TASK_NAME));
        assertThat(both.journal.of(TwoSystems.PROJECT)).extracting(row -> row.loss().tool(), row -> row.loss().manage())
                .containsExactly(tuple("Hang it high", "Hang it well"));
        assertThat(both.pass().events()).isEmpty();

        both.journal.decide(both.journal.of(TwoSystems.PROJECT).get(0).id(), Side.TOOL, "kim");
        both.pass();
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).as("restored").isEqualTo("Hang it high");
        assertThat(both.inManage(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it high");
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void whatIsDeletedInManageIsClosedInTheToolAndSaysSo() {
        both.pass();
        both.calls.call(ConnectWiseRequest.delete("/project/tickets/" + both.task.id() + "/tasks/"
                + both.inManage(Kind.STEP).id()));

        both.pass();

        assertThat(both.inTool(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(true);
        assertThat(both.inTool(Kind.STEP).value(Field.STEP_TEXT)).isEqualTo("Drill [deleted in ConnectWise]");
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void aNameThatIsChangedBackAndForthIsLeftAloneAfterSixTimes() {
        both.pass();
        for (int i = 1; i <= 7; i++) {
            both.editInManage("/project/tickets", both.task, "summary", "Hang it " + i);
            both.pass();
        }

        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it 6");
        assertThat(both.journal.of(TwoSystems.PROJECT)).extracting(row -> row.loss().taken()).containsOnlyNulls()
                .hasSize(1);
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void aLostDatabaseIsRebuiltFromTheMarks() {
        both.pass();
        TwoSystems.DATABASE.jdbc().sql("DELETE FROM two_way_pair").update();

        Pass pass = both.pass();

        assertThat(pass.counts(Side.TOOL).created() + pass.counts(Side.MANAGE).created()).isZero();
        assertThat(both.pairs.of(TwoSystems.PROJECT)).hasSize(5);
        assertThat(both.pass().events()).isEmpty();
    }
}
