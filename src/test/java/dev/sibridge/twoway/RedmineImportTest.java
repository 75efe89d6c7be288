package dev.sibridge.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.mapping.Directory.Subject;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.pass.Pass;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A whole project comes from Manage to a real Redmine, or the other way. */
class RedmineImportTest extends RedminePasses {

    @Test
    void aProjectOfFortyTicketsReachesRedmine() {
        Sighting nested = both.make(Side.MANAGE, Kind.PHASE, both.project.recordId(), Map.of(
                Field.PHASE_NAME, "Speakers", Field.PHASE_PARENT, both.phase.id()));
        for (int i = 2; i <= 40; i++) {
            ticket(i, nested);
        }

        Pass first = both.pass();

        assertThat(first.events()).extracting(Pass.Event::reason).containsOnlyNulls();
        assertThat(first.counts(Side.TOOL).created()).isEqualTo(both.seen(Side.MANAGE).records().size());
        assertSameTitles();
        Sighting tenth = both.inTool(Kind.TASK, "Ticket 10");
        assertThat(tenth.value(Field.TASK_PHASE)).isEqualTo(both.inTool(Kind.PHASE, "Speakers").id());
        assertThat(tenth.value(Field.TASK_STATUS)).isEqualTo(both.idInTool(Subject.TASK_STATUS, "Closed"));
        assertThat(tenth.value(Field.TASK_ESTIMATE)).isEqualTo(new BigDecimal("10.25"));
        assertNothingIsLeftToDo();
    }

