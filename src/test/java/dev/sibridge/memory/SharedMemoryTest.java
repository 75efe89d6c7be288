package dev.sibridge.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SharedMemoryTest {

    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();

    private final MemoryShortage shortage = mock(MemoryShortage.class);
    private final SharedMemory memory = new SharedMemory(shortage);

    @Test
    void whatFailsForAnotherReasonDoesNotEndTheProcess() throws InterruptedException {
        Exchange export = begin(1);
        begin(2);
        export.setProperty(Exchange.EXCEPTION_CAUGHT, new StackOverflowError());

        memory.leave(export);
        verify(shortage, never()).noticed();
    }

    @Test
    void anExportThatHadAllMemoryToItselfIsTheOne() throws InterruptedException {
        Exchange before = begin(1);
        memory.leave(before);
        Exchange export = begin(2);

        struck(export);

        assertThat(memory.hadCompany(export)).isFalse();
        verify(shortage, never()).noticed();
        memory.leave(export);
        verify(shortage).noticed();
    }

    @Test
    void anExportThatWasStruckBesideOthersIsTriedAloneAndSoIsTheOther() throws InterruptedException {
        Exchange export = begin(1);
        Exchange other = begin(2);
        memory.leave(other);

        struck(export);

        assertThat(memory.hadCompany(export)).as("though the other is done by now").isTrue();
        struck(other);
        assertThat(memory.hadCompany(other)).as("it has left").isFalse();
    }

    @Test
    void whatIsTriedAloneHasLetGoOfEverythingButItsRun() throws InterruptedException {
        Exchange export = begin(7);
        begin(8);
        export.getMessage().setBody(new byte[9]);
        export.setProperty("run", "the project");
        export.setProperty("stage", "clients");
        export.setProperty("payloadCopy", "more");
        struck(export);

        memory.tryAlone(export);

        memory.leave(export);
        assertThat(memory.isToBeTried(export)).isTrue();
        assertThat(export.getMessage().getBody()).isEqualTo(7L);
        assertThat(export.getProperties()).doesNotContainKeys("run", "stage", "payloadCopy").containsEntry("runId", 7L);
    }

    @Test
    void anExportIsTriedOnceMoreOnlyIfTheMemoryDidNotSuffice() throws InterruptedException {
        Exchange export = begin(7);
        assertThat(memory.isToBeTried(export)).isTrue();

        memory.leave(export);

        assertThat(memory.isToBeTried(export)).isFalse();
    }

    @Test
    void whatIsTriedAloneWaitsForTheOthersAndTheNextOnesWaitForIt() throws Exception {
        Exchange struck = begin(1);
        Exchange other = begin(2);
        memory.tryAlone(struck);
        memory.leave(struck);

        CompletableFuture<Void> alone = enter(struck);
        assertThat(alone).isNotDone();
        CompletableFuture<Void> next = enter(exchange(3));
        memory.leave(other);
        alone.join();
        assertThat(next).isNotDone();

        struck(struck);
        assertThat(memory.hadCompany(struck)).as("it was alone").isFalse();
        memory.leave(struck);
        next.join();
    }

    @Test
    void whoNeverEnteredMayLeave() {
        memory.leave(exchange(1));

        assertThat(enter(exchange(2))).succeedsWithin(java.time.Duration.ofSeconds(5));
    }

    private CompletableFuture<Void> enter(Exchange exchange) {
        Thread[] waiting = new Thread[1];
        CompletableFuture<Void> entered = new CompletableFuture<>();
        waiting[0] = new Thread(() -> {
            try {
                memory.enter(exchange);
                entered.complete(null);
            } catch (InterruptedException e) {
                entered.completeExceptionally(e);
            }
        });
        waiting[0].setDaemon(true);
        waiting[0].start();
        await().until(() -> entered.isDone() || waiting[0].getState() == Thread.State.WAITING);
        return entered;
    }

    private Exchange begin(long run) throws InterruptedException {
        Exchange exchange = exchange(run);
        memory.enter(exchange);
        return exchange;
    }

    private static Exchange exchange(long run) {
        Exchange exchange = new DefaultExchange(CAMEL);
        exchange.setProperty("runId", run);
        return exchange;
    }

    private static void struck(Exchange exchange) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, new CamelExchangeException("in a split", exchange,
                new OutOfMemoryError("of the test")));
    }
}
