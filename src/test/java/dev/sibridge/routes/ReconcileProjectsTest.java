package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.twoway.connect.NotReadyException;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.Passes;
import dev.sibridge.twoway.run.ProjectPass;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReconcileProjectsTest extends RouteTest {

    private static final int THREADS = 4;

    private final Passes passes = bean("passes", Passes.class);
    private final ExecutorService projectPasses = bean("projectPasses",
            new ThreadsForEach(THREADS, () -> UUID.randomUUID().toString()));
    private final AccountPass account = mock(AccountPass.class);

    ReconcileProjectsTest() {
        super("reconcile-projects");
    }

    @AfterEach
    void shutDown() {
        projectPasses.shutdownNow();
    }

    @Test
    void whereASideIsNotReadyNothingIsDone() {
        NotReadyException trouble = NotReadyException.of("no-tool", "There is no tool.", "Set one.");
        doThrow(trouble).when(passes).connect(any());
        open(3);

        assertThat(send(account).getException()).isSameAs(trouble);
        assertThat(journal()).containsExactly("passes.connect");
    }

    @Test
    void whereNobodySaysWhatHasChangedNothingIsDone() {
        IllegalStateException trouble = new IllegalStateException("no answer");
        doThrow(trouble).when(passes).choose(any());
        open(3);

        assertThat(send(account).getException()).isSameAs(trouble);
        assertThat(journal()).containsExactly("passes.connect", "passes.choose");
    }

    @Test
    void whereNothingHasChangedNoProjectIsRead() {
        open(0);

        assertThat(send(account).getException()).isNull();
        assertThat(journal()).containsExactly("passes.connect", "passes.choose");
    }

    @Test
    void howOneProjectEndsDoesNotMatterToTheOthers() {
        open(10);
        fails("reconcile-project", 0, new IOException("no database"));

        send(account);

        assertThat(asked("reconcile-project")).containsExactlyInAnyOrderElementsOf(account.open());
    }

    @Test
    void whatIsChosenIsWorkedOnAndTheWholeComesBack() {
        open(3);

        Exchange exchange = send(account);

        assertThat(exchange.getException()).isNull();
        assertThat(asked("reconcile-project")).containsExactlyInAnyOrderElementsOf(account.open());
        assertThat(exchange.getMessage().getBody()).isSameAs(account);
    }

    @Test
    void severalProjectsAreWorkedOnAtOnce() {
        open(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        does("reconcile-project", exchange -> together.await(5, TimeUnit.SECONDS));

        assertThat(send(account).getException()).isNull();
    }

    @Test
    void moreProjectsThanThreadsAreAllWorkedOn() {
        open(5 * THREADS);

        assertThat(send(account).getException()).isNull();
        assertThat(asked("reconcile-project")).hasSize(5 * THREADS);
    }

    @Test
    void anAccountWhoseProjectsHangHoldsUpNoOther() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        Semaphore hanging = new Semaphore(0);
        open(5 * THREADS);
        List<ProjectPass> slow = account.open();
        does("reconcile-project", exchange -> {
            if (slow.contains(exchange.getMessage().getBody())) {
                hanging.release();
                answered.await(60, TimeUnit.SECONDS);
            }
        });
        CompletableFuture<Exchange> theirs = CompletableFuture.supplyAsync(() -> send(account));
        hanging.acquire(THREADS);
        AccountPass other = mock(AccountPass.class);
        List<ProjectPass> ours = List.of(mock(ProjectPass.class), mock(ProjectPass.class));
        when(other.open()).thenReturn(ours);

        CompletableFuture<Exchange> done = CompletableFuture.supplyAsync(() -> send(other));
        assertThat(done).succeedsWithin(10, TimeUnit.SECONDS);

        assertThat(asked("reconcile-project")).containsAll(ours);
        assertThat(theirs).isNotDone();
        answered.countDown();
        assertThat(theirs.get(30, TimeUnit.SECONDS).getException()).isNull();
        assertThat(asked("reconcile-project")).containsAll(slow);
    }

    private void open(int projects) {
        List<ProjectPass> open = IntStream.range(0, projects).mapToObj(project -> mock(ProjectPass.class)).toList();
        when(account.open()).thenReturn(open);
    }
}
