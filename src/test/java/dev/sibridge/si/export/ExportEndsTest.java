package dev.sibridge.si.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunEnds;
import dev.sibridge.history.RunEnds.RunEnd;
import dev.sibridge.history.Runs;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.flow.TestExportRuns;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Waiting;
import java.io.IOException;
import java.util.List;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** How an export ends: what comes of whatever was thrown, however deep, and of what D-Tools acknowledged. */
class ExportEndsTest {

    private static final Problem PROBLEM = new Problem("missing", "There is no client.", null, "Client", "Name one.");

    private final Runs runs = mock(Runs.class);
    private final RunEnds runEnds = mock(RunEnds.class);
    private final Waiting waiting = mock(Waiting.class);
    private final ExportEnds ends = new ExportEnds(runs, runEnds, waiting, new ObjectMapper());
    private final Run export = export();
    private final ExportRun run = TestExportRuns.begun(TestAccounts.account("default"), export);
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @BeforeEach
    void run() {
        exchange.setProperty("run", run);
    }

    @Test
    void anExportAtFaultIsRefusedHoweverDeepThatWasFound() {
        assertThat(ended(inASplit(new RefusedException(List.of(PROBLEM)))))
                .returns(Outcome.REFUSED, RunEnd::outcome).returns(List.of(PROBLEM), RunEnd::problems);
    }

    @Test
    void anExportThatAPersonMustDecideAboutIsHeldBack() {
        Hold hold = new Hold("same-name", "Two of a name.", List.of(), "Choose.");

        assertThat(ended(inASplit(new HeldBackException(hold)))).returns(Outcome.SKIPPED, RunEnd::outcome);
        verify(waiting).add(1, hold);
    }

    @Test
    void anExportThatAnotherProcessWorksOnIsSkippedForNow() {
        assertThat(ended(inASplit(new BusyException("Another process is at work."))))
                .returns(Outcome.SKIPPED, RunEnd::outcome);
        verify(runs).skip(1, "busy", "Another process is at work.", false);
    }

    @Test
    void anythingElseIsAFailure() {
        assertThat(ended(new IOException("no answer"))).returns(Outcome.FAILED, RunEnd::outcome);
    }

    @Test
    void whatDoesNotEvenBeginIsNotedAsSuch() {
        exchange.setProperty("run", new ExportRun(1));
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new IllegalStateException("database down"));

        ends.ended(exchange);

        verify(runEnds).neverBegan(eq(1L), any(), any());
    }

    @Test
    void whatIsAcknowledgedWasSkippedUnchangedOrSynced() throws Exception {
        assertThat(acknowledged()).isEqualTo(Outcome.SYNCED);

        run.unchanged(true);
        assertThat(acknowledged()).isEqualTo(Outcome.UNCHANGED);

        when(export.skipReason()).thenReturn("It was deleted in SI.");
        assertThat(acknowledged()).isEqualTo(Outcome.SKIPPED);
    }

    private static Run export() {
        Run export = mock(Run.class);
        when(export.id()).thenReturn(1L);
        when(export.mode()).thenReturn(Mode.SYNC);
        return export;
    }

    private Outcome acknowledged() throws Exception {
        clearInvocations(runEnds);
        ends.acknowledged(exchange);
        return noted().outcome();
    }

    private RunEnd ended(Exception trouble) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, trouble);
        ends.ended(exchange);
        return noted();
    }

    private RunEnd noted() {
        ArgumentCaptor<RunEnd> end = ArgumentCaptor.forClass(RunEnd.class);
        verify(runEnds).note(eq(run), end.capture());
        return end.getValue();
    }

    private static Exception inASplit(Exception cause) {
        return new CamelExchangeException("Sequential processing failed", null, cause);
    }
}
