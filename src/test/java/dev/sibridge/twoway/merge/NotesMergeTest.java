package dev.sibridge.twoway.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.merge.World.Rec;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes are written once. */
class NotesMergeTest {

    private final World world = new World();
    private final Random random = new Random(1);
    private Rec project;

    @BeforeEach
    void begin() {
        project = world.make(Side.MANAGE, Kind.PROJECT, null, Map.of(Field.PROJECT_NAME, "Job",
                Field.PROJECT_START, "2027-01-01"));
    }

    @Test
    void aNoteStaysAsItWasWrittenAndAnEditWaitsForAPerson() {
        Rec note = world.make(Side.MANAGE, Kind.NOTE, task("Rack"), Map.of(Field.NOTE_TEXT, "Called"));
        world.pass(random);
        world.edit(Side.MANAGE, note, Field.NOTE_TEXT, "Called twice");

        assertThat(world.pass(random).changes()).isEmpty();
        assertThat(world.journal).containsExactly(new Loss(world.journal.get(0).pair(), Field.NOTE_TEXT,
                new Pair.Agreed("Called", "Called"), "Called", "Called twice", null));
    }

    @Test
    void notesAreCopiedInTheOrderInWhichTheyWereWritten() {
        Rec task = task("Rack");
        List<String> texts = IntStream.rangeClosed(1, 12).mapToObj(number -> "Note " + number).toList();
        texts.forEach(text -> world.make(Side.MANAGE, Kind.NOTE, task, Map.of(Field.NOTE_TEXT, text)));

        assertThat(world.pass(random).changes()).filteredOn(Change.Create.class::isInstance)
                .extracting(change -> ((Change.Create) change).from().value(Field.NOTE_TEXT))
                .filteredOn(text -> text != null).isEqualTo(texts);
    }

    @Test
    void notesWithoutMarksAreKnownByWhatTheySayOnTheSameRecord() {
        Rec task = task("Rack");
        Rec other = task("Lights");
        for (Rec on : List.of(task, task, other)) {
            world.make(Side.MANAGE, Kind.NOTE, on, Map.of(Field.NOTE_TEXT, "Called"));
        }
        world.pass(random);
        world.pairs.clear();
        world.sides.values().forEach(all -> all.values().stream().filter(one -> one.kind == Kind.NOTE)
                .forEach(note -> note.mark = null));

        assertThat(world.pass(random).changes()).hasOnlyElementsOfType(Change.Link.class);
        assertThat(world.pass(random).changes()).isEmpty();
        assertThat(world.pairs.values()).filteredOn(pair -> pair.kind() == Kind.NOTE).hasSize(3)
                .allMatch(pair -> world.on(Side.MANAGE, pair.key()).parent.id().equals(
                        world.pairs.values().stream().filter(above -> above.kind() == Kind.TASK
                                && above.on(Side.TOOL).id().equals(world.on(Side.TOOL, pair.key()).parent.id()))
                                .findFirst().orElseThrow().on(Side.MANAGE).id()));
    }

    private Rec task(String name) {
        return world.make(Side.MANAGE, Kind.TASK, project, Map.of(Field.TASK_NAME, name, Field.TASK_STATUS, "m-new"));
    }
}
