package dev.sibridge.twoway;

import static dev.sibridge.twoway.model.Kind.NOTE;
import static dev.sibridge.twoway.model.Kind.PHASE;
import static dev.sibridge.twoway.model.Kind.PROJECT;
import static dev.sibridge.twoway.model.Kind.STEP;
import static dev.sibridge.twoway.model.Kind.TASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.open.ReferenceTool;
import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.RunningSandbox;
import dev.sibridge.twoway.model.Byline;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideWriter.Draft;
import dev.sibridge.twoway.tool.ToolSide;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes of any single write to either side: after plain passes both are in step, everything is there once,
 * and a further pass writes nothing.
 */
class TwoWayMatrixTest {

    private static final int WRITES_OF_AN_IMPORT = 5;
    private static final int WRITES_TO_MANAGE = 4;

    private final TwoSystems both = new TwoSystems(ReferenceTool.disturbed());

    @BeforeEach
    void begin() {
        both.begin();
    }

    static Stream<Fault> importFaults() {
        return IntStream.rangeClosed(1, WRITES_OF_AN_IMPORT).boxed().flatMap(TwoWayMatrixTest::faults);
    }

    static Stream<Fault> faultsOfManage() {
        return IntStream.rangeClosed(1, WRITES_TO_MANAGE).boxed().flatMap(TwoWayMatrixTest::faults);
    }

    private static Stream<Fault> faults(int nth) {
        return Stream.of(fault(nth, Fault.Kind.STATUS, 500, false), fault(nth, Fault.Kind.STATUS, 500, true),
                fault(nth, Fault.Kind.STATUS, 400, false), fault(nth, Fault.Kind.RATE_LIMIT, 429, false),
                fault(nth, Fault.Kind.DROP_BEFORE, null, null), fault(nth, Fault.Kind.DROP_AFTER, null, null),
                fault(nth, Fault.Kind.GARBAGE, 200, true), fault(nth, Fault.Kind.TRUNCATED, null, null));
    }

    private static Fault fault(int nth, Fault.Kind kind, Integer status, Boolean execute) {
        return new Fault("POST", null, nth, 1, kind, status, null, execute, null, null);
    }

    @ParameterizedTest
    @MethodSource("importFaults")
    void aFirstImportIsCompletedByPlainPasses(Fault fault) {
        both.sandbox.service().faults().add(fault);

        disturbed();

        bothAreInStep(5);
    }

    @ParameterizedTest
    @MethodSource("faultsOfManage")
    void whatIsNewInTheToolReachesManageOnce(Fault fault) {
        both.pass();
        ToolSide people = new ToolSide(both.tool);
        String project = both.inTool(PROJECT).id();
        RecordId above = both.inTool(PROJECT).recordId();
        Sighting phase = people.create(new Draft(PHASE, "kim 1", null, project, above,
                Map.of(Field.PHASE_NAME, "Finish")));
        Object status = both.inTool(TASK, "Hang it").value(Field.TASK_STATUS);
        Sighting task = people.create(new Draft(TASK, "kim 2", null, project, above,
                Map.of(Field.TASK_NAME, "Clean up", Field.TASK_PHASE, phase.id(), Field.TASK_STATUS, status)));
        people.create(new Draft(STEP, "kim 3", null, project, task.recordId(), Map.of(Field.STEP_TEXT, "Sweep",
                Field.STEP_DONE, false)));
        people.create(new Draft(NOTE, "kim 4", null, project, task.recordId(), Map.of(Field.NOTE_TEXT, "By Friday")));
        RunningSandbox.shared().manage().service().faults().add(fault);

        disturbed();

        bothAreInStep(9);
    }

    private void disturbed() {
        try {
            both.pass();
        } catch (SideException | ToolException e) {
            assertThat(e).as("the pass ends, the next one goes on").isNotNull();
        }
        both.sandbox.service().faults().clear();
        RunningSandbox.shared().manage().service().faults().clear();
    }

    private void bothAreInStep(int records) {
        both.pass();
        both.pass();

        assertThat(both.pass().events()).as("a further pass").isEmpty();
        assertThat(titles(Side.TOOL)).as("everything once").isEqualTo(titles(Side.MANAGE)).hasSize(records);
        assertThat(both.pairs.of(TwoSystems.PROJECT)).hasSize(records).allMatch(one -> one.making() == null);
    }

    private List<String> titles(Side side) {
        return both.seen(side).records().stream()
                .map(record -> record.kind() + " " + Byline.without((String) record.value(Field.title(record.kind()))))
                .sorted().toList();
    }
}
