package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import dev.sibridge.mapping.Problem;
import dev.sibridge.mapping.RefusedException;
import dev.sibridge.run.ExportWork;
import dev.sibridge.run.Polls;
import dev.sibridge.run.Run;
import dev.sibridge.settings.TestAccounts;
import dev.sibridge.sync.HeldBackException;
import dev.sibridge.sync.Hold;
import dev.sibridge.sync.SyncRun;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.SedaComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;

class SyncExportTest extends RouteTest {

    private static final RefusedException REFUSED = new RefusedException(
            List.of(new Problem("missing", "There is no client.", null, "Client", "Name one.")));

    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    private final Polls polls = bean("polls", Polls.class);
    private final SyncRun run = new SyncRun(1, TestAccounts.account("default"));
    /** Why exports ended badly. */
    private final List<Throwable> caught = new CopyOnWriteArrayList<>();
    private Run export = TestRuns.ordinary();

    SyncExportTest() {
        super("sync-export");
        setting("bridge.queue", "seda:exports");
        camel.getComponent("seda", SedaComponent.class).setDefaultPollTimeout(10);
    }

    @BeforeEach
    void begin() throws Exception {
        doAnswer(call -> {
            Exchange exchange = call.getArgument(0);
            exchange.setProperty("export", export);
            exchange.setProperty("run", run);
            return null;
        }).when(exportWork).begin(any());
        doAnswer(this::note).when(exportWork).refused(any());
        doAnswer(this::note).when(exportWork).heldBack(any());
        doAnswer(this::note).when(exportWork).failed(any());
    }

    @Test
    void anExportAtFaultIsRefused() {
        fails("claim-project", REFUSED);

        take();

        assertThat(journal()).containsExactly("exportWork.begin", "claim-project", "exportWork.refused", "polls.ended");
        assertThat(caught).containsExactly(REFUSED);
    }

    @Test
    void aRefusalCountsAsOneHoweverDeepItHappened() {
        CamelExchangeException inAWave = new CamelExchangeException("Sequential processing failed", null, REFUSED);
        fails("claim-project", inAWave);

        take();

        assertThat(journal()).endsWith("claim-project", "exportWork.refused", "polls.ended");
        assertThat(caught).singleElement().isInstanceOf(CamelExchangeException.class)
                .returns(REFUSED, Throwable::getCause);
    }

    @Test
    void anExportThatAPersonMustDecideAboutIsHeldBack() {
        HeldBackException heldBack = new HeldBackException(new Hold("Two of a name.", List.of(), "Choose."));
        fails("claim-project", heldBack);

        take();

        assertThat(journal()).containsExactly("exportWork.begin", "claim-project",
                "exportWork.heldBack", "polls.ended");
        assertThat(caught).containsExactly(heldBack);
    }

    @Test
    void thePollHearsOfTheEndThoughItCannotBeNoted() {
        doThrow(new IllegalStateException("database down")).when(exportWork).begin(any());
        doThrow(new IllegalStateException("database down")).when(exportWork).failed(any());

        sendTo("seda:exports", 1L);

        verify(polls, timeout(5000)).ended(1L);
    }

    @Test
    void anythingElseThatGoesWrongIsAFailure() {
        IOException trouble = new IOException("no answer");
        fails("claim-project", trouble);

        take();

        assertThat(journal()).endsWith("claim-project", "exportWork.failed", "polls.ended");
        assertThat(caught).containsExactly(trouble);
    }

    @Test
    void aMistakeOfOursIsAFailureToo() {
        does("claim-project", exchange -> exchange.setException(new StackOverflowError()));

        take();

        assertThat(journal()).endsWith("exportWork.failed", "polls.ended");
        assertThat(caught).singleElement(THROWABLE).hasRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void anExportToSkipThatFailsIsAFailure() {
        export = TestRuns.skipped();
        fails("skip-export", new IOException("no answer"));

        take();

        assertThat(journal()).containsExactly("exportWork.begin", "skip-export", "exportWork.failed", "polls.ended");
    }

    @Test
    void anExportToSkipIsNeitherReadNorWritten() {
        export = TestRuns.skipped();

        take();

        assertThat(journal()).containsExactly("exportWork.begin", "skip-export", "polls.ended");
    }

    @Test
    void anOrdinaryExportIsWorkedOn() {
        take();

        assertThat(journal()).containsExactly("exportWork.begin", "claim-project", "polls.ended");
    }

    @Test
    void fourExportsAreWorkedOnAtATime() {
        CyclicBarrier all = new CyclicBarrier(4);
        does("claim-project", exchange -> all.await(5, TimeUnit.SECONDS));

        for (long id = 0; id < 4; id++) {
            sendTo("seda:exports", id);
        }

        verify(polls, timeout(5000).times(4)).ended(anyLong());
        verify(exportWork, never()).failed(any());
    }

    @Test
    void afterAFailureTheNextExportIsTaken() {
        fails("claim-project", 0, new IOException("no answer"));

        sendTo("seda:exports", 1L);
        verify(polls, timeout(5000)).ended(1L);
        take();

        assertThat(journal()).containsExactly("exportWork.begin", "claim-project", "polls.ended");
    }

    private Object note(InvocationOnMock call) {
        Exchange exchange = call.getArgument(0);
        assertThat(exchange.getProperty("run")).isSameAs(run);
        assertThat(exchange.getProperty("export")).isSameAs(export);
        return caught.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** Waits for the end of the work. */
    private void take() {
        assertThat(sendTo("seda:exports?waitForTaskToComplete=Always", 1L).getException()).isNull();
    }
}
