package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.Run;
import dev.sibridge.memory.SharedMemory;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.invocation.InvocationOnMock;

class WorkOnExportTest extends RouteTest {

    private static final RefusedException REFUSED = new RefusedException(
            List.of(new Problem("missing", "There is no client.", null, "Client", "Name one.")));

    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    private final SharedMemory memory = bean("sharedMemory", SharedMemory.class);
    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    /** Why exports ended badly. */
    private final List<Throwable> caught = new CopyOnWriteArrayList<>();
    private Run export = TestRuns.ordinary();

    WorkOnExportTest() {
        super("work-on-export");
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

        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin", "claim-project",
                "sharedMemory.didNotSuffice", "exportWork.refused", "sharedMemory.leave");
        assertThat(caught).containsExactly(REFUSED);
    }

    @Test
    void aRefusalCountsAsOneHoweverDeepItHappened() {
        CamelExchangeException inAWave = new CamelExchangeException("Sequential processing failed", null, REFUSED);
        fails("claim-project", inAWave);

        take();

        assertThat(journal()).endsWith("exportWork.refused", "sharedMemory.leave");
        assertThat(caught).singleElement().isInstanceOf(CamelExchangeException.class)
                .returns(REFUSED, Throwable::getCause);
    }

    @Test
    void anExportThatAPersonMustDecideAboutIsHeldBack() {
        HeldBackException heldBack = new HeldBackException(new Hold("same-name", "Two of a name.", List.of(), "Choose."));
        fails("claim-project", heldBack);

        take();

        assertThat(journal()).endsWith("exportWork.heldBack", "sharedMemory.leave");
        assertThat(caught).containsExactly(heldBack);
    }

    @Test
    void whatFailsForWantOfMemoryBesideOthersIsNotOverYet() {
        when(memory.didNotSuffice(any())).thenReturn(true);
        does("claim-project", exchange -> exchange.setException(new OutOfMemoryError()));

        take();

        assertThat(journal()).endsWith("claim-project", "sharedMemory.didNotSuffice", "sharedMemory.tryAlone",
                "sharedMemory.leave");
        assertThat(caught).isEmpty();
    }

    @Test
    void theMemoryIsGivenBackThoughTheEndCannotBeNoted() {
        doThrow(new IllegalStateException("database down")).when(exportWork).begin(any());
        doThrow(new IllegalStateException("database down")).when(exportWork).failed(any());

        assertThat(send(1L).getException()).isNotNull();

        assertThat(journal()).endsWith("sharedMemory.leave");
    }

    @Test
    void anythingElseThatGoesWrongIsAFailure() {
        IOException trouble = new IOException("no answer");
        fails("claim-project", trouble);

        take();

        assertThat(journal()).endsWith("exportWork.failed", "sharedMemory.leave");
        assertThat(caught).containsExactly(trouble);
    }

    @Test
    void aMistakeOfOursIsAFailureToo() {
        does("claim-project", exchange -> exchange.setException(new StackOverflowError()));

        take();

        assertThat(journal()).endsWith("exportWork.failed", "sharedMemory.leave");
        assertThat(caught).singleElement(THROWABLE).hasRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void anExportToSkipThatFailsIsAFailure() {
        export = TestRuns.skipped();
        fails("skip-export", new IOException("no answer"));

        take();

        assertThat(journal()).endsWith("skip-export", "sharedMemory.didNotSuffice", "exportWork.failed",
                "sharedMemory.leave");
    }

    @Test
    void anExportToSkipIsNeitherReadNorWritten() {
        export = TestRuns.skipped();

        take();

        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin", "skip-export",
                "sharedMemory.leave");
    }

    @Test
    void anOrdinaryExportIsWorkedOn() {
        take();

        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin", "claim-project",
                "sharedMemory.leave");
    }

    private Object note(InvocationOnMock call) {
        Exchange exchange = call.getArgument(0);
        assertThat(exchange.getProperty("run")).isSameAs(run);
        assertThat(exchange.getProperty("export")).isSameAs(export);
        return caught.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    private void take() {
        assertThat(send(1L).getException()).isNull();
    }
}
