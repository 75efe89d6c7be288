package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.memory.SharedMemory;
import dev.sibridge.si.poll.Polls;
import java.io.IOException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.seda.SedaComponent;
import org.junit.jupiter.api.Test;

class SyncExportTest extends RouteTest {

    private final Polls polls = bean("polls", Polls.class);
    private final SharedMemory memory = bean("sharedMemory", SharedMemory.class);

    SyncExportTest() {
        super("sync-export");
        setting("bridge.queue", "seda:exports");
        camel.getComponent("seda", SedaComponent.class).setDefaultPollTimeout(10);
    }

    @Test
    void thePollHearsOfTheEndThoughItCouldNotBeNoted() {
        fails("work-on-export", new IllegalStateException("database down"));

        sendTo("seda:exports", 1L);

        verify(polls, timeout(5000)).ended(1L);
    }

    @Test
    void afterAFailureTheNextExportIsTaken() {
        fails("work-on-export", 0, new IOException("no answer"));

        sendTo("seda:exports", 1L);
        verify(polls, timeout(5000)).ended(1L);
        take();

        assertThat(asked("work-on-export")).containsExactly(1L, 1L);
    }

    @Test
    void anExportIsWorkedOnOnce() {
        take();

        assertThat(asked("work-on-export")).containsExactly(1L);
        assertThat(journal()).endsWith("polls.ended");
    }

    @Test
    void anExportForWhichTheMemoryDidNotSufficeBesideOthersIsWorkedOnOnceMore() {
        when(memory.isTriedAlone(any())).thenReturn(true);

        take();

        assertThat(asked("work-on-export")).containsExactly(1L, 1L);
        assertThat(journal()).endsWith("polls.ended");
        verify(polls).ended(1L);
    }

    @Test
    void fourExportsAreWorkedOnAtATime() {
        CyclicBarrier all = new CyclicBarrier(4);
        does("work-on-export", exchange -> all.await(5, TimeUnit.SECONDS));

        for (long id = 0; id < 4; id++) {
            sendTo("seda:exports", id);
        }

        verify(polls, timeout(5000).times(4)).ended(anyLong());
        assertThat(all.isBroken()).isFalse();
    }

    /** Waits for the end of the work. */
    private void take() {
        assertThat(sendTo("seda:exports?waitForTaskToComplete=Always", 1L).getException()).isNull();
    }
}
