package dev.sibridge.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelExchangeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedMemoryTest {

    private static final Throwable STRUCK =
            new CamelExchangeException("in a split", null, new OutOfMemoryError("of the test"));

    private final MemoryShortage shortage = mock(MemoryShortage.class);
    private final SharedMemory memory = new SharedMemory(shortage);

    @Test
    void whatFailsForAnotherReasonDoesNotEndTheProcess() throws InterruptedException {
        Share export = begin();
        begin();

        memory.leave(export, new StackOverflowError());

        verify(shortage, never()).noticed();
    }

    @Test
    void anExportThatHadAllMemoryToItselfIsTheOne() throws InterruptedException {
        memory.leave(begin(), null);
        Share export = begin();

        assertThat(memory.hadCompany(export)).isFalse();
        verify(shortage, never()).noticed();
        memory.leave(export, STRUCK);
        verify(shortage).noticed();
    }

    @Test
    void anExportThatWasStruckBesideOthersIsTriedAlone() throws InterruptedException {
        Share export = begin();
        Share other = begin();
        memory.leave(other, null);

        assertThat(memory.hadCompany(export)).as("though the other is done by now").isTrue();
        assertThat(memory.hadCompany(other)).as("it has left").isFalse();
    }

    @Test
    void anExportIsTriedOnceMoreOnlyIfTheMemoryDidNotSuffice() throws InterruptedException {
        Share export = begin();
        assertThat(export.isToBeTried()).isTrue();
        export.tryAlone();
        memory.leave(export, STRUCK);
        assertThat(export.isToBeTried()).isTrue();

        memory.enter(export);
        memory.leave(export, null);

        assertThat(export.isToBeTried()).isFalse();
    }

    @Test
    void whatIsTriedAloneWaitsForTheOthersAndTheNextOnesWaitForIt() throws Exception {
        Share struck = begin();
        Share other = begin();
        struck.tryAlone();
        memory.leave(struck, STRUCK);

        CompletableFuture<Void> alone = enter(struck);
        assertThat(alone).isNotDone();
        CompletableFuture<Void> next = enter(new Share());
        memory.leave(other, null);
        alone.join();
        assertThat(next).isNotDone();

        assertThat(memory.hadCompany(struck)).as("it was alone").isFalse();
        memory.leave(struck, STRUCK);
        next.join();
    }

    @Test
    void whoNeverEnteredMayLeave() {
        memory.leave(new Share(), null);

        assertThat(enter(new Share())).succeedsWithin(Duration.ofSeconds(5));
    }

    private CompletableFuture<Void> enter(Share share) {
        CompletableFuture<Void> entered = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                memory.enter(share);
                entered.complete(null);
            } catch (InterruptedException e) {
                entered.completeExceptionally(e);
            }
        });
        waiting.setDaemon(true);
        waiting.start();
        await().until(() -> entered.isDone() || waiting.getState() == Thread.State.WAITING);
        return entered;
    }

    private Share begin() throws InterruptedException {
        Share share = new Share();
        memory.enter(share);
        return share;
    }
}
