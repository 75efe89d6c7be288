package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Matrix.Case;
import dev.sibridge.endtoend.Matrix.Stage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever befalls whichever call, at D-Tools or at Manage, while a small won project is taken over or changed: plain
 * polls afterwards end in the very state of an undisturbed run, in Manage record by record, in our own memory, too.
 */
class FaultMatrixTest {

    private static final int WORKERS = 2;
    /** In each build, one case of so many. */
    private static final int EVERY = 29;

    /** Each call comes with some of the troubles, and each trouble with some of the calls. */
    @TestFactory
    @Tag("field")
    Stream<DynamicTest> everyCallWithSomeTroublesEndsAsIfNothingHadHappened() {
        return verdicts(matrix -> {
            List<Case> cases = cases(matrix).toList();
            return IntStream.range(0, cases.size()).filter(number -> number % EVERY == 0).mapToObj(cases::get);
        });
    }

    @TestFactory
    @Tag("matrix")
    Stream<DynamicTest> everyCallWithEveryTroubleEndsAsIfNothingHadHappened() {
        return verdicts(FaultMatrixTest::cases);
    }

    private static Stream<DynamicTest> verdicts(Function<Matrix, Stream<Case>> cases) {
        Map<Case, Verdict> verdicts = Matrix.runAll(WORKERS, 1, cases);
        System.out.println("Fault matrix, small project: " + Verdict.tally(verdicts.values()));

        return verdicts.entrySet().stream().sorted(Comparator.comparing(one -> one.getKey().toString()))
                .map(one -> DynamicTest.dynamicTest(one.getKey().toString(), () ->
                        assertThat(one.getValue().isGood()).as("%s%n%s", one.getKey(), one.getValue()).isTrue()));
    }

    private static Stream<Case> cases(Matrix matrix) {
        Vendors vendors = matrix.vendors();
        matrix.startOver();
        Stage first = matrix.stage("first sync", SmallProject.first(vendors));
        Stage update = matrix.stage("update", SmallProject.changed(vendors));
        matrix.startOver();
        matrix.stage("not won yet", SmallProject.open(vendors));
        // Lines of an opportunity change only while it is open.
        Stage won = matrix.stage("changed and won", SmallProject.changed(vendors));
        return Stream.of(first.cases(), update.cases(), won.casesOfWrites()).flatMap(cases -> cases);
    }
}
