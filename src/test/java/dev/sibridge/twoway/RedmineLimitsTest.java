package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a real Redmine has no place for, will not do, or keeps elsewhere. */
class RedmineLimitsTest extends RedminePasses {

    @Test
    void whatRedmineCannotHoldStaysInManageAndNeverTravelsBack() {
        Sighting nested = both.make(Side.MANAGE, Kind.PHASE, both.project.recordId(), Map.of(
                Field.PHASE_NAME, "Trim", Field.PHASE_PARENT, both.phase.id()));
        Sighting task = both.make(Side.MANAGE, Kind.TASK, both.project.recordId(), Map.of(
                Field.TASK_NAME, "Wire it", Field.TASK_PHASE, nested.id(),
                Field.TASK_ASSIGNEES, people(Side.MANAGE, "rokafor", "talbrecht")));
        Sighting step = both.make(Side.MANAGE, Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Pull",
                Field.STEP_DONE, false, Field.STEP_ORDER, new BigDecimal("7")));
        both.make(Side.MANAGE, Kind.NOTE, both.project.recordId(), Map.of(Field.NOTE_TEXT, "Gate code 12"));
        both.pass();
        assertNothingIsLeftToDo();

        both.edit(Side.TOOL, both.inTool(Kind.PHASE, "Trim (2)"), Map.of(Field.PHASE_DUE, LocalDate.of(2027, 1, 9)));
        both.edit(Side.TOOL, both.inTool(Kind.TASK, "Wire it"), Map.of(Field.TASK_DESCRIPTION, "One\nTwo",
                Field.TASK_ASSIGNEES, people(Side.TOOL, "cmiller")));
        both.edit(Side.TOOL, both.inTool(Kind.STEP, "Pull"), Map.of(Field.STEP_DONE, true));
        both.edit(Side.MANAGE, both.phase, Map.of(Field.PHASE_ORDER, new BigDecimal("5")));
        both.pass();

