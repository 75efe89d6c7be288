package dev.sibridge.twoway.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.World.Rec;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks of the tool that lie in no phase, and the phase in Manage that stands for that. */
class DefaultPhaseTest {

    private final World world = new World();
    private final Random random = new Random(1);
    private Rec inTool;
    private Rec inManage;

    @BeforeEach
    void aProjectIsPaired() {
        inTool = world.make(Side.TOOL, Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Job",
                Field.PROJECT_START, "2027-01-01"));
        world.pass(random);
        inManage = all(Side.MANAGE, Kind.PROJECT).get(0);
        world.defaultPhase = "General";
    }

    @Test
    void withoutOneATaskWaitsForAPhaseAsBefore() {
        world.defaultPhase = null;
        task(null);

        assertThat(world.pass(random).changes()).singleElement().isInstanceOf(Change.Create.class);
        assertThat(all(Side.MANAGE, Kind.PHASE)).isEmpty();
    }

    @Test
    void nothingIsMadeWithoutNeed() {
        assertThat(world.pass(random).changes()).isEmpty();
    }

    @Test
    void itIsMadeOnceAndBeforeTheTicketsThatNeedIt() {
        task(null);
        task(null);

        MergePlan plan = world.pass(random);

        assertThat(plan.changes()).hasSize(3);
        assertThat(plan.changes().get(0)).isInstanceOf(Change.Place.class);
        assertThat(all(Side.MANAGE, Kind.TASK)).extracting(this::phase).containsOnly("General");
        assertThat(world.pass(random).changes()).isEmpty();
        task(null);
        assertThat(world.pass(random).changes()).hasSize(1);
    }

    @Test
    void oneThatIsThereIsTakenAndDoesNotReachTheTool() {
        world.make(Side.MANAGE, Kind.PHASE, inManage, Map.of(Field.PHASE_NAME, "General"));
        task(null);

        assertThat(world.pass(random).changes()).singleElement().isInstanceOf(Change.Create.class);
        assertThat(world.pass(random).changes()).isEmpty();
        assertThat(all(Side.TOOL, Kind.PHASE)).isEmpty();
    }

    @Test
    void aTicketThatIsMadeInItLiesInNoPhaseInTheTool() {
        Rec general = world.make(Side.MANAGE, Kind.PHASE, inManage, Map.of(Field.PHASE_NAME, "General"));
        world.make(Side.MANAGE, Kind.TASK, inManage, Map.of(Field.TASK_NAME, "Rack", Field.TASK_STATUS, "m-new",
                Field.TASK_PHASE, general.id));

        world.pass(random);

        assertThat(all(Side.TOOL, Kind.TASK)).extracting(task -> task.values.get(Field.TASK_PHASE))
                .containsOnlyNulls().hasSize(1);
        assertThat(world.pass(random).changes()).isEmpty();
    }

    @Test
    void aTaskThatIsTakenOutOfItsPhaseGoesThereAndBack() {
        Rec trim = world.make(Side.TOOL, Kind.PHASE, inTool, Map.of(Field.PHASE_NAME, "Trim"));
        Rec task = task(trim.id);
        world.pass(random);
        world.edit(Side.TOOL, task, Field.TASK_PHASE, null);
        world.pass(random);
        assertThat(all(Side.MANAGE, Kind.TASK)).extracting(this::phase).containsExactly("General");

        world.edit(Side.MANAGE, all(Side.MANAGE, Kind.TASK).get(0), Field.TASK_PHASE, all(Side.MANAGE, Kind.PHASE)
                .stream().filter(one -> one.values.get(Field.PHASE_NAME).equals("Trim")).findFirst().orElseThrow().id);
        world.pass(random);

        assertThat(task.values).containsEntry(Field.TASK_PHASE, trim.id);
        assertThat(world.pass(random).changes()).isEmpty();
    }

    @Test
    void oneThatPeopleHaveInTheToolTooIsAPhaseLikeOthersAndTasksInNoneStayThere() {
        Rec own = world.make(Side.TOOL, Kind.PHASE, inTool, Map.of(Field.PHASE_NAME, "General"));
        world.pass(random);
        task(own.id);
        Rec inNone = task(null);

        world.pass(random);

        assertThat(all(Side.MANAGE, Kind.PHASE)).hasSize(1);
        assertThat(all(Side.MANAGE, Kind.TASK)).hasSize(2).extracting(this::phase).containsOnly("General");
        assertThat(world.pass(random).changes()).isEmpty();
        assertThat(inNone.values.get(Field.TASK_PHASE)).isNull();
    }

    private Rec task(String phase) {
        Rec task = world.make(Side.TOOL, Kind.TASK, inTool, Map.of(Field.TASK_NAME, "Rack",
                Field.TASK_STATUS, "t-new"));
        task.values.put(Field.TASK_PHASE, phase);
        return task;
    }

    private Object phase(Rec ticket) {
        return all(Side.MANAGE, Kind.PHASE).stream().filter(one -> one.id.equals(ticket.values.get(Field.TASK_PHASE)))
                .map(one -> one.values.get(Field.PHASE_NAME)).findFirst().orElse(null);
    }

    private List<Rec> all(Side side, Kind kind) {
        return world.sides.get(side).values().stream().filter(one -> one.kind == kind).toList();
    }
}
