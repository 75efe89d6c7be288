package dev.sibridge.twoway.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.Translation;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Writes;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a side refuses is told once and not asked for again; the rest is written all the same. */
class RefusedWritesTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long PROJECT = 1;
    private static final Translation ALIKE = new Translation() {
        @Override
        public Twin twin(Field field, Side to, Object value, Object now) {
            return Twin.of(value);
        }

        @Override
        public boolean isRequired(Field field, Side side) {
            return false;
        }
    };

    private final Pairs pairs = new Pairs(DATABASE.jdbc());
    private final Journal journal = new Journal(DATABASE.jdbc(), Clock.systemUTC());
    private final MemorySide tool = new MemorySide("t");
    private final MemorySide manage = new MemorySide("m");
    private Changes.Closing closing = (side, record, moved) -> Map.of();
    private boolean deletes;
    private Function<Field, Rule> rules = field -> Rule.MANAGE;
    private Sighting task;

    @BeforeEach
    void aTaskIsPaired() {
        List.of("two_way_pair", "two_way_conflict").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        Sighting project = manage.make(Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Patio"));
        task = manage.make(Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, "Hang it",
                Field.TASK_START, LocalDate.of(2027, 1, 1), Field.TASK_DUE, LocalDate.of(2027, 1, 31), Field.TASK_STATUS, "new"));
        pass();
        tool.writes.clear();
    }

    @Test
    void aFieldThatIsRefusedDoesNotKeepTheOthersFromBeingWritten() {
        tool.refusedFields.add(Field.TASK_DUE);
        editThreeFields();

        Pass pass = pass();

        assertThat(inTool(Field.TASK_NAME)).isEqualTo("Hang it well");
        assertThat(inTool(Field.TASK_STATUS)).isEqualTo("done");
        assertThat(inTool(Field.TASK_DUE)).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(pass.events()).filteredOn(event -> event.what() == What.REFUSED).singleElement()
                .isEqualTo(new Event(What.REFUSED, pass.events().get(0).pair(), Side.TOOL, "no"));
        assertThat(tool.writes).as("together, then one by one").hasSize(4);
        assertThat(pass.counts(Side.TOOL).updated()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedIsNotAskedForAgain() {
        tool.refusedFields.add(Field.TASK_DUE);
        editThreeFields();
        pass();
        tool.writes.clear();
        manage.writes.clear();

        Pass next = pass();

        assertThat(next.events()).isEmpty();
        assertThat(tool.writes).isEmpty();
        assertThat(manage.writes).as("nor does the other side get it back").isEmpty();
    }

    @Test
    void aNameThatGetsTooLongByWhatIsPutAtItsEndIsCut() {
        closing = (side, record, moved) -> Map.of(Field.TASK_STATUS, "dropped",
                Field.TASK_NAME, record.value(Field.TASK_NAME) + " [gone]");
        tool.refusedValues = (record, values) -> values.get(Field.TASK_NAME) instanceof String name
                && name.length() > 255;
        tool.edit(tool.only(Kind.TASK), Field.TASK_NAME, "x".repeat(250));
        pass();
        manage.records.remove(task.recordId());

        pass();

        assertThat(inTool(Field.TASK_STATUS)).isEqualTo("dropped");
        assertThat(inTool(Field.TASK_NAME).toString()).startsWith("xxx").endsWith(" [gone]");
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void twoDaysGoTogetherSinceOneMayBeRefusedForTheOther() {
        tool.refusedValues = (record, values) -> values.containsKey(Field.TASK_NAME)
                || values.containsKey(Field.TASK_START) != values.containsKey(Field.TASK_DUE);
        manage.edit(task, Field.TASK_NAME, "Hang it well");
        manage.edit(task, Field.TASK_START, LocalDate.of(2027, 2, 1));
        manage.edit(task, Field.TASK_DUE, LocalDate.of(2027, 2, 2));

        pass();

        assertThat(inTool(Field.TASK_NAME)).isEqualTo("Hang it");
        assertThat(inTool(Field.TASK_START)).isEqualTo(LocalDate.of(2027, 2, 1));
        assertThat(inTool(Field.TASK_DUE)).isEqualTo(LocalDate.of(2027, 2, 2));
    }

    @Test
    void whatIsTakenOnlyAfterSomethingElseIsTriedOnceMore() {
        Sighting step = aStepThatIsDone();
        // Such as a status that ends a task: not while a step is open.
        tool.refusedValues = (record, values) -> "Done".equals(values.get(Field.TASK_NAME))
                && !Boolean.TRUE.equals(tool.records.get(step.recordId()).value(Field.STEP_DONE));

        Pass pass = pass();

        assertThat(pass.events()).extracting(Event::what).containsExactly(What.UPDATED, What.UPDATED);
        assertThat(inTool(Field.TASK_NAME)).isEqualTo("Done");
        assertThat(tool.writes).containsExactly("update TASK", "update STEP", "update TASK");
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whatIsRefusedOnceMoreIsToldOnceAndStaysSo() {
        aStepThatIsDone();
        tool.refusedFields.add(Field.TASK_NAME);

        assertThat(pass().events()).extracting(Event::what).containsExactly(What.UPDATED, What.REFUSED);

        assertThat(tool.writes).containsExactly("update TASK", "update STEP", "update TASK");
        assertThat(pass().events()).isEmpty();
        assertThat(tool.writes).hasSize(3);
    }

    @Test
    void whatIsMadeOnlyAfterSomethingElseIsMadeInTheSamePassWithAllThatBelongsToIt() {
        Sighting later = manage.make(Kind.TASK, task.parent(), Map.of(Field.TASK_NAME, "Test it"));
        manage.make(Kind.STEP, later.recordId(), Map.of(Field.STEP_TEXT, "Ring"));
        manage.edit(task, Field.TASK_NAME, "Hang it well");
        tool.refusal = draft -> draft.kind() == Kind.TASK && tool.records.values().stream()
                .noneMatch(record -> "Hang it well".equals(record.value(Field.TASK_NAME)));

        Pass pass = pass();

        assertThat(pass.events()).extracting(Event::what)
                .containsExactly(What.UPDATED, What.CREATED, What.CREATED);
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whatIsOvertakenWhenItIsTriedOnceMoreIsLeftToTheNextPass() {
        Sighting step = aStepThatIsDone();
        Sighting there = tool.only(Kind.TASK);
        tool.refusedValues = (record, values) -> {
            if (record.kind() == Kind.STEP) {
                tool.edit(there, Field.TASK_STATUS, "done");
            }
            return record.kind() == Kind.TASK
                    && !Boolean.TRUE.equals(tool.records.get(step.recordId()).value(Field.STEP_DONE));
        };

        assertThat(pass().events()).extracting(Event::what).containsExactly(What.UPDATED, What.OVERTAKEN);
        pass();

        assertThat(inTool(Field.TASK_NAME)).isEqualTo("Done");
        assertThat(manage.only(Kind.TASK).value(Field.TASK_STATUS)).isEqualTo("done");
    }

    /** And a task that got a new name at the same time, which is written before. */
    private Sighting aStepThatIsDone() {
        Sighting step = tool.make(Kind.STEP, tool.only(Kind.TASK).recordId(), Map.of(Field.STEP_TEXT, "Drill",
                Field.STEP_DONE, false));
        pass();
        tool.writes.clear();
        manage.edit(task, Field.TASK_NAME, "Done");
        manage.edit(manage.only(Kind.STEP), Field.STEP_DONE, true);
        return step;
    }

    @Test
    void aSingleFieldThatIsRefusedIsAskedForOnce() {
        tool.refusedFields.add(Field.TASK_DUE);
        manage.edit(task, Field.TASK_DUE, LocalDate.of(2027, 2, 28));

        pass();
        pass();

        assertThat(tool.writes).hasSize(1);
    }

    @Test
    void whatIsChangedAgainIsAskedForAgain() {
        tool.refusedFields.add(Field.TASK_DUE);
        editThreeFields();
        pass();
        tool.refusedFields.clear();

        manage.edit(task, Field.TASK_DUE, LocalDate.of(2027, 3, 31));
        pass();

        assertThat(inTool(Field.TASK_DUE)).isEqualTo(LocalDate.of(2027, 3, 31));
    }

    @Test
    void aDecisionThatASideRefusesIsCarriedOutOnceAndDecidesNothingLater() {
        rules = field -> Rule.ASK;
        tool.edit(tool.only(Kind.TASK), Field.TASK_DUE, LocalDate.of(2027, 2, 1));
        manage.edit(task, Field.TASK_DUE, LocalDate.of(2027, 2, 28));
        pass();
        tool.refusedFields.add(Field.TASK_DUE);
        journal.decide(journal.of(PROJECT).get(0).id(), Side.MANAGE, "kim");

        pass();
        pass();

        assertThat(tool.writes).hasSize(1);
        assertThat(journal.decisions(PROJECT)).isEmpty();
    }

    @Test
    void aRecordThatCannotBeMadeIsNamed() {
        tool.refusal = draft -> draft.kind() == Kind.STEP;
        manage.make(Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill"));

        Pass pass = pass();

        Event refused = pass.events().get(0);
        assertThat(refused.what()).isEqualTo(What.REFUSED);
        assertThat(pass.name(refused.pair())).isEqualTo("Drill");
        assertThat(pass.kind(refused.pair())).isEqualTo(Kind.STEP);
    }

    @Test
    void aRecordThatIsDeletedIsNamed() {
        deletes = true;
        manage.records.remove(task.recordId());

        Pass pass = pass();

        Event deleted = pass.events().get(0);
        assertThat(deleted.what()).isEqualTo(What.DELETED);
        assertThat(pass.name(deleted.pair())).isEqualTo("Hang it");
        assertThat(pass.kind(deleted.pair())).isEqualTo(Kind.TASK);
    }

    @Test
    void whatNobodyKnowsHasNoName() {
        assertThat(pass().name("task/4711")).isNull();
        assertThat(pass().kind("task/4711")).isNull();
    }

    private void editThreeFields() {
        manage.edit(task, Field.TASK_NAME, "Hang it well");
        manage.edit(task, Field.TASK_DUE, LocalDate.of(2027, 2, 28));
        manage.edit(task, Field.TASK_STATUS, "done");
    }

    private Object inTool(Field field) {
        return tool.only(Kind.TASK).value(field);
    }

    private Pass pass() {
        Reconciliation reconciliation = new Reconciliation(pairs, journal,
                new Writes(DATABASE.jdbc(), Clock.systemUTC()), ALIKE, rules, new Guard(20, 100));
        Pass pass = reconciliation.plan(PROJECT, tool.seen(), manage.seen());
        reconciliation.carryOut(pass, new Changes(pairs, tool, manage, closing, deletes,
                Duration.ZERO));
        return pass;
    }
}
