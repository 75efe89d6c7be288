package dev.sibridge.twoway.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.MergePlan.About;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Remark;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.merge.World.Rec;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets that are somebody else's matter: on boards that take no part, or in another project. */
class AsideTest {

    private final World world = new World();
    private final Random random = new Random(1);
    private Rec project;
    private Rec task;
    private Rec step;

    @BeforeEach
    void aTicketWithATaskIsPaired() {
        project = world.make(Side.MANAGE, Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Job",
                Field.PROJECT_START, "2027-01-01"));
        task = world.make(Side.MANAGE, Kind.TASK, project, Map.of(Field.TASK_NAME, "Rack", Field.TASK_STATUS, "m-new"));
        step = world.make(Side.MANAGE, Kind.STEP, task, Map.of(Field.STEP_TEXT, "Label"));
        world.pass(random);
    }

    @Test
    void aTicketThatIsMerelyNotListedHasNotMoved() {
        world.delete(Side.MANAGE, task);

        assertThat(merge(seen(Set.of()), all -> true).changes()).hasSize(2)
                .hasOnlyElementsOfType(Change.Remove.class);
    }

    @Test
    void aTicketThatHasMovedIsPartedWithItsTasksAndOnlyItselfIsClosed() {
        RecordId moved = new RecordId(Kind.TASK, task.id);
        world.delete(Side.MANAGE, task);

        MergePlan plan = merge(seen(Set.of(moved)), all -> true);

        assertThat(plan.changes()).hasSize(2).hasOnlyElementsOfType(Change.Part.class);
        assertThat(plan.changes()).filteredOn(change -> ((Change.Part) change).closes()).hasSize(1);
        assertThat(plan.remarks()).extracting(Remark::about).containsExactly(About.MOVED);
    }

    @Test
    void anyNumberOfTicketsMayMove() {
        RecordId moved = new RecordId(Kind.TASK, task.id);
        world.delete(Side.MANAGE, task);

        assertThat(ProjectMerge.of(new Situation(List.copyOf(world.pairs.values()), world.look(Side.TOOL, random),
                seen(Set.of(moved)), World.TRANSLATION, field -> Rule.MANAGE, Map.of(), Map.of(), Set.of(), Map.of(),
                new Guard(0, 0))).held()).isEmpty();
    }

    @Test
    void whatTakesNoPartRestsWithAllThatBelongsToIt() {
        world.edit(Side.MANAGE, task, Field.TASK_NAME, "Rack it");
        world.delete(Side.MANAGE, step);
        world.make(Side.MANAGE, Kind.STEP, task, Map.of(Field.STEP_TEXT, "Test"));
        Rec twin = world.sides.get(Side.TOOL).values().stream().filter(one -> one.kind == Kind.TASK).findFirst()
                .orElseThrow();
        world.make(Side.TOOL, Kind.STEP, twin, Map.of(Field.STEP_TEXT, "Sweep"));

        MergePlan plan = merge(seen(Set.of()), record -> record.kind() != Kind.TASK);

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.remarks()).extracting(Remark::about).containsExactly(About.PAUSED);
        assertThat(merge(seen(Set.of()), all -> true).changes()).as("later").hasSize(4);
    }

    @Test
    void aProjectThatTakesNoPartRestsWhole() {
        world.make(Side.MANAGE, Kind.TASK, project, Map.of(Field.TASK_NAME, "Lights", Field.TASK_STATUS, "m-new"));
        world.edit(Side.MANAGE, project, Field.PROJECT_NAME, "Jobs");

        assertThat(merge(seen(Set.of()), record -> record.kind() != Kind.PROJECT).changes()).isEmpty();
    }

    private Seen seen(Set<RecordId> moved) {
        return new Seen(world.look(Side.MANAGE, random).records(), EnumSet.allOf(Kind.class), Set.of(), moved);
    }

    private MergePlan merge(Seen manage, Predicate<Sighting> takesPart) {
        Translation translation = new Translation() {

            @Override
            public Twin twin(Field field, Side to, Object value, Object now) {
                return World.TRANSLATION.twin(field, to, value, now);
            }

            @Override
            public boolean takesPart(Sighting record) {
                return takesPart.test(record);
            }

            @Override
            public boolean isRequired(Field field, Side side) {
                return World.TRANSLATION.isRequired(field, side);
            }
        };
        return ProjectMerge.of(new Situation(List.copyOf(world.pairs.values()), world.look(Side.TOOL, random), manage,
                translation, field -> Rule.MANAGE, Map.of(), Map.of(), Set.of(), Map.of(), new Guard(20, 100)));
    }
}
