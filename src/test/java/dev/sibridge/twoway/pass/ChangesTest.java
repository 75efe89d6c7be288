package dev.sibridge.twoway.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sibridge.TestDatabase;
import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.ProjectMerge;
import dev.sibridge.twoway.merge.Situation;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.Translation;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.Pass.Event;
import dev.sibridge.twoway.pass.Pass.Event.What;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.Pairs.Remembered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a merge has decided is carried out on both sides, whatever becomes of the writes. */
class ChangesTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long PROJECT = 1;
    private static final Translation ALIKE = new Translation() {
        @Override
        public Twin twin(Field field, Side to, Object value, Object now) {
            return Twin.of(value);
        }

        @Override
        public Optional<String> author(Side side, Object author) {
            return Optional.ofNullable(author).map(kim -> "Kim Lee");
        }

        @Override
        public Map<Field, Object> closing(Side side, Sighting record) {
            return closed(record);
        }

        @Override
        public boolean isRequired(Field field, Side side) {
            return false;
        }
    };

    private final Pairs pairs = new Pairs(DATABASE.jdbc());
    private final MemorySide tool = new MemorySide("t");
    private final MemorySide manage = new MemorySide("m");
    private boolean deletes;
    private Changes.Closing closing = (side, record, moved) -> closed(record);
    private Sighting task;

    private static Map<Field, Object> closed(Sighting record) {
        return record.kind() == Kind.TASK ? Map.of(Field.TASK_STATUS, "closed", Field.TASK_NAME,
                record.value(Field.TASK_NAME).toString().replace(" (gone)", "") + " (gone)") : Map.of();
    }

    @BeforeEach
    void aProjectWithAPhaseATaskAndAStepStandsInManage() {
        DATABASE.jdbc().sql("DELETE FROM two_way_pair").update();
        Sighting project = manage.make(Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Patio"));
        Sighting phase = manage.make(Kind.PHASE, project.recordId(), Map.of(Field.PHASE_NAME, "Trim"));
        task = manage.make(Kind.TASK, project.recordId(), Map.of(Field.TASK_NAME, "Hang it", Field.TASK_STATUS, "new",
                Field.TASK_PHASE, phase.id()));
        manage.make(Kind.STEP, task.recordId(), Map.of(Field.STEP_TEXT, "Drill"));
    }

    @Test
    void whatARefusalBelongsToWaitsAndTheRestGoesOn() {
        tool.refusal = draft -> draft.kind() == Kind.TASK;

        Pass pass = pass();

        assertThat(pass.events()).contains(new Event(What.REFUSED, key(task), Side.TOOL, "no"))
                .anyMatch(event -> event.what() == What.WAITS);
        assertThat(tool.writes).containsExactly("create PROJECT", "create PHASE");
        tool.refusal = draft -> false;
        pass();
        assertIsInStep();
    }

    @Test
    void aNoteThatIsNotTakenInItsAuthorsNameIsWrittenInOursAndSaysWhose() {
        pass();
        manage.make(Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "Mind the pipe", Field.NOTE_AUTHOR, "kim"));
        tool.refusal = draft -> draft.values().containsKey(Field.NOTE_AUTHOR);

        pass();

        assertThat(tool.only(Kind.NOTE).values())
                .isEqualTo(Map.of(Field.NOTE_TEXT, "[Kim Lee in ConnectWise]\nMind the pipe"));
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whatWasWrittenInOurNameWithoutAnAnswerIsNotWrittenAgain() {
        pass();
        manage.make(Kind.NOTE, task.recordId(), Map.of(Field.NOTE_TEXT, "Mind the pipe", Field.NOTE_AUTHOR, "kim"));
        tool.refusal = draft -> draft.values().containsKey(Field.NOTE_AUTHOR);
        tool.answersAreLost = true;
        pass();
        tool.answersAreLost = false;

        pass();

        assertIsInStep();
    }

    @Test
    void aDeadKeyEndsThePass() {
        tool.keyIsDead = true;

        assertThatThrownBy(this::pass).isInstanceOf(SideException.class);

        tool.keyIsDead = false;
        pass();
        assertIsInStep();
    }

    @Test
    void whatWasMadeWithoutAnAnswerIsFoundAndNotMadeAgain() {
        tool.answersAreLost = true;
        Pass unanswered = pass();
        assertThat(unanswered.events()).extracting(Event::what).containsOnly(What.UNKNOWN, What.WAITS);
        tool.answersAreLost = false;

        pass();
        pass();

        assertIsInStep();
        assertThat(tool.writes).as("each once").doesNotHaveDuplicates();
    }

    @Test
    void whatAnotherProcessMadeBeforeItWasKilledIsFoundAndNotMadeAgain() {
        pass();
        Sighting later = manage.make(Kind.TASK, task.parent(), Map.of(Field.TASK_NAME, "Test it"));
        Situation situation = situation();
        Change.Create create = (Change.Create) ProjectMerge.of(situation).changes().get(0);
        pairs.claim(PROJECT, new Pair(create.pair(), Kind.TASK, Map.of(Side.MANAGE,
                new Identity(later.id(), later.created())), Map.of()), Side.TOOL, Map.of());
        tool.create(new SideWriter.Draft(Kind.TASK, create.pair(), later.id(), tool.only(Kind.PROJECT).id(),
                tool.only(Kind.PROJECT).recordId(), create.values()));

        pass();
        pass();

        assertIsInStep();
    }

    @Test
    void whatPeopleChangeOnEitherSideBeforeItIsKnownThatItWasMadeIsNotLost() {
        tool.answersAreLost = true;
        pass();
        pass();
        pass();
        tool.answersAreLost = false;
        manage.edit(task, Field.TASK_NAME, "Hang it well");
        tool.edit(tool.only(Kind.TASK), Field.TASK_STATUS, "done");

        assertThat(pass().wantsNext()).as("then another one follows").isTrue();
        Pass next = pass();

        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
        assertThat(next.plan().losses()).as("in the same minute, Manage's counts").extracting(Loss::field, Loss::tool,
                Loss::taken).containsExactly(tuple(Field.TASK_STATUS, "done", Side.MANAGE));
        assertIsInStep();
    }

    @Test
    void aMarkThatWasNotAnsweredIsLeftByTheNextPass() {
        pass();
        tool.make(Kind.TASK, tool.only(Kind.PROJECT).recordId(), Map.of(Field.TASK_NAME, "Test it"));
        tool.marksGetLost = true;
        assertThat(pass().events()).extracting(Event::what).contains(What.CREATED, What.UNKNOWN);
        tool.marksGetLost = false;

        pass();

        assertThat(tool.records.values()).extracting(Sighting::mark).doesNotContainNull().doesNotHaveDuplicates();
        tool.marksGetLost = true;
        assertThat(pass().events()).as("a further pass").isEmpty();
    }

    @Test
    void whatSomebodyChangesWhileThePassRunsIsNotOverwritten() {
        pass();
        manage.edit(task, Field.TASK_NAME, "Hang it well");
        Situation seen = situation();
        tool.edit(tool.only(Kind.TASK), Field.TASK_NAME, "Hang it high");

        Pass pass = carryOut(seen);

        assertThat(pass.events()).extracting(Event::what).containsExactly(What.OVERTAKEN);
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it high");
    }

    @Test
    void afterTheFirstPassBothSidesAreInStepAndTheSecondWritesNothing() {
        Pass first = pass();
        assertIsInStep();
        tool.writes.clear();
        manage.writes.clear();

        Pass second = pass();

        assertThat(first.counts(Side.TOOL).created()).isEqualTo(4);
        assertThat(second.events()).isEmpty();
        assertThat(tool.writes).isEmpty();
        assertThat(manage.writes).isEmpty();
        assertThat(tool.only(Kind.STEP).parent()).isEqualTo(tool.only(Kind.TASK).recordId());
        assertThat(tool.only(Kind.TASK).value(Field.TASK_PHASE)).isEqualTo(tool.only(Kind.PHASE).id());
        assertThat(tool.only(Kind.TASK).mark()).isEqualTo(manage.only(Kind.TASK).id());
    }

    @Test
    void editsOfBothSidesGoToTheOtherOne() {
        pass();
        manage.edit(task, Field.TASK_NAME, "Hang it well");
        tool.edit(tool.only(Kind.STEP), Field.STEP_TEXT, "Drill twice");
        tool.make(Kind.NOTE, tool.only(Kind.TASK).recordId(), Map.of(Field.NOTE_TEXT, "Mind the pipe"));

        Pass pass = pass();

        assertThat(pass.events()).extracting(Event::what).containsExactlyInAnyOrder(What.UPDATED, What.UPDATED,
                What.CREATED);
        assertThat(tool.only(Kind.TASK).value(Field.TASK_NAME)).isEqualTo("Hang it well");
        assertThat(manage.only(Kind.STEP).value(Field.STEP_TEXT)).isEqualTo("Drill twice");
        assertThat(manage.only(Kind.NOTE).parent()).isEqualTo(task.recordId());
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whatIsGoneOnOneSideIsClosedOnTheOtherAndStaysSo() {
        pass();
        manage.records.remove(manage.only(Kind.STEP).recordId());
        manage.records.remove(task.recordId());

        Pass pass = pass();

        assertThat(pass.events()).extracting(Event::what).containsOnly(What.CLOSED);
        assertThat(tool.only(Kind.TASK).value(Field.TASK_STATUS)).isEqualTo("closed");
        assertThat(pass().events()).isEmpty();
        assertThat(manage.records.keySet()).noneMatch(record -> record.kind() == Kind.TASK);
    }

    @Test
    void whatIsClosedWithoutAnAnswerIsNotTakenForAnEditOfSomebody() {
        pass();
        manage.records.remove(manage.only(Kind.STEP).recordId());
        manage.records.remove(task.recordId());
        tool.answersAreLost = true;
        assertThat(pass().events()).extracting(Event::what).contains(What.UNKNOWN);
        tool.answersAreLost = false;

        pass();

        assertThat(manage.records.keySet()).as("nothing is made anew").noneMatch(one -> one.kind() == Kind.TASK);
        assertThat(tool.only(Kind.TASK).value(Field.TASK_STATUS)).isEqualTo("closed");
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void aTaskIsNotClosedBeforeItsStepsAre() {
        closing = (side, record, moved) -> record.kind() == Kind.STEP ? Map.of(Field.STEP_DONE, true) : closed(record);
        pass();
        manage.records.remove(manage.only(Kind.STEP).recordId());
        manage.records.remove(task.recordId());
        tool.doesNothing = true;
        assertThat(pass().events()).extracting(Event::what).containsExactly(What.UNKNOWN, What.WAITS);
        tool.doesNothing = false;

        pass();

        assertThat(tool.only(Kind.STEP).value(Field.STEP_DONE)).isEqualTo(true);
        assertThat(tool.only(Kind.TASK).value(Field.TASK_STATUS)).isEqualTo("closed");
        assertThat(pass().events()).isEmpty();
    }

    @Test
    void whoeverWantsItHasItDeleted() {
        deletes = true;
        pass();
        manage.records.remove(manage.only(Kind.STEP).recordId());

        pass();

        assertThat(tool.writes).contains("delete STEP");
        assertThat(pairs.of(PROJECT)).hasSize(3);
    }

    @Test
    void whatANoteHangsOnIsClosedAllTheSame() {
        deletes = true;
        pass();
        tool.make(Kind.NOTE, tool.only(Kind.TASK).recordId(), Map.of(Field.NOTE_TEXT, "By Friday"));
        pass();
        manage.records.keySet().removeIf(record -> record.kind() != Kind.PROJECT && record.kind() != Kind.PHASE);

        Pass pass = pass();

        assertThat(tool.writes).contains("delete STEP").doesNotContain("delete TASK", "delete NOTE");
        assertThat(pass.events()).extracting(Event::what).containsExactly(What.DELETED, What.CLOSED);
        assertThat(tool.only(Kind.TASK).value(Field.TASK_STATUS)).isEqualTo("closed");
    }

    @Test
    void whatIsGoneOnBothSidesIsForgotten() {
        pass();
        manage.records.remove(manage.only(Kind.STEP).recordId());
        tool.records.remove(tool.only(Kind.STEP).recordId());

        pass();

        assertThat(pairs.of(PROJECT)).extracting(one -> one.pair().kind()).doesNotContain(Kind.STEP);
    }

    @Test
    void aLostDatabasePairsByTheMarksAndMakesNothing() {
        pass();
        DATABASE.jdbc().sql("DELETE FROM two_way_pair").update();
        tool.writes.clear();

        pass();

        assertThat(tool.writes).isEmpty();
        assertThat(manage.writes).isEmpty();
        assertThat(pairs.of(PROJECT)).hasSize(4);
        assertThat(pass().events()).isEmpty();
    }

    private Pass pass() {
        return carryOut(situation());
    }

    private Pass carryOut(Situation situation) {
        MergePlan plan = ProjectMerge.of(situation);
        Pass pass = new Pass(PROJECT, situation, plan);
        Changes changes = new Changes(pairs, tool, manage, closing, deletes, Duration.ZERO);
        changes.agree(pass);
        plan.changes().forEach(change -> changes.apply(pass, change));
        changes.mark(pass);
        return pass;
    }

    private Situation situation() {
        List<Remembered> remembered = pairs.of(PROJECT);
        Map<String, Side> unmade = remembered.stream().filter(one -> one.making() != null)
                .collect(Collectors.toMap(one -> one.pair().key(), Remembered::making));
        return new Situation(remembered.stream().map(Remembered::pair).toList(), tool.seen(), manage.seen(), ALIKE,
                field -> Rule.LAST_WRITER, Map.of(), Map.of(), Set.of(), unmade, new Guard(20, 100));
    }

    private String key(Sighting record) {
        return "manage/task/" + record.id() + "@" + record.created().toEpochMilli();
    }

    private void assertIsInStep() {
        assertThat(tool.records).hasSameSizeAs(manage.records);
        assertThat(tool.records.values()).extracting(Sighting::kind)
                .containsExactlyInAnyOrderElementsOf(manage.records.values().stream().map(Sighting::kind).toList());
        assertThat(pairs.of(PROJECT)).hasSize(tool.records.size()).allMatch(one -> one.making() == null);
    }
}
