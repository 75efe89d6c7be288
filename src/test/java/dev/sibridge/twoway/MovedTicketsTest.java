package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets that people move to another phase, project or board in Manage. */
class MovedTicketsTest {

    private static final String BOARD = "D-Tools Projects";
    private static final String NO_PART = "Internal Projects";

    private final TwoSystems both = new TwoSystems(ReferenceTool.connected());
    private Sighting elsewhere;
    private Sighting phaseElsewhere;

    @BeforeEach
    void aProjectIsPairedAndAnotherIsNot() {
        both.begin();
        both.pass();
        elsewhere = both.manage(Set.of()).create(new Draft(Kind.PROJECT, "q", "", null, null, Map.of(
                Field.PROJECT_NAME, "Pool", Field.PROJECT_START, LocalDate.of(2027, 1, 1),
                Field.PROJECT_DUE, LocalDate.of(2027, 2, 1))));
        phaseElsewhere = phase(elsewhere, "Dig");
    }

    @Test
    void toAnotherPhaseItsTwinMovesToo() {
        Sighting other = phase(both.project, "Finish");
        both.pass();
        move(other);

        both.pass();

        assertThat(both.inTool(Kind.TASK).value(Field.TASK_PHASE)).isEqualTo(both.inTool(Kind.PHASE, "Finish").id());
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void toAProjectThatIsNotPairedItsTwinIsClosedAndLosesNothing() {
        move(phaseElsewhere);

        Pass pass = both.pass();

        assertThat(pass.plan().remarks()).extracting(Remark::about).contains(About.MOVED);
        Sighting twin = both.inTool(Kind.TASK);
        assertThat(twin.value(Field.TASK_NAME)).isEqualTo("Hang it [moved in ConnectWise]");
        assertThat(both.inTool(Kind.STEP).values()).containsEntry(Field.STEP_TEXT, "Drill")
                .containsEntry(Field.STEP_DONE, false);
        assertThat(both.inTool(Kind.NOTE).value(Field.NOTE_TEXT).toString()).endsWith("Mind the pipe");
        assertThat(both.pass().events()).isEmpty();
        assertThat(tickets()).as("nothing is made anew").isEmpty();
    }

    @Test
    void whoGoesOnWithATwinThatWasClosedHasATicketForItAgain() {
        move(phaseElsewhere);
        both.pass();
        both.tool.create(Entity.STEP, "kim", null, Map.of("taskId",
                TextNode.valueOf(both.inTool(Kind.TASK).id()), "text", TextNode.valueOf("Sweep")));

        both.pass();

        assertThat(tickets()).hasSize(1);
        assertThat(both.seen(Side.MANAGE).records()).extracting(record -> record.value(Field.STEP_TEXT))
                .contains("Sweep");
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void toAProjectThatIsPairedItIsThereWithAllThatBelongsToIt() {
        both.pass(2, elsewhere, BOARD);
        move(phaseElsewhere);

        both.pass();
        both.pass(2, elsewhere, BOARD);

        ToolRecord project = both.tool.list(Entity.PROJECT, null).get(1);
        assertThat(both.tool.list(Entity.TASK, project.id())).singleElement().satisfies(task -> {
            assertThat(task.fields().get("name").asText()).isEqualTo("Hang it");
            assertThat(task.mark()).isEqualTo(both.task.id());
            assertThat(task.fields().get("description").asText()).isEqualTo("Above the door");
        });
        assertThat(both.tool.list(Entity.STEP, project.id())).hasSize(1);
        assertThat(both.tool.list(Entity.NOTE, project.id())).hasSize(1);
        assertThat(both.pass().events()).isEmpty();
        assertThat(both.pass(2, elsewhere, BOARD).events()).isEmpty();
    }

    @Test
    void thereAndBackItHasItsTwinAgain() {
        move(phaseElsewhere);
        both.pass();
        move(both.phase);

        both.pass();

        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it");
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_PHASE)).isEqualTo(both.inTool(Kind.PHASE).id());
        assertThat(both.inTool(Kind.STEP).value(Field.STEP_TEXT)).isEqualTo("Drill");
        both.pass();
        assertThat(both.pass().events()).isEmpty();
        assertThat(both.pairs.of(TwoSystems.PROJECT)).hasSize(5);
    }

    @Test
    void onABoardThatTakesNoPartBothStayAsTheyAreUntilItIsBack() {
        board(NO_PART);
        both.editInManage("/project/tickets", both.task, "summary", "Hang it well");
        both.editInTool("steps", both.inTool(Kind.STEP), "done", true);

        Pass pass = both.pass();

        assertThat(pass.events()).isEmpty();
        assertThat(pass.plan().remarks()).extracting(Remark::about).contains(About.PAUSED);
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it");
        board(BOARD);
        both.pass();
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
        assertThat(both.inManage(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(true);
        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void aNewTicketOnABoardThatTakesNoPartStaysInManage() {
        Sighting other = both.manage(Set.of()).create(new Draft(Kind.TASK, "k", "", both.project.id(),
                both.project.recordId(), Map.of(Field.TASK_NAME, "Count", Field.TASK_PHASE, both.phase.id())));
        both.manage(Set.of()).create(new Draft(Kind.STEP, "k", "", both.project.id(), other.recordId(),
                Map.of(Field.STEP_TEXT, "Twice", Field.STEP_DONE, false)));
        RunningSandbox.shared().manage().as("rokafor").change("ProjectTicket", Integer.parseInt(other.id()),
                Map.of("board", Map.of("name", NO_PART)));

        assertThat(both.pass().events()).isEmpty();
    }

    @Test
    void aProjectWhoseBoardTakesNoPartRests() {
        both.editInManage("/project/tickets", both.task, "summary", "Hang it well");

        Pass pass = both.pass(TwoSystems.PROJECT, both.project, NO_PART);

        assertThat(pass.events()).isEmpty();
        assertThat(pass.plan().remarks()).extracting(Remark::kind).containsExactly(Kind.PROJECT);
        both.pass();
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
    }

    @Test
    void onAnotherBoardThatTakesPartItsOwnStatusesCount() {
        both.map("""
                noteCategories: { pairs: [{ tool: Internal, manage: Internal }] }
                """, "{ board: Internal Projects, statuses: { New: NotStarted*, In Progress: InProgress* } }");
        board(NO_PART);
        both.pass();
        Object doing = both.status("In Progress");
        both.editInTool("tasks", both.inTool(Kind.TASK), "statusId", doing);

        both.pass();

        Sighting ticket = tickets().get(0);
        assertThat(both.raw(ticket).path("status").path("name").asText()).isEqualTo("In Progress");
        assertThat(both.raw(ticket).path("board").path("name").asText()).isEqualTo(NO_PART);
        assertThat(both.pass().events()).isEmpty();
    }

    private void move(Sighting phase) {
        RunningSandbox.shared().manage().as("rokafor").move(Integer.parseInt(both.task.id()),
                Integer.parseInt(phase.id()));
    }

    private void board(String name) {
        RunningSandbox.shared().manage().as("rokafor").change("ProjectTicket", Integer.parseInt(both.task.id()),
                Map.of("board", Map.of("name", name)));
    }

    private Sighting phase(Sighting project, String name) {
        return both.manage(Set.of()).create(new Draft(Kind.PHASE, name, "", project.id(), project.recordId(),
                Map.of(Field.PHASE_NAME, name)));
    }

    private List<Sighting> tickets() {
        return both.seen(Side.MANAGE).records().stream().filter(record -> record.kind() == Kind.TASK).toList();
    }
}
