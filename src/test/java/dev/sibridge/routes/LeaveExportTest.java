package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import dev.sibridge.memory.SharedMemory;
import dev.sibridge.si.export.ProjectLocks;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.poll.Polls;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class LeaveExportTest extends RouteTest {

    private final ExportRun run = new ExportRun(1);
    private final ProjectLocks projectLocks = bean("projectLocks", ProjectLocks.class);
    private final SharedMemory memory = bean("sharedMemory", SharedMemory.class);
    private final Polls polls = bean("polls", Polls.class);

    LeaveExportTest() {
        super("leave-export");
        properties.put("run", run);
    }

    @Test
    void theMemoryLearnsWhatTheExportFailedFor() {
        OutOfMemoryError trouble = new OutOfMemoryError();
        properties.put(Exchange.EXCEPTION_CAUGHT, trouble);

        send(null);

        verify(memory).leave(run.share(), trouble);
    }

    @Test
    void whatCannotBeGivenBackIsNoSecret() {
        IllegalStateException trouble = new IllegalStateException("database down");
        doThrow(trouble).when(projectLocks).leave(any());

        assertThat(send(null).getException()).isSameAs(trouble);
    }

    @Test
    void thePollHearsOfTheEndWhenEverythingHasBeenGivenBack() {
        send(null);

        assertThat(journal()).containsExactly("projectLocks.leave", "sharedMemory.leave", "polls.ended");
        verify(projectLocks).leave(run);
        verify(memory).leave(run.share(), null);
        verify(polls).ended(run);
    }
}
