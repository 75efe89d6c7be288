package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.engine.apply.Conflicts;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.si.export.ProjectLocks;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyStepTest extends RouteTest {

    private static final Step STEP = step(Action.REMOVE);
    private static final Step OTHER = step(Action.CANCEL);
    private static final JsonNode ANSWER = IntNode.valueOf(1);
    private static final ConnectWiseException REFUSAL = new ConnectWiseException("DELETE", 400, null, null);

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final TestLedger ledger = bean("ledgerClaims", new TestLedger());
    private final ProjectLocks projectLocks = bean("projectLocks", ProjectLocks.class);
    private final RecordSync recordSync = bean("recordSync", RecordSync.class);
    private final Conflicts conflicts = bean("conflicts", Conflicts.class);

    ApplyStepTest() {
        super("apply-step");
        properties.put("run", run);
    }

    @Test
    void aRefusalThatNobodyBroughtAboutGoesUp() {
        fails("connectwise-call", REFUSAL);

        assertThat(send(STEP).getException()).isSameAs(REFUSAL);
        verify(conflicts, never()).resolve(any(), any(), any());
    }

    @Test
    void anyOtherTroubleGoesUpUnasked() {
        IOException trouble = new IOException("no answer");
        fails("connectwise-call", trouble);

        assertThat(send(STEP).getException()).isSameAs(trouble);
        verify(conflicts, never()).areResolvable(any(), any(), any());
    }

    @Test
    void whatAPersonHasBroughtAboutIsNotedAndTheOthersGoOn() {
        fails("connectwise-call", REFUSAL);
        when(conflicts.areResolvable(any(), any(), any())).thenReturn(true);

        assertThat(send(STEP).getException()).isNull();
        assertThat(asked("connectwise-call")).containsExactly(STEP.request());
        verify(conflicts).resolve(any(), any(), any());
    }

    @Test
    void anotherStepMayTakeThePlaceOfTheRefusedOne() {
        fails("connectwise-call", 0, REFUSAL);
        when(conflicts.areResolvable(any(), any(), any())).thenReturn(true);
        when(conflicts.resolve(any(), any(), any())).thenReturn(OTHER);

        assertThat(send(STEP).getException()).isNull();
        assertThat(asked("connectwise-call")).containsExactly(STEP.request(), OTHER.request());
    }

    @Test
    void whatManageTakesIsDone() {
        assertThat(send(STEP).getException()).isNull();
        assertThat(asked("connectwise-call")).containsExactly(STEP.request());
    }

    @BeforeEach
    void manageAnswers() {
        answers("connectwise-call", ANSWER);
    }

    @Test
    void whoMayHaveLostTheProjectToAnotherProcessSendsNothing() {
        LostLockException lost = new LostLockException();
        doThrow(lost).when(projectLocks).confirm(any());

        assertThat(send(STEP).getException()).isSameAs(lost);
        assertThat(asked("connectwise-call")).isEmpty();
        assertThat(ledger.history()).isEmpty();
    }

    @Test
    void aFailureGivesTheClaimBackAndSaysWhy() {
        fails("connectwise-call", REFUSAL);

        assertThat(send(STEP).getException()).isSameAs(REFUSAL);
        assertThat(ledger.history()).containsExactly("claimed 42", "given back 42");
        assertThat(ledger.reason()).isSameAs(REFUSAL);
        verify(recordSync, never()).done(any(), any(), any());
    }

    @Test
    void afterAFailureTheSameStepMayBeTriedAgain() {
        fails("connectwise-call", 0, REFUSAL);

        send(STEP);

        assertThat(send(STEP).getException()).isNull();
        verify(recordSync).done(ANSWER, STEP, run);
    }

    @Test
    void aWriteThatCannotBeNotedGoesUp() {
        IllegalStateException trouble = new IllegalStateException("database down");
        doThrow(trouble).when(recordSync).done(any(), any(), any());

        assertThat(send(STEP).getException()).isSameAs(trouble);
        assertThat(ledger.reason()).isSameAs(trouble);
    }

    @Test
    void whatIsClaimedAlreadyIsNotWrittenAgain() {
        send(STEP);

        assertThat(send(STEP).getException()).isNull();
        assertThat(asked("connectwise-call")).hasSize(1);
        verify(recordSync, times(1)).done(any(), any(), any());
    }

    @Test
    void ofManyWhoTryOneWrites() throws Exception {
        inParallel(8, () -> send(STEP));

        assertThat(asked("connectwise-call")).hasSize(1);
    }

    @Test
    void aStepIsClaimedThenSentThenNoted() {
        assertThat(send(STEP).getException()).isNull();

        assertThat(journal()).containsExactly("projectLocks.confirm", "connectwise-call", "recordSync.done");
        assertThat(asked("connectwise-call")).containsExactly(STEP.request());
        verify(recordSync).done(ANSWER, STEP, run);
        assertThat(ledger.history()).startsWith("claimed 42").doesNotContain("given back 42");
    }

    private static Step step(Action action) {
        return new Step(action, new RecordRef(RecordType.LINE, "p/o/1"), "Speaker", null, 42,
                "/procurement/products/7", Map.of(), 7L, null);
    }
}
