package dev.sibridge.twoway.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HeldBackTest {

    @Test
    void whatWouldGoIsNamedWithTheSideOnWhichItWould() {
        assertThat(HeldBack.sentence(List.of(task(Side.MANAGE, "Pull wire"), task(Side.TOOL, "Hang it"),
                task(Side.MANAGE, "Test")))).isEqualTo("3 records would be removed because their twins are gone: 1 in the"
                        + " project tool (\"Hang it\") and 2 in ConnectWise (\"Pull wire\", \"Test\").");
    }

    @Test
    void ofManyAndOfLongNamesOnlyTheBeginningIsTold() {
        List<Change.Remove> many = Stream.concat(Stream.of(task(Side.TOOL, "x".repeat(255))),
                IntStream.range(0, 20).mapToObj(i -> task(Side.TOOL, "Task " + i))).toList();

        assertThat(HeldBack.sentence(many)).isEqualTo("21 records would be removed because their twins are gone: 21 in"
                + " the project tool (\"" + "x".repeat(60) + "\", \"Task 0\", \"Task 1\", \"Task 2\", \"Task 3\" and 16"
                + " more).");
    }

    private static Change.Remove task(Side side, String name) {
        return new Change.Remove(side, "task/" + name, new Sighting(Kind.TASK, name, null, null, null, null, null,
                Map.of(Field.TASK_NAME, name)));
    }
}
