package dev.sibridge.endtoend.twoway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Verdict;
import dev.sibridge.endtoend.twoway.TwoWayMatrix.Case;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever befalls whichever call to either side while a project is imported, edited or thinned out on both: plain
 * passes afterwards end in the very state of an undisturbed one, on both sides record by record and in our own memory.
 */
class TwoWayFaultMatrixTest {

    /** In each build, one case of so many: each call comes with some mishaps, and each mishap with some calls. */
    private static final int EVERY = 149;

    @TestFactory
    Stream<DynamicTest> everyCallWithSomeMishapsEndsAsIfNothingHadHappened() {
        return verdicts(cases -> IntStream.range(0, cases.size()).filter(number -> number % EVERY == 0)
                .mapToObj(cases::get));
    }

    @TestFactory
    @Tag("matrix")
    Stream<DynamicTest> everyCallWithEveryMishapEndsAsIfNothingHadHappened() {
        return verdicts(List::stream);
    }

    private static Stream<DynamicTest> verdicts(Function<List<Case>, Stream<Case>> which) {
        Map<Case, Verdict> verdicts = new LinkedHashMap<>();
        try (TwoWayMatrix matrix = new TwoWayMatrix()) {
            which.apply(TwoWayStages.cases(matrix)).forEach(one -> verdicts.put(one, matrix.run(one)));
        }
        System.out.println("Fault matrix, two-way: " + Verdict.tally(verdicts.values()));

        return verdicts.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey().toString(), () ->
                assertThat(one.getValue().isGood()).as("%s%n%s", one.getKey(), one.getValue()).isTrue()));
    }
}
