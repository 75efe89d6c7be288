package dev.sibridge.twoway.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Pending;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What waits for what. Changes are told by their pairs: a wave is a list of lanes, a lane a list of pairs. */
class WavesTest {

    @Test
    void whereNothingIsToBeDoneThereIsNoWave() {
        assertThat(waves()).isEmpty();
        assertThat(waves(new Change.Link(new Pair("a", Kind.TASK, Map.of(Side.TOOL, new Identity("t", null)),
                Map.of())))).as("nothing is written for that").isEmpty();
    }

    @Test
    void whatRefersToARecordWaitsForIt() {
        assertThat(waves(create("project", Kind.PROJECT, null), create("phase", Kind.PHASE, "project"),
                create("inner", Kind.PHASE, "project", Field.PHASE_PARENT, "phase"),
                create("task", Kind.TASK, "project", Field.TASK_PHASE, "inner"), create("step", Kind.STEP, "task")))
                .containsExactly(List.of(List.of("project")), List.of(List.of("phase")), List.of(List.of("inner")),
                        List.of(List.of("task")), List.of(List.of("step")));
    }

    @Test
    void anUpdateThatRefersToWhatIsMadeWaitsForItAndOthersDoNot() {
        assertThat(waves(create("phase", Kind.PHASE, "project"), update(Side.TOOL, "moved", "phase"),
                update(Side.TOOL, "renamed", null)))
                .containsExactly(List.of(List.of("phase"), List.of("renamed")), List.of(List.of("moved")));
    }

    @Test
    void whatIsThereAlreadyIsNotWaitedFor() {
        assertThat(waves(create("task", Kind.TASK, "project", Field.TASK_PHASE, "known"),
                create("note", Kind.NOTE, "known")))
                .containsExactly(List.of(List.of("task"), List.of("note")));
    }

    @Test
    void whatASideShowsInTheOrderOfItsMakingIsMadeOneAfterTheOther() {
        assertThat(waves(create("phase1", Kind.PHASE, "project"), create("phase2", Kind.PHASE, "project"),
                create("step1", Kind.STEP, "a"), create("step2", Kind.STEP, "a"), create("step3", Kind.STEP, "b"),
                create("note1", Kind.NOTE, "a"), create("note2", Kind.NOTE, "a")))
                .containsExactly(List.of(List.of("phase1", "phase2"), List.of("step1", "step2"), List.of("step3"),
                        List.of("note1", "note2")));
    }

    @Test
    void phasesAreMadeAtOnceWhereTheToolKeepsTheirPlaces() {
        Change first = placed(Side.TOOL, "phase1", 1);
        Change second = placed(Side.TOOL, "phase2", 2);
        Change unplaced = create("phase3", Kind.PHASE, "project");
        Change another = create("phase4", Kind.PHASE, "project");
        List<Change> inManage = List.of(placed(Side.MANAGE, "phase5", 1), placed(Side.MANAGE, "phase6", 2));

        assertThat(names(Waves.of(List.of(first, second, unplaced, another), true)))
                .containsExactly(List.of(List.of("phase1"), List.of("phase2"), List.of("phase3", "phase4")));
        assertThat(names(Waves.of(List.of(first, second), false)))
                .containsExactly(List.of(List.of("phase1", "phase2")));
        assertThat(names(Waves.of(inManage, true))).containsExactly(List.of(List.of("phase5", "phase6")));
    }

    private static Change placed(Side side, String pair, int order) {
        return new Change.Create(side, pair, sighting(pair, Kind.PHASE), "project", Map.of(Field.PHASE_ORDER,
                BigDecimal.valueOf(order)), null);
    }

    @Test
    void tasksAreMadeAtOnce() {
        assertThat(waves(create("task1", Kind.TASK, "project"), create("task2", Kind.TASK, "project")))
                .containsExactly(List.of(List.of("task1"), List.of("task2")));
    }

    @Test
    void theTwoSidesDoNotWaitForEachOther() {
        Change.Create there = new Change.Create(Side.MANAGE, "step2", sighting("step2", Kind.STEP), "a", Map.of(),
                null);

        assertThat(waves(create("step1", Kind.STEP, "a"), there))
                .containsExactly(List.of(List.of("step1"), List.of("step2")));
    }

    @Test
    void whatHappensToOnePairHappensInOrder() {
        assertThat(waves(update(Side.TOOL, "a", null), update(Side.MANAGE, "a", null), update(Side.TOOL, "b", null)))
                .containsExactly(List.of(List.of("a", "a"), List.of("b")));
    }

    @Test
    void whatIsRemovedComesLastAndChildrenBeforeTheirParents() {
        assertThat(waves(new Change.Forget("gone"), create("task", Kind.TASK, "project"),
                create("step", Kind.STEP, "task"), remove("oldPhase", Kind.PHASE), remove("oldStep1", Kind.STEP),
                remove("oldTask", Kind.TASK), remove("oldStep2", Kind.STEP)))
                .containsExactly(List.of(List.of("gone"), List.of("task")), List.of(List.of("step")),
                        List.of(List.of("oldStep1"), List.of("oldStep2")), List.of(List.of("oldTask")),
                        List.of(List.of("oldPhase")));
    }

    private static List<List<List<String>>> waves(Change... changes) {
        return names(Waves.of(List.of(changes), false));
    }

    private static List<List<List<String>>> names(List<List<List<Change>>> waves) {
        return waves.stream().map(lanes -> lanes.stream().map(lane -> lane.stream().map(Change::pair).toList())
                .toList()).toList();
    }

    private static Change.Create create(String pair, Kind kind, String parent) {
        return new Change.Create(Side.TOOL, pair, sighting(pair, kind), parent, Map.of(), null);
    }

    private static Change.Create create(String pair, Kind kind, String parent, Field field, String reference) {
        return new Change.Create(Side.TOOL, pair, sighting(pair, kind), parent, Map.of(field,
                new Pending(reference)), null);
    }

    private static Change.Update update(Side side, String pair, String phase) {
        Map<Field, Object> values = new HashMap<>();
        values.put(Field.TASK_NAME, null);
        Stream.ofNullable(phase).forEach(made -> values.put(Field.TASK_PHASE, new Pending(made)));
        return new Change.Update(side, pair, sighting(pair, Kind.TASK), values);
    }

    private static Change.Remove remove(String pair, Kind kind) {
        return new Change.Remove(Side.TOOL, pair, sighting(pair, kind));
    }

    private static Sighting sighting(String id, Kind kind) {
        return new Sighting(kind, id, null, null, null, null, null, Map.of());
    }
}