        Sighting phase = both.now(Side.MANAGE, nested.recordId());
        assertThat(phase.value(Field.PHASE_NAME)).isEqualTo("Trim");
        assertThat(phase.value(Field.PHASE_PARENT)).isEqualTo(both.phase.id());
        assertThat(phase.value(Field.PHASE_DUE)).isEqualTo(LocalDate.of(2027, 1, 9));
        assertThat(both.now(Side.MANAGE, both.phase.recordId()).value(Field.PHASE_ORDER))
                .isEqualTo(new BigDecimal("5"));
        assertThat(both.now(Side.MANAGE, step.recordId()).value(Field.STEP_ORDER)).isEqualTo(new BigDecimal("7"));
        // Who was the one in Redmine makes way for who is it now; the other one Redmine never showed.
        assertThat((Set<?>) both.now(Side.MANAGE, task.recordId()).value(Field.TASK_ASSIGNEES)).hasSize(2);
        // This tenant keeps no line breaks.
        assertThat(both.now(Side.MANAGE, task.recordId()).value(Field.TASK_DESCRIPTION)).isEqualTo("One Two");
        assertThat(both.inTool(Kind.TASK, "Wire it").value(Field.TASK_DESCRIPTION)).isEqualTo("One\nTwo");
        assertNothingIsLeftToDo();
    }

    @Test
    void aTicketThatIsClosedBeforeItsTasksStaysOpenInRedmineUntilItIsClosedAgain() {
        both.pass();
        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_NAME, "Hung", Field.TASK_STATUS,
                both.idInManage(Subject.TASK_STATUS, "Completed")));

        assertThat(both.pass().events()).extracting(Pass.Event::what).containsExactlyInAnyOrder(What.REFUSED,
                What.UPDATED);
        assertThat(both.inTool(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hung");
        assertNothingIsLeftToDo();

        both.edit(Side.TOOL, both.inTool(Kind.STEP), Map.of(Field.STEP_DONE, true));
        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_STATUS,
                both.idInManage(Subject.TASK_STATUS, "Cancelled")));
        assertThat(both.pass().events()).extracting(Pass.Event::reason).containsOnlyNulls();

        assertThat(both.inTool(Kind.TASK).value(Field.TASK_STATUS))
                .isEqualTo(both.idInTool(Subject.TASK_STATUS, "Rejected"));
        assertThat(both.inManage(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(true);
        assertNothingIsLeftToDo();
    }

    @Test
    void aTicketIsClosedAndOpenedAgainWithItsTasks() {
        both.pass();
        for (boolean isDone : List.of(true, false)) {
            both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_STATUS,
                    both.idInManage(Subject.TASK_STATUS, isDone ? "Completed" : "In Progress")));
            both.edit(Side.MANAGE, both.inManage(Kind.STEP), Map.of(Field.STEP_DONE, isDone));

            assertThat(both.pass().events()).extracting(Pass.Event::reason).containsOnlyNulls();

            assertThat(both.inTool(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(isDone);
            assertThat(both.inTool(Kind.TASK).value(Field.TASK_STATUS))
                    .isEqualTo(both.idInTool(Subject.TASK_STATUS, isDone ? "Closed" : "In Progress"));
            assertNothingIsLeftToDo();
        }
    }

    @Test
    void aNoteOfSomebodyWhoIsLockedOutIsOursAndSaysWhose() {
        both.pass();
        redmine.call("bridge", "PUT", "/users/" + redmine.idOf("asmith") + ".json", "{'user': {'status': 3}}");
        both.make(Side.MANAGE, Kind.NOTE, both.task.recordId(), Map.of(Field.NOTE_TEXT, "Too dear",
                Field.NOTE_CATEGORY, "Internal", Field.NOTE_AUTHOR, both.idInManage(Subject.PERSON, "rokafor")));

        assertThat(both.pass().events()).extracting(Pass.Event::reason).containsOnlyNulls();

        Sighting note = both.inTool(Kind.NOTE, "[Renee Okafor in ConnectWise]\nToo dear");
        assertThat(note.value(Field.NOTE_AUTHOR)).isEqualTo(redmine.idOf("bridge"));
        assertThat(note.value(Field.NOTE_CATEGORY)).isEqualTo("private");
        assertThat(both.inManage(Kind.NOTE, "Too dear")).as("as it was").isNotNull();
        assertNothingIsLeftToDo();
    }

    @Test
    void aPrivateNoteIsNotMadePublicThoughAPersonSaysSo() {
        both.pass();
        both.edit(Side.MANAGE, both.inManage(Kind.NOTE), Map.of(Field.NOTE_CATEGORY, "Discussion"));
        assertNothingIsLeftToDo();
        both.journal.decide(both.journal.of(TwoSystems.PROJECT).get(0).id(), Side.MANAGE, "kim");
        redmine.calls().clear();

        assertThat(both.pass().events()).extracting(Pass.Event::what).containsExactly(What.REFUSED);

        assertThat(redmine.calls()).allMatch(call -> call.startsWith("GET "));
        assertThat(both.inTool(Kind.NOTE).value(Field.NOTE_CATEGORY)).isEqualTo("private");
        assertNothingIsLeftToDo();
    }

    @Test
    void aTicketThatAColleagueMovedToAnotherProjectIsClosedInRedmineAndItsTasksStay() {
        both.pass();
        both.edit(Side.MANAGE, both.inManage(Kind.STEP), Map.of(Field.STEP_DONE, true));
        both.pass();
        Sighting elsewhere = both.manage(Set.of()).create(new Draft(Kind.PROJECT, "q", "", null, null, Map.of(
                Field.PROJECT_NAME, "Terrace", Field.PROJECT_START, LocalDate.of(2027, 1, 1),
                Field.PROJECT_DUE, LocalDate.of(2027, 2, 1))));
        Sighting phase = both.manage(Set.of()).create(new Draft(Kind.PHASE, "r", "", elsewhere.id(),
                elsewhere.recordId(), Map.of(Field.PHASE_NAME, "Trim")));
        RunningSandbox.shared().manage().as("talbrecht").move(Integer.parseInt(both.task.id()),
                Integer.parseInt(phase.id()));

        assertThat(both.pass().events()).extracting(Pass.Event::what).containsExactly(What.CLOSED);

        assertThat(both.inTool(Kind.TASK, "Hang it [moved in ConnectWise]").value(Field.TASK_STATUS))
                .isEqualTo(both.idInTool(Subject.TASK_STATUS, "Rejected"));
        assertThat(both.inTool(Kind.STEP, "Drill").value(Field.STEP_DONE)).isEqualTo(true);
        assertNothingIsLeftToDo();
    }

    @Test
    void aTaskOfAnotherTrackerOrProjectIsNotGone() {
        both.pass();
        Sighting task = both.inTool(Kind.TASK);
        redmine.call("bridge", "PUT", "/projects/" + task.parent().id() + ".json", "{'project': {'tracker_ids': "
                + "[1, 4, 5]}}");
        redmine.call("bridge", "PUT", "/issues/" + task.id() + ".json", "{'issue': {'tracker_id': 1, "
                + "'subject': 'Hang it as a bug'}}");
        both.pass();
        assertThat(both.inManage(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it as a bug");
        assertNothingIsLeftToDo();

        String elsewhere = redmine.call("bridge", "POST", "/projects.json", "{'project': {'name': 'Elsewhere', "
                + "'identifier': 'elsewhere', 'tracker_ids': [1, 4, 5]}}").at("/project/id").asText();
        redmine.call("bridge", "PUT", "/issues/" + task.id() + ".json", "{'issue': {'project_id': " + elsewhere + "}}");
        assertNothingIsLeftToDo();
        assertThat(both.inManage(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it as a bug");
    }
}
