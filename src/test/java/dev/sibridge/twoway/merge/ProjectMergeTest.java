package dev.sibridge.twoway.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.merge.World.Rec;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project on both sides: what is made, removed, known again, and what nobody dares to conclude. */
class ProjectMergeTest {

    private final World world = new World();
    private final Random random = new Random(1);
    private Rec project;

    @BeforeEach
    void begin() {
        project = world.make(Side.MANAGE, Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Job",
                Field.PROJECT_START, "2027-01-01"));
        world.pass(random);
    }

    @Test
    void aProjectWithAllThatItHasIsMadeOnTheOtherSideParentsFirst() {
        Rec outer = phase("House", null);
        phase("Attic", outer);
        Rec task = task("Rack");
        world.make(Side.MANAGE, Kind.STEP, task, Map.of(Field.STEP_TEXT, "Label"));
        world.edit(Side.MANAGE, task, Field.TASK_PHASE, outer.id);

        MergePlan plan = world.pass(random);

        assertThat(plan.changes()).hasSize(4).hasOnlyElementsOfType(Change.Create.class);
        assertThat(plan.changes()).extracting(change -> ((Change.Create) change).from().kind())
                .containsExactly(Kind.PHASE, Kind.PHASE, Kind.TASK, Kind.STEP);
        assertThat(((Change.Create) plan.changes().get(0)).from().value(Field.PHASE_NAME)).isEqualTo("House");
        assertThat(world.pass(random).changes()).isEmpty();
    }

    @Test
    void twiceIsOnceEvenIfNothingWasRememberedOfTheFirstTime() {
        task("Rack");
        world.pass(random);
        world.pairs.clear();

        MergePlan again = world.pass(random);

        assertThat(again.changes()).hasSize(2).hasOnlyElementsOfType(Change.Link.class);
        assertThat(world.sides.get(Side.TOOL)).hasSize(2);
    }

    @Test
    void whatIsGoneOnOneSideGoesOnTheOther() {
        Rec task = task("Rack");
        world.pass(random);
        world.delete(Side.MANAGE, task);

        assertThat(world.pass(random).changes()).singleElement().isInstanceOfSatisfying(Change.Remove.class,
                remove -> assertThat(remove.side()).isEqualTo(Side.TOOL));
    }

    @Test
    void whatIsGoneOnOneSideAndChangedOnTheOtherIsMadeAnew() {
        Rec task = task("Rack");
        world.pass(random);
        Rec twin = twinOf(task);
        world.delete(Side.MANAGE, task);
        world.edit(Side.TOOL, twin, Field.TASK_NAME, "Rack, 42 U");

        MergePlan plan = world.pass(random);

        assertThat(plan.changes()).singleElement().isInstanceOfSatisfying(Change.Create.class,
                create -> assertThat(create.side()).isEqualTo(Side.MANAGE));
        assertThat(plan.remarks()).extracting(MergePlan.Remark::about).containsExactly(About.MADE_ANEW);
        assertThat(world.pass(random).changes()).isEmpty();
    }

    @Test
    void whatIsGoneOnOneSideIsMadeAnewWithAllItsPartsIfSomebodyAddsToItOnTheOther() {
        Rec task = task("Rack");
        world.make(Side.MANAGE, Kind.STEP, task, Map.of(Field.STEP_TEXT, "Label"));
        world.pass(random);
        world.delete(Side.TOOL, twinOf(task));
        world.make(Side.MANAGE, Kind.NOTE, task, Map.of(Field.NOTE_TEXT, "The client called"));

        assertThat(world.pass(random).changes()).extracting(change -> ((Change.Create) change).from().kind())
                .containsExactly(Kind.TASK, Kind.STEP, Kind.NOTE);
        assertThat(world.pass(random).changes()).isEmpty();
        assertThat(world.sides.get(Side.TOOL)).hasSameSizeAs(world.sides.get(Side.MANAGE));
    }

    @Test
    void aPhaseThatIsGoneIsMadeAnewIfATaskWasMovedIntoItOnTheOtherSide() {
        Rec phase = phase("Attic", null);
        Rec task = task("Rack");
        world.pass(random);
        world.delete(Side.TOOL, twinOf(phase));
        world.edit(Side.MANAGE, task, Field.TASK_PHASE, phase.id);

        world.pass(random);
        world.pass(random);

        assertThat(twinOf(task).values).containsEntry(Field.TASK_PHASE, twinOf(phase).id);
        assertThat(world.pass(random).changes()).isEmpty();
    }

    @Test
    void aNewTaskInAPhaseThatIsMadeAnewIsMadeInIt() {
        Rec phase = phase("Attic", null);
        world.pass(random);
        world.delete(Side.TOOL, twinOf(phase));
        Rec task = task("Rack");
        world.edit(Side.MANAGE, task, Field.TASK_PHASE, phase.id);

        world.pass(random);

        assertThat(twinOf(task).values).containsEntry(Field.TASK_PHASE, twinOf(phase).id);
        assertThat(world.pass(random).changes()).isEmpty();
    }

    @Test
    void notesAndProjectsAreNeverRemoved() {
        Rec task = task("Rack");
        Rec note = world.make(Side.MANAGE, Kind.NOTE, task, Map.of(Field.NOTE_TEXT, "Called"));
        world.pass(random);
        world.delete(Side.MANAGE, note);

        assertThat(world.pass(random).changes()).isEmpty();
    }

    @Test
    void aPhaseThatSomebodyHasJustChosenStaysThoughNothingWasAgreedOnBefore() {
        Rec task = task("Rack");
        Rec trim = phase("Trim", null);
        world.pass(random);
        Pair pair = world.pairs.values().stream().filter(one -> one.kind() == Kind.TASK).findFirst().orElseThrow();
        world.pairs.put(pair.key(), new Pair(pair.key(), Kind.TASK, pair.ids(), Map.of(Field.TASK_NAME,
                new Pair.Agreed("Rack", "Rack"))));
        world.edit(Side.MANAGE, task, Field.TASK_PHASE, trim.id);
        world.delete(Side.TOOL, twinOf(trim));

        world.pass(random);
        world.pass(random);

        assertThat(twinOf(task).values.get(Field.TASK_PHASE)).isEqualTo(twinOf(trim).id);
    }

    @Test
    void nothingFollowsFromAListThatIsNotKnownToBeComplete() {
        Rec task = task("Rack");
        world.pass(random);
        world.delete(Side.MANAGE, task);
        Seen partly = new Seen(world.look(Side.MANAGE, random).records(), EnumSet.of(Kind.PROJECT), Set.of());

        assertThat(merge(world.look(Side.TOOL, random), partly, new Guard(20, 10)).changes()).isEmpty();
    }

    @Test
    void whatBelongsToATicketThatIsGoneIsGoneThoughNobodyCanListIt() {
        Rec task = task("Rack");
        world.make(Side.MANAGE, Kind.STEP, task, Map.of(Field.STEP_TEXT, "Label"));
        world.make(Side.MANAGE, Kind.STEP, task("Lights"), Map.of(Field.STEP_TEXT, "Test"));
        world.pass(random);
        world.delete(Side.MANAGE, task);
        Seen all = world.look(Side.MANAGE, random);
        Seen withoutSteps = new Seen(all.records().stream().filter(record -> record.kind() != Kind.STEP).toList(),
                EnumSet.complementOf(EnumSet.of(Kind.STEP)), Set.of());

        MergePlan plan = merge(world.look(Side.TOOL, random), withoutSteps, new Guard(20, 10));

        assertThat(plan.changes()).as("one record with what belongs to it, the step first")
                .hasOnlyElementsOfType(Change.Remove.class)
                .extracting(change -> ((Change.Remove) change).now().kind()).containsExactly(Kind.STEP, Kind.TASK);
        assertThat(merge(world.look(Side.TOOL, random), withoutSteps, new Guard(1, 10)).held()).hasSize(2);
    }

    @Test
    void aSideThatIsSuddenlyEmptyStopsThePassBeforeAnythingIsWritten() {
        List<Rec> tasks = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            tasks.add(task("Task " + i));
        }
        world.pass(random);
        tasks.subList(0, 21).forEach(task -> world.delete(Side.MANAGE, task));
        world.edit(Side.MANAGE, tasks.get(25), Field.TASK_NAME, "Renamed");
        Seen manage = world.look(Side.MANAGE, random);
        Seen tool = world.look(Side.TOOL, random);

        MergePlan held = merge(tool, manage, new Guard(20, 100));
        assertThat(held.held()).hasSize(21);
        assertThat(held.changes()).isEmpty();
        assertThat(merge(tool, manage, new Guard(30, 10)).held()).as("a large part").hasSize(21);
        assertThat(merge(tool, manage, new Guard(30, 100)).changes()).as("a person has agreed").hasSize(22);
    }

    @Test
    void aRecordThatWasGivenTheIdOfOneThatIsGoneIsAnotherOne() {
        Rec task = task("Rack");
        world.pass(random);
        world.delete(Side.TOOL, twinOf(task));
        Rec other = world.make(Side.TOOL, Kind.TASK, twinOf(project), Map.of(Field.TASK_NAME, "Lights"));
        assertThat(world.pairs.values()).as("the same id").anyMatch(pair -> pair.kind() == Kind.TASK
                && pair.on(Side.TOOL).id().equals(other.id));

        MergePlan plan = world.pass(random);

        assertThat(plan.changes()).hasSize(2);
        assertThat(plan.changes().get(0)).isInstanceOf(Change.Create.class);
        assertThat(plan.changes().get(1)).isInstanceOf(Change.Remove.class);
        assertThat(world.sides.get(Side.MANAGE).values()).filteredOn(one -> one.kind == Kind.TASK)
                .extracting(one -> one.values.get(Field.TASK_NAME)).containsExactly("Lights");
    }

    @Test
    void aConflictThatAPersonMustDecideChangesNothingUntilThen() {
        Rec task = task("Rack");
        world.pass(random);
        world.rule = Rule.ASK;
        world.edit(Side.MANAGE, task, Field.TASK_NAME, "Ours");
        world.edit(Side.TOOL, twinOf(task), Field.TASK_NAME, "Theirs");

        assertThat(world.pass(random).changes()).isEmpty();
        Loss open = world.journal.get(0);
        assertThat(open).isEqualTo(new Loss(open.pair(), Field.TASK_NAME, new Pair.Agreed("Rack", "Rack"), "Theirs",
                "Ours", null));

        world.decisions.put(new Spot(open.pair(), Field.TASK_NAME), Side.TOOL);
        world.pass(random);
        assertThat(task.values).containsEntry(Field.TASK_NAME, "Theirs");
    }

    @Test
    void whatBelongsToNothingThatHasATwinWaits() {
        Seen tool = world.look(Side.TOOL, random);
        Sighting orphan = new Sighting(Kind.STEP, "77", null, null, null, new RecordId(Kind.TASK, "76"), null,
                Map.of(Field.STEP_TEXT, "Label"));
        List<Sighting> all = new ArrayList<>(tool.records());
        all.add(orphan);

        MergePlan plan = merge(new Seen(all, tool.complete(), Set.of()), world.look(Side.MANAGE, random),
                new Guard(20, 10));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.remarks()).extracting(MergePlan.Remark::about).containsExactly(About.WITHOUT_PARENT);
    }

    private MergePlan merge(Seen tool, Seen manage, Guard guard) {
        return ProjectMerge.of(new Situation(List.copyOf(world.pairs.values()), tool, manage, World.TRANSLATION,
                field -> Rule.LAST_WRITER, Map.of(), Map.of(), Set.of(), Map.of(), guard));
    }

    private Rec phase(String name, Rec above) {
        Rec phase = world.make(Side.MANAGE, Kind.PHASE, project, Map.of(Field.PHASE_NAME, name));
        if (above != null) {
            world.edit(Side.MANAGE, phase, Field.PHASE_PARENT, above.id);
        }
        return phase;
    }

    private Rec task(String name) {
        return world.make(Side.MANAGE, Kind.TASK, project, Map.of(Field.TASK_NAME, name, Field.TASK_STATUS, "m-new"));
    }

    private Rec twinOf(Rec record) {
        Pair pair = world.pairs.values().stream().filter(one -> one.kind() == record.kind
                && one.on(Side.MANAGE).id().equals(record.id)).findFirst().orElseThrow();
        return world.on(Side.TOOL, pair.key());
    }
}