    private void ticket(int number, Sighting phase) {
        boolean isDone = number % 10 == 0;
        Sighting task = both.make(Side.MANAGE, Kind.TASK, both.project.recordId(), Map.of(
                Field.TASK_NAME, "Ticket " + number, Field.TASK_PHASE, phase.id(),
                Field.TASK_STATUS, both.idInManage(Subject.TASK_STATUS, isDone ? "Completed" : "In Progress"),
                Field.TASK_PRIORITY, both.idInManage(Subject.PRIORITY, "Priority 2 - High"),
                Field.TASK_START, LocalDate.of(2027, 1, 2), Field.TASK_DUE, LocalDate.of(2027, 1, 31),
                Field.TASK_ESTIMATE, new BigDecimal(number + ".25"),
                Field.TASK_DESCRIPTION, "First line\n\n  indented \u2013 \ud83d\ude00",
                Field.TASK_ASSIGNEES, people(Side.MANAGE, "talbrecht")));
        if (number % 5 == 0) {
            both.make(Side.MANAGE, Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill " + number,
                    Field.STEP_DONE, isDone));
            both.make(Side.MANAGE, Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "Mind pipe\n" + number,
                    Field.NOTE_CATEGORY, "Internal"));
            both.make(Side.MANAGE, Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "Customer knows " + number,
                    Field.NOTE_CATEGORY, "Discussion", Field.NOTE_AUTHOR, both.idInManage(Subject.PERSON, "rokafor")));
        }
    }

    @Test
    void aProjectOfRedmineReachesManage() {
        both.beginWithNothing();
        RecordId project = both.make(Side.TOOL, Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Patio Music",
                Field.PROJECT_START, LocalDate.of(2027, 1, 1), Field.PROJECT_DUE, LocalDate.of(2027, 2, 1),
                Field.PROJECT_STATUS, "In Progress", Field.PROJECT_OWNER, both.idInTool(Subject.PERSON, "asmith")))
                .recordId();
        Sighting phase = both.make(Side.TOOL, Kind.PHASE, project, Map.of(Field.PHASE_NAME, "Trim",
                Field.PHASE_DUE, LocalDate.of(2027, 1, 20)));
        for (int i = 1; i <= 12; i++) {
            Sighting task = both.make(Side.TOOL, Kind.TASK, project, Map.of(Field.TASK_NAME, "Issue " + i,
                    Field.TASK_PHASE, phase.id(), Field.TASK_ASSIGNEES, people(Side.TOOL, "asmith"),
                    Field.TASK_STATUS, both.idInTool(Subject.TASK_STATUS, i == 6 ? "Rejected" : "Feedback")));
            if (i % 4 == 0) {
                both.make(Side.TOOL, Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill " + i,
                        Field.STEP_DONE, i == 8));
                both.make(Side.TOOL, Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "By Friday " + i,
                        Field.NOTE_CATEGORY, "public"));
                both.make(Side.TOOL, Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "Too dear " + i,
                        Field.NOTE_CATEGORY, "private", Field.NOTE_AUTHOR, both.idInTool(Subject.PERSON, "asmith")));
            }
        }

        Pass first = both.pass();

        assertThat(first.events()).extracting(Pass.Event::reason).containsOnlyNulls();
        assertSameTitles();
        assertThat(both.inManage(Kind.TASK, "Issue 6").value(Field.TASK_STATUS))
                .isEqualTo(both.idInManage(Subject.TASK_STATUS, "Cancelled"));
        assertThat(both.inManage(Kind.TASK, "Issue 1").value(Field.TASK_ASSIGNEES))
                .isEqualTo(people(Side.MANAGE, "rokafor"));
        assertThat(both.inManage(Kind.NOTE, "[Ann Smith in the project tool] Too dear 4").value(Field.NOTE_CATEGORY)).isEqualTo("Internal");
        assertNothingIsLeftToDo();
    }

    static Stream<Arguments> requests() {
        return Stream.concat(IntStream.rangeClosed(1, 5).mapToObj(nth -> Arguments.of("POST", nth)),
                IntStream.rangeClosed(1, 2).mapToObj(nth -> Arguments.of("PUT", nth)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whateverAnswerOfRedmineIsLostEverythingIsThereOnceAfterPlainPasses(String method, int nth) {
        both = with(redmine.losing("bridge", method, nth));
        both.begin();

        for (int i = 0; i < 3; i++) {
            both.pass();
        }

        assertSameTitles();
        assertThat(both.pairs.of(TwoSystems.PROJECT)).hasSize(5).allMatch(one -> one.making() == null);
        assertNothingIsLeftToDo();
    }

    @Test
    void aClosedTicketComesWithItsTasksThoughRedmineBeginsEveryIssueAsNew() {
        redmine.sql("DELETE FROM workflows WHERE old_status_id = 0");
        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_STATUS,
                both.idInManage(Subject.TASK_STATUS, "Completed")));
        both.edit(Side.MANAGE, both.inManage(Kind.STEP), Map.of(Field.STEP_DONE, true));

        assertThat(both.pass().events()).extracting(Pass.Event::reason).containsOnlyNulls();

        assertThat(both.inTool(Kind.TASK).value(Field.TASK_STATUS))
                .isEqualTo(both.idInTool(Subject.TASK_STATUS, "Closed"));
        assertThat(both.inTool(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(true);
        assertNothingIsLeftToDo();
    }

    @Test
    void anOpenTaskOfAClosedTicketWaitsUntilOneOfThemChanges() {
        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_STATUS,
                both.idInManage(Subject.TASK_STATUS, "Completed")));
        assertThat(both.pass().events()).extracting(Pass.Event::what).filteredOn(What.REFUSED::equals).hasSize(1);
        redmine.calls().clear();
        assertThat(both.pass().events()).extracting(Pass.Event::what).containsExactly(What.REFUSED);
        assertThat(redmine.calls()).as("nothing is sent that is known to be refused")
                .allMatch(call -> call.startsWith("GET "));

        both.edit(Side.MANAGE, both.task, Map.of(Field.TASK_STATUS,
                both.idInManage(Subject.TASK_STATUS, "In Progress")));
        assertThat(both.pass().events()).extracting(Pass.Event::reason).containsOnlyNulls();

        assertSameTitles();
        assertNothingIsLeftToDo();
    }

    @Test
    void aLostDatabaseIsRebuiltFromTheMarks() {
        both.pass();
        TwoSystems.DATABASE.jdbc().sql("DELETE FROM two_way_pair").update();

        Pass pass = both.pass();

        assertThat(pass.counts(Side.TOOL).created() + pass.counts(Side.MANAGE).created()).isZero();
        assertThat(both.pairs.of(TwoSystems.PROJECT)).hasSize(5);
        assertNothingIsLeftToDo();
    }
}
