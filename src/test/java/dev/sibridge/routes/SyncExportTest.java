package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.failure.RefusedException;
import dev.sibridge.memory.MemoryShortage;
import dev.sibridge.memory.SharedMemory;
import dev.sibridge.si.export.ExportEnds;
import dev.sibridge.si.export.ExportWork;
import dev.sibridge.si.export.ProjectLocks;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.poll.Polls;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.component.seda.SedaComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncExportTest extends RouteTest {

    private final Polls polls = bean("polls", Polls.class);
    private final SharedMemory memory = bean("sharedMemory", SharedMemory.class);
    private final ProjectLocks projectLocks = bean("projectLocks", ProjectLocks.class);
    private final ExportWork exportWork = bean("exportWork", ExportWork.class);
    /** Whether exports were to be tried once more when the poll heard of their end. */
    private final List<Boolean> stillToBeTried = new CopyOnWriteArrayList<>();
    private final ExportEnds exportEnds = bean("exportEnds", ExportEnds.class);
    /** Why exports ended badly. */
    private final List<Throwable> caught = new CopyOnWriteArrayList<>();

    SyncExportTest() {
        super("sync-export", "leave-export");
        setting("bridge.queue", "seda:exports");
        camel.getComponent("seda", SedaComponent.class).setDefaultPollTimeout(10);
    }

    @BeforeEach
    void memory() {
        when(exportWork.take(anyLong())).thenAnswer(call -> new ExportRun(call.getArgument(0)));
        SharedMemory real = new SharedMemory(mock(MemoryShortage.class));
        doAnswer(call -> {
            real.leave(call.getArgument(0), call.getArgument(1));
            return null;
        }).when(memory).leave(any(), any());
        doAnswer(call -> {
            call.<Exchange>getArgument(0).getProperty("run", ExportRun.class).share().tryAlone();
            return null;
        }).when(exportWork).tryAlone(any());
        doAnswer(call -> stillToBeTried.add(call.<ExportRun>getArgument(0).share().isToBeTried()))
                .when(polls).ended(any());
        doAnswer(call -> caught.add(call.<Exchange>getArgument(0)
                .getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))).when(exportEnds).ended(any());
    }

    @ParameterizedTest
    @ValueSource(strings = {"read-export", "write-export", "acknowledge-export"})
    void whateverGoesWrongIsNotedAndEverythingGivenBack(String step) {
        IOException trouble = new IOException("no answer");
        fails(step, trouble);

        take();

        assertThat(journal()).containsSubsequence(step, "exportEnds.ended",
                "projectLocks.leave", "sharedMemory.leave", "polls.ended");
        assertThat(caught).containsExactly(trouble);
    }

    @Test
    void whatHappenedIsToldHoweverDeepItHappened() {
        RefusedException refused = new RefusedException(List.of());
        fails("write-export", new CamelExchangeException("Sequential processing failed", null, refused));

        take();

        assertThat(caught).singleElement().isInstanceOf(CamelExchangeException.class)
                .returns(refused, Throwable::getCause);
    }

    @Test
    void aMistakeOfOursIsAFailureToo() {
        when(memory.hadCompany(any())).thenReturn(true);
        does("write-export", exchange -> exchange.setException(new StackOverflowError()));

        take();

        assertThat(caught).singleElement(THROWABLE).hasRootCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void whatIsNotReadIsNeitherWrittenNorAcknowledged() {
        fails("read-export", new IOException("no answer"));

        take();

        assertThat(journal()).doesNotContain("write-export", "acknowledge-export");
    }

    @Test
    void whatIsNotWrittenIsNotAcknowledged() {
        fails("write-export", new IOException("no answer"));

        take();

        assertThat(journal()).doesNotContain("acknowledge-export");
    }

    @Test
    void thePollHearsOfTheEndThoughItCouldNotBeNoted() {
        fails("read-export", new IllegalStateException("database down"));
        doThrow(new IllegalStateException("database down")).when(exportEnds).ended(any());

        sendTo("seda:exports", 1L);

        verify(polls, timeout(5000)).ended(any());
        verify(projectLocks).leave(any());
        verify(memory).leave(any(), any());
    }

    @Test
    void afterAFailureTheNextExportIsTaken() {
        fails("read-export", 0, new IOException("no answer"));

        sendTo("seda:exports", 1L);
        verify(polls, timeout(5000)).ended(any());
        take();

        assertThat(asked("read-export")).containsExactly(1L, 1L);
    }

    @Test
    void anExportForWhichTheMemoryDidNotSufficeBesideOthersIsWorkedOnOnceMore() {
        when(memory.hadCompany(any())).thenReturn(true);
        AtomicBoolean struck = new AtomicBoolean();
        does("write-export", exchange -> {
            if (struck.compareAndSet(false, true)) {
                exchange.setException(new CamelExchangeException("deep in a split", null, new OutOfMemoryError()));
            }
        });

        take();

        assertThat(journal()).containsExactly("exportWork.take", "read-export", "write-export",
                "sharedMemory.hadCompany", "exportWork.tryAlone", "projectLocks.leave", "sharedMemory.leave",
                "polls.ended", "read-export", "write-export", "acknowledge-export",
                "projectLocks.leave", "sharedMemory.leave", "polls.ended");
        assertThat(caught).isEmpty();
        assertThat(stillToBeTried).containsExactly(true, false);
    }

    @Test
    void anExportForWhichAllOfTheMemoryDoesNotSufficeFails() {
        does("write-export", exchange -> exchange.setException(new OutOfMemoryError()));

        take();

        assertThat(caught).singleElement(THROWABLE).hasRootCauseInstanceOf(OutOfMemoryError.class);
        assertThat(asked("read-export")).hasSize(1);
    }

    @Test
    void fourExportsAreWorkedOnAtATime() {
        CyclicBarrier all = new CyclicBarrier(4);
        does("write-export", exchange -> all.await(5, TimeUnit.SECONDS));

        for (long id = 0; id < 4; id++) {
            sendTo("seda:exports", id);
        }

        verify(polls, timeout(5000).times(4)).ended(any());
        assertThat(all.isBroken()).isFalse();
    }

    @Test
    void anExportIsReadThenWrittenThenAcknowledged() {
        take();

        assertThat(asked("read-export")).containsExactly(1L);
        assertThat(journal()).containsExactly("exportWork.take", "read-export", "write-export",
                "acknowledge-export", "projectLocks.leave", "sharedMemory.leave", "polls.ended");
    }

    /** Waits for the end of the work. */
    private void take() {
        assertThat(sendTo("seda:exports?waitForTaskToComplete=Always", 1L).getException()).isNull();
    }
}
