package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.Pass;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is deleted, taken by another, or put aside in Manage or a real Redmine. */
class RedmineDeparturesTest extends RedminePasses {

    @Test
    void whatIsDeletedInRedmineIsClosedInManageAndTheOtherWayRound() {
        Sighting spare = both.make(Side.MANAGE, Kind.PHASE, both.project.recordId(), Map.of(Field.PHASE_NAME, "Spare"));
        Sighting other = both.make(Side.MANAGE, Kind.TASK, both.project.recordId(), Map.of(
                Field.TASK_NAME, "Wire it", Field.TASK_PHASE, both.phase.id()));
        both.make(Side.MANAGE, Kind.STEP, other.recordId(), Map.of(Field.STEP_TEXT, "Pull", Field.STEP_DONE, false));
        // So many that a tenth of them may go.
        for (int i = 0; i < 45; i++) {
            both.make(Side.MANAGE, Kind.STEP, both.task.recordId(), Map.of(Field.STEP_TEXT, "Hole " + i,
                    Field.STEP_DONE, true));
        }
        both.pass();
        both.delete(Side.TOOL, both.inTool(Kind.PHASE, "Spare"));
        both.delete(Side.TOOL, both.inTool(Kind.TASK, "Wire it"));
        both.delete(Side.MANAGE, both.inManage(Kind.STEP, "Drill"));
        both.delete(Side.TOOL, both.inTool(Kind.NOTE));

        assertThat(both.pass().events()).extracting(Pass.Event::what).containsOnly(What.CLOSED).hasSize(4);

        String mark = " [deleted in the project tool]";
        assertThat(both.now(Side.MANAGE, spare.recordId()).value(Field.PHASE_NAME)).isEqualTo("Spare" + mark);
        assertThat(both.now(Side.MANAGE, other.recordId()).value(Field.TASK_STATUS))
                .isEqualTo(both.idInManage(Subject.TASK_STATUS, "Cancelled"));
        assertThat(both.inManage(Kind.STEP, "Pull" + mark).value(Field.STEP_DONE)).isEqualTo(true);
        assertThat(both.inTool(Kind.STEP, "Drill [deleted in ConnectWise]").value(Field.STEP_DONE)).isEqualTo(true);
        assertThat(both.inManage(Kind.NOTE).value(Field.NOTE_TEXT)).as("notes stay").isEqualTo("Mind the pipe");
        assertNothingIsLeftToDo();

        both.delete(Side.MANAGE, both.task);
        assertThat(both.pass().plan().held()).as("what would close the whole of it waits").isNotEmpty();
        assertNothingIsLeftToDo();
    }

    @Test
    void whatIsGoneInRedmineAndWasChangedInManageIsMadeAnewThoughTheIdIsTakenByAnother() {
        both.pass();
        Sighting gone = both.inTool(Kind.TASK);
        both.delete(Side.TOOL, both.inTool(Kind.STEP));
        both.delete(Side.TOOL, gone);
        Sighting other = both.make(Side.TOOL, Kind.TASK, gone.parent(), Map.of(Field.TASK_NAME, "Something else",
                Field.TASK_PHASE, both.inTool(Kind.PHASE).id()));
        assertThat(other.id()).isEqualTo(gone.id());
        redmine.sql("UPDATE issues SET created_on = datetime(created_on, '+1 hour')");
        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_NAME, "Hang it well"));

        both.pass();

        assertSameTitles();
        assertThat(both.inTool(Kind.TASK, "Hang it well").id()).isNotEqualTo(gone.id());
        assertThat(both.inTool(Kind.STEP).parent()).isEqualTo(both.inTool(Kind.TASK, "Hang it well").recordId());
        assertThat(both.inManage(Kind.TASK, "Something else")).isNotNull();
        assertNothingIsLeftToDo();
    }

    @Test
    void anArchivedProjectIsLeftAloneAndMergedFromTheOldBaseWhenItComesBack() {
        both.pass();
        Sighting project = both.inTool(Kind.PROJECT);
        both.edit(Side.TOOL, both.inTool(Kind.TASK), Map.of(Field.TASK_ESTIMATE, new BigDecimal("4")));
        redmine.call("bridge", "POST", "/projects/" + project.id() + "/archive.json", null);
        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_NAME, "Hang it well"));

        assertThat(both.isPutAside()).isTrue();

        redmine.call("bridge", "POST", "/projects/" + project.id() + "/unarchive.json", null);
        both.pass();
        assertThat(both.inManage(Kind.TASK).value(Field.TASK_ESTIMATE)).isEqualTo(new BigDecimal("4"));
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
        assertThat(both.journal.of(TwoSystems.PROJECT)).isEmpty();
        assertNothingIsLeftToDo();
    }
}
