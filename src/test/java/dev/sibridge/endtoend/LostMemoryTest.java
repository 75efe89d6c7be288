package dev.sibridge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.endtoend.Matrix.Case;
import dev.sibridge.endtoend.Matrix.Stage;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The database is gone between runs or in the midst of one: what Manage holds of ours is found again, not made anew.
 */
class LostMemoryTest {

    private final Vendors vendors = new Vendors();

    @BeforeEach
    void begin() {
        vendors.startEmpty();
    }

    @Test
    void afterAFirstSyncAndAfterAnUpdateNothingIsMadeAnew() {
        try (InProcess bridge = InProcess.start(vendors)) {
            vendors.export(SmallProject.first(vendors));
            assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
            assertNothingChanges(bridge, () -> vendors.export(SmallProject.first(vendors)));

            vendors.export(SmallProject.changed(vendors));
            assertThat(bridge.pollOne().outcome()).isEqualTo(Outcome.SYNCED);
            assertNothingChanges(bridge, () -> vendors.export(SmallProject.changed(vendors)));
        }
    }

    @Test
    void inTheMidstOfAFirstSyncNothingIsMadeTwice() {
        try (Matrix matrix = new Matrix(1)) {
            matrix.startOver();
            Stage first = matrix.stage("first sync", SmallProject.first(matrix.vendors()));
            List<Case> cases = first.casesOfWrites().filter(one -> one.trouble() == Trouble.KILLED_AFTER).toList();

            assertThat(cases).hasSizeGreaterThan(30).allSatisfy(one ->
                    assertThat(matrix.runAndForget(one)).as(one.toString()).matches(Verdict::isGood));
        }
    }

    private void assertNothingChanges(InProcess bridge, Runnable exportedAgain) {
        Snapshot before = Snapshot.of(vendors);
        bridge.forgetEverything();
        exportedAgain.run();

        Run run = bridge.pollOne();

        assertThat(run.outcome()).as(run.messages()).isEqualTo(Outcome.SYNCED);
        assertThat(run.created()).as(run.messages()).isZero();
        assertThat(Snapshot.of(vendors)).isEqualTo(before);
        assertThat(vendors.waiting()).isEmpty();
        vendors.assertNoViolations();
    }
}
