package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.endtoend.Matrix.Call;
import dev.sibridge.endtoend.Matrix.Stage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A person in SI exports the project once more while its first export is being taken over: at every third call, or with
 * {@code -Dmeanwhile.every=1} at each.
 */
class ExportedMeanwhileTest {

    private static final int EVERY = Integer.getInteger("meanwhile.every", 3);

    private static Matrix matrix;

    @BeforeAll
    static void start() {
        matrix = new Matrix(1);
    }

    @AfterAll
    static void stop() {
        matrix.close();
    }

    @Test
    void afterItWasReadTheNewerExportComesNextAndTheAcknowledgementDoesNotHitIt() {
        Vendors vendors = matrix.vendors();
        matrix.startOver();
        Stage first = matrix.stage("first sync", SmallProject.first(vendors));
        Stage update = matrix.stage("update", SmallProject.changed(vendors));
        ObjectNode newer = SmallProject.changed(vendors);
        List<Call> calls = first.calls().stream().filter(call -> isAfterReading(first, call)).toList();
        assertThat(calls).hasSizeGreaterThan(35);

        // However many are left out, the last one is among them.
        assertThat(IntStream.range(0, calls.size()).filter(i -> (calls.size() - 1 - i) % EVERY == 0)
                .mapToObj(calls::get)).allSatisfy(call -> {
            Verdict verdict = matrix.runWhile(first, call, () -> vendors.export(newer), update);
            assertThat(verdict.isGood()).as("%s%n%s", call, verdict).isTrue();
        });
    }

    @Test
    void beforeItIsReadOnlyTheNewerExportIsTakenOver() {
        Vendors vendors = matrix.vendors();
        matrix.startOver();
        Stage changedAtOnce = matrix.stage("changed at once", SmallProject.changed(vendors));
        matrix.startOver();
        Stage first = matrix.stage("first sync", SmallProject.first(vendors));
        ObjectNode newer = SmallProject.changed(vendors);

        Verdict verdict = matrix.runWhile(first, first.calls().get(0), () -> vendors.export(newer), changedAtOnce);

        assertThat(verdict.isGood()).as(verdict.toString()).isTrue();
    }

    // The checks before a poll come first, then D-Tools is asked; the last call of all is the acknowledgement.
    private static boolean isAfterReading(Stage stage, Call call) {
        long checks = stage.calls().stream().filter(one -> one.vendor().equals("manage"))
                .takeWhile(one -> !one.what().contains("/procurement/products")).count();
        return call.vendor().equals("manage") ? call.nth() > checks
                : call.what().matches("GET /Subscribe/Projects/.+");
    }
}
