package dev.sibridge.twoway.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedClosingTest {

    @Test
    void aTaskGetsTheStatusThatEndsItAndSaysWhatHasHappened() {
        assertThat(closing(Dealer.mappings()).values(Side.MANAGE, task("Hang it"))).isEqualTo(Map.of(
                Field.TASK_STATUS, "m4", Field.TASK_NAME, "Hang it [deleted in the project tool]"));
        assertThat(closing(Dealer.mappings()).values(Side.TOOL, task("Hang it"))).isEqualTo(Map.of(
                Field.TASK_STATUS, "t4", Field.TASK_NAME, "Hang it [deleted in ConnectWise]"));
    }

    @Test
    void aCancelledOneIsMeantRatherThanOneThatIsDone() {
        Mappings mappings = Dealer.mappings(document ->
                ((ObjectNode) document.get("toolStatuses")).put("Checking", "Cancelled*"));

        assertThat(closing(mappings).values(Side.TOOL, task("a"))).containsEntry(Field.TASK_STATUS, "t3");
    }

    @Test
    void withoutAStatusThatEndsItItOnlySaysWhatHasHappened() {
        Mappings mappings = Dealer.mappings(document -> document.remove("toolStatuses"));

        assertThat(closing(mappings).values(Side.TOOL, task("a"))).containsOnlyKeys(Field.TASK_NAME);
    }

    @Test
    void aLongNameIsCutForItOnce() {
        Object name = closing(Dealer.mappings()).values(Side.MANAGE, task("a".repeat(100))).get(Field.TASK_NAME);

        assertThat(name.toString()).hasSizeLessThanOrEqualTo(100).endsWith(" [deleted in the project tool]");
        assertThat(closing(Dealer.mappings()).values(Side.MANAGE, task(name.toString())))
                .doesNotContainKey(Field.TASK_NAME);
    }

    @Test
    void aStepIsDone() {
        assertThat(closing(Dealer.mappings()).values(Side.TOOL, sighting(Kind.STEP, Map.of(Field.STEP_TEXT, "Drill"))))
                .isEqualTo(Map.of(Field.STEP_DONE, true, Field.STEP_TEXT, "Drill [deleted in ConnectWise]"));
    }

    private static MappedClosing closing(Mappings mappings) {
        return new MappedClosing(new MappedTranslation(mappings, Dealer.TOOL, Dealer.MANAGE, Dealer.BOARD,
                Dealer.LIMITS), Dealer.LIMITS);
    }

    private static Sighting task(String name) {
        return sighting(Kind.TASK, Map.of(Field.TASK_NAME, name));
    }

    private static Sighting sighting(Kind kind, Map<Field, Object> values) {
        return new Sighting(kind, "1", null, null, null, null, null, values);
    }
}
