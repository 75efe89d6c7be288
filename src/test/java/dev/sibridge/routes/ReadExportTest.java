package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;

import dev.sibridge.database.lock.BusyException;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.Run;
import dev.sibridge.memory.SharedMemory;
import dev.sibridge.si.export.ChangeOrderWork;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.export.ProjectLocks;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.Exports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadExportTest extends RouteTest {

    private final Run export = TestRuns.ordinary();
    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    private final SharedMemory memory = bean("sharedMemory", SharedMemory.class);
    private final ProjectLocks projectLocks = bean("projectLocks", ProjectLocks.class);
    private final List<Object> read = new ArrayList<>();

    ReadExportTest() {
        super("read-export");
        bean("changeOrderWork", new ChangeOrderWork(null, null, null));
        properties.put("run", TestRuns.begun(export));
    }

    @BeforeEach
    void requests() {
        doAnswer(call -> read.add(call.getArgument(0))).when(exportWork).read(any(), any(), any());
    }

    @Test
    void whatCannotBeTakenIsRefused() {
        RefusedException refused = new RefusedException(
                List.of(new Problem("missing", "There is no client.", null, "Client", "Name one.")));
        doThrow(refused).when(exportWork).read(any(), any(), any());

        assertThat(send(null).getException()).isSameAs(refused);
    }

    @Test
    void whatDToolsAnsweredIsTaken() {
        answers("fetch-export", Exports.export().read());

        assertThat(send(null).getException()).isNull();
        assertThat(read).containsExactly(Exports.export().read());
        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin", "projectLocks.enter",
                "fetch-export", "exportWork.read");
    }

    @Test
    void ofAChangeOrderItIsJudgedWhetherItIsWritten() {
        properties.put("run", TestRuns.begun(TestRuns.changeOrder()));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin", "projectLocks.enter",
                "fetch-export", "exportWork.read", "judge-change-order");
    }

    @Test
    void whatIsInManageAlreadyNeedsNoJudgement() {
        ExportRun run = TestRuns.begun(TestRuns.changeOrder());
        run.unchanged(true);
        properties.put("run", run);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin", "projectLocks.enter",
                "fetch-export", "exportWork.read");
    }

    @Test
    void anyOtherTroubleGoesUp() {
        IOException trouble = new IOException("broken");
        fails("fetch-export", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(read).isEmpty();
    }

    @Test
    void whatAnotherRunHasIsNotEvenRead() throws InterruptedException {
        BusyException busy = new BusyException("Another process is at work.");
        doThrow(busy).when(projectLocks).enter(any());

        assertThat(send(null).getException()).isSameAs(busy);
        assertThat(journal()).endsWith("projectLocks.enter");
    }

    @Test
    void whatIsSkippedIsNotReadAndNeedsNoProject() {
        properties.put("run", TestRuns.begun(TestRuns.skipped()));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin");
    }

    @Test
    void aChangeOrderThatDToolsDoesNotShowIsNotTaken() {
        does("fetch-export", exchange -> exchange.getProperty("run", ExportRun.class).export(TestRuns.skipped()));

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).endsWith("projectLocks.enter", "fetch-export");
    }

    @Test
    void withoutMemoryNothingBegins() throws InterruptedException {
        doThrow(new InterruptedException()).when(memory).enter(any());

        assertThat(send(null).getException()).isInstanceOf(InterruptedException.class);
        assertThat(journal()).containsExactly("sharedMemory.enter");
    }
}
