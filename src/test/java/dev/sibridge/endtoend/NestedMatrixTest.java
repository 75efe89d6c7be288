package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Matrix.Case;
import dev.sibridge.endtoend.Matrix.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole matrix on the nested sample, with the calls of a wave going at once as they do in service. */
@Tag("matrix")
class NestedMatrixTest {

    private static final int WORKERS = 2;
    private static final int CALLS_AT_ONCE = 8;
    private static final List<Trouble> NO_ANSWERS =
            Stream.of(Trouble.values()).filter(Trouble::isNoAnswer).toList();

    @Test
    void everyCallWithEveryTroubleEndsAsIfNothingHadHappened() {
        Map<Case, Verdict> verdicts = Matrix.runAll(WORKERS, CALLS_AT_ONCE, NestedMatrixTest::cases);
        System.out.println("Fault matrix, nested sample: " + Verdict.tally(verdicts.values()));

        assertThat(verdicts).allSatisfy((one, verdict) ->
                assertThat(verdict.isGood()).as("%s%n%s", one, verdict).isTrue());
    }

    private static Stream<Case> cases(Matrix matrix) {
        matrix.startOver();
        Stage first = matrix.stage("first sync", NestedProject.first(matrix.vendors()));
        Stage update = matrix.stage("update", NestedProject.changed(matrix.vendors()));
        return Stream.of(first, update).flatMap(Stage::cases).filter(NestedMatrixTest::isOnesTurn);
    }

    // FaultMatrixTest meets every call with every kind of it; here they take turns, call by call.
    private static boolean isOnesTurn(Case one) {
        return !one.trouble().isNoAnswer() || NO_ANSWERS.get(one.call().nth() % NO_ANSWERS.size()) == one.trouble();
    }
}
