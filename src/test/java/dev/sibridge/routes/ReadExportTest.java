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
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.export.ProjectLocks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
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
        properties.put("export", export);
    }

    @BeforeEach
    void requests() {
        doAnswer(call -> read.add(call.<Exchange>getArgument(0).getMessage().getBody())).when(exportWork).read(any());
    }

    @Test
    void whatCannotBeTakenIsRefused() {
        RefusedException refused = new RefusedException(
                List.of(new Problem("missing", "There is no client.", null, "Client", "Name one.")));
        doThrow(refused).when(exportWork).read(any());

        assertThat(send(null).getException()).isSameAs(refused);
    }

    @Test
    void whatDToolsAnsweredIsTaken() {
        answers("fetch-export", "the project");

        assertThat(send(null).getException()).isNull();
        assertThat(read).containsExactly("the project");
        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin", "projectLocks.enter",
                "fetch-export", "exportWork.read");
    }

    @Test
    void ofAChangeOrderItIsJudgedWhetherItIsWritten() {
        properties.put("export", TestRuns.changeOrder());
        properties.put("unchanged", false);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin", "projectLocks.enter",
                "fetch-export", "exportWork.read", "judge-change-order");
    }

    @Test
    void whatIsInManageAlreadyNeedsNoJudgement() {
        properties.put("export", TestRuns.changeOrder());
        properties.put("unchanged", true);

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
        properties.put("export", TestRuns.skipped());

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("sharedMemory.enter", "exportWork.begin");
    }

    @Test
    void aChangeOrderThatDToolsDoesNotShowIsNotTaken() {
        does("fetch-export", exchange -> exchange.setProperty("export", TestRuns.skipped()));

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
