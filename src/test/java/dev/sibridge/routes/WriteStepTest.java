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
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.si.export.ProjectLocks;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WriteStepTest extends RouteTest {

    private static final Step STEP = new Step(Action.CREATE, new RecordRef(RecordType.COMPANY, "client/1"),
            "Smith", null, 42, "/company/companies", Map.of("name", "Smith"), null, null);
    private static final JsonNode ANSWER = IntNode.valueOf(1);
    private static final ConnectWiseException REFUSAL = new ConnectWiseException("POST", 400, null, null);

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final TestLedger ledger = bean("ledger", new TestLedger());
    private final ProjectLocks projectLocks = bean("projectLocks", ProjectLocks.class);
    private final RecordSync recordSync = bean("recordSync", RecordSync.class);

    WriteStepTest() {
        super("write-step");
        properties.put("run", run);
        properties.put("step", STEP);
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
    void aPreviewSendsNothing() {
        properties.put("run", new ExportRun(1, TestAccounts.account("default"), SyncRun.Mode.PREVIEW));

        assertThat(send(STEP).getException()).isNull();
        assertThat(journal()).containsExactly("recordSync.previewed");
        assertThat(ledger.history()).isEmpty();
    }

    @Test
    void aStepIsClaimedThenSentThenNoted() {
        assertThat(send(STEP).getException()).isNull();

        assertThat(journal()).containsExactly("projectLocks.confirm", "connectwise-call", "recordSync.done");
        assertThat(asked("connectwise-call")).containsExactly(STEP.request());
        verify(recordSync).done(ANSWER, STEP, run);
        assertThat(ledger.history()).startsWith("claimed 42").doesNotContain("given back 42");
    }
}
