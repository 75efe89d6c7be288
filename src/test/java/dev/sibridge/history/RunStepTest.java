package dev.sibridge.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.history.RunStep.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunStepTest {

    private final SyncRun run = new SyncRun(1, TestAccounts.account("default"));

    @Test
    void whatFailsInAStepIsSaidAtThatStep() {
        List<RunStep> steps = RunStep.of(run, Outcome.FAILED, "opportunity", List.of("No right."));

        assertThat(steps).extracting(RunStep::state)
                .containsExactly(State.UNCHANGED, State.UNCHANGED, State.FAILED, State.NOT_REACHED);
        assertThat(steps).extracting(RunStep::messages)
                .containsExactly(List.of(), List.of(), List.of("No right."), List.of());
    }

    @Test
    void ofSeveralThatFailedEachIsSaidToHave() {
        run.log().failed("clients");
        run.log().failed("products");

        assertThat(RunStep.of(run, Outcome.FAILED, "products", List.of("No right."))).extracting(RunStep::state)
                .containsExactly(State.FAILED, State.FAILED, State.NOT_REACHED, State.NOT_REACHED);
    }

    @Test
    void whatFailedBeforeAllWasGoneThroughOnceMoreHasNot() {
        run.log().failed("clients");
        run.pass();

        assertThat(RunStep.of(run, Outcome.SYNCED, RunStep.ACKNOWLEDGEMENT, List.of())).extracting(RunStep::state)
                .doesNotContain(State.FAILED);
    }

    @Test
    void aFailedAcknowledgementIsNoFailedStep() {
        assertThat(RunStep.of(run, Outcome.FAILED, RunStep.ACKNOWLEDGEMENT, List.of("D-Tools is away.")))
                .extracting(RunStep::state).containsOnly(State.UNCHANGED);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "REFUSED", "SKIPPED"})
    void whatEndsBeforeTheFirstStepReachesNone(Outcome outcome) {
        assertThat(RunStep.of(run, outcome, null, List.of("Why"))).isEqualTo(RunStep.none());
    }
}
