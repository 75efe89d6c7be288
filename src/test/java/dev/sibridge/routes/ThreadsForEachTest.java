package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@Timeout(120)
class ThreadsForEachTest {

    private static final int MOST = 2;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Logger log = (Logger) LoggerFactory.getLogger(ThreadsForEach.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    /** In this thread, and in those that a test begins. */
    private final ThreadLocal<String> whom = ThreadLocal.withInitial(() -> "somebody");
    private final ThreadsForEach threads = new ThreadsForEach(MOST, whom::get);
    private final ExecutorService others = Executors.newCachedThreadPool();
    private final CountDownLatch answered = new CountDownLatch(1);

    @BeforeEach
    void listen() {
        said.start();
        // Whatever an earlier test's application has switched off.
        log.setLevel(Level.ERROR);
        log.addAppender(said);
    }

    @AfterEach
    void stop() {
        answered.countDown();
        log.detachAppender(said);
        log.setLevel(null);
        threads.shutdownNow();
        others.shutdownNow();
    }

    @Test
    void whatIsHandedOnFromPieceToPieceIsDoneAsManyAtOnceAndNoMore() {
        AtomicInteger left = new AtomicInteger(100);
        AtomicInteger atOnce = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        threads.execute(new Runnable() {
            @Override
            public void run() {
                seen.add(atOnce.incrementAndGet());
                if (left.decrementAndGet() > 0) {
                    threads.execute(this);
                }
                Thread.yield();
                atOnce.decrementAndGet();
            }
        });

        await().until(() -> left.get() <= 0 && atOnce.get() == 0);
        assertThat(seen).allMatch(pieces -> pieces <= MOST);
    }

    @Test
    void whatSeveralThreadsBringForTheSameOneIsDoneAsManyAtOnceAndAllOfIt() {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Set<Integer> seen = ConcurrentHashMap.newKeySet();

        CompletableFuture.allOf(IntStream.range(0, 4 * 500).mapToObj(piece -> CompletableFuture.runAsync(() ->
                threads.execute(() -> {
                    seen.add(atOnce.incrementAndGet());
                    Thread.yield();
                    atOnce.decrementAndGet();
                    done.incrementAndGet();
                }), others)).toArray(CompletableFuture[]::new)).join();

        await().until(() -> done.get() == 4 * 500);
        assertThat(seen).allMatch(pieces -> pieces <= MOST);
    }

    @Test
    void whileOnePieceWaitsAnotherOneIsDone() throws Exception {
        CyclicBarrier together = new CyclicBarrier(MOST);
        Future<Future<Integer>> first = threads.submit(() -> {
            Future<Integer> second = threads.submit(() -> together.await(10, TimeUnit.SECONDS));
            together.await(10, TimeUnit.SECONDS);
            return second;
        });

        assertThat(first.get(20, TimeUnit.SECONDS).get(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void whoeverHangsHoldsUpNobodyElse() throws Exception {
        Semaphore hanging = new Semaphore(0);
        for (int piece = 0; piece < 10 * MOST; piece++) {
            threads.execute(() -> {
                hanging.release();
                hang();
            });
        }
        hanging.acquire(MOST);

        whom.set("another");

        assertThat(threads.submit(() -> Thread.currentThread().getName())).succeedsWithin(SOON).isEqualTo("another");
        assertThat(threads.waiting()).isEqualTo(9 * MOST);
    }

    @Test
    void whatAThreadBringsItselfIsForTheSameOne() throws Exception {
        Future<Future<String>> brought = threads.submit(() -> threads.submit(() -> Thread.currentThread().getName()));

        assertThat(brought.get().get()).isEqualTo("somebody");
    }

    @Test
    void manySplitsAtOnceComeToTheirEndsThoughFewThreadsAreTheirs() throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger waiting = new AtomicInteger();
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("threads", threads);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:sync").split(body()).streaming().synchronous().parallelProcessing()
                            .executorService("threads").process(step -> {
                                done.incrementAndGet();
                                waiting.accumulateAndGet(threads.waiting(), Math::max);
                            }).end();
                }
            });
            camel.start();
            ProducerTemplate template = camel.createProducerTemplate();
            List<Integer> steps = IntStream.range(0, 1000).boxed().toList();

            CompletableFuture.allOf(IntStream.range(0, 8).mapToObj(wave -> CompletableFuture.runAsync(() ->
                    template.sendBody("direct:sync", steps), others)).toArray(CompletableFuture[]::new)).join();
        }

        assertThat(done).hasValue(8 * 1000);
        assertThat(waiting.get()).as("what waits takes little memory").isLessThanOrEqualTo(8 * 3);
    }

    @Test
    void anErrorThatNobodyAsksForIsNotLost() {
        threads.submit(() -> {
            throw new OutOfMemoryError("of the test");
        });

        await().untilAsserted(() -> assertThat(said.list).singleElement().satisfies(event ->
                assertThat(event.getThrowableProxy().getClassName()).isEqualTo(OutOfMemoryError.class.getName())));
    }

    @Test
    void anExceptionIsForWhoeverAsks() {
        Future<?> broken = threads.submit(() -> {
            throw new IOException("of the test");
        });

        assertThat(broken).failsWithin(SOON).withThrowableThat().withMessageContaining("of the test");
        assertThat(threads.submit(() -> "done")).succeedsWithin(SOON);
        assertThat(said.list).isEmpty();
    }

    @Test
    void whatNobodyCanAskForIsSaidAndEndsItsOwnPieceOnly() {
        for (int piece = 0; piece < 2 * MOST; piece++) {
            threads.execute(() -> {
                throw new IllegalStateException("of the test");
            });
        }

        assertThat(threads.submit(() -> "done")).succeedsWithin(SOON);
        await().untilAsserted(() -> assertThat(said.list).hasSize(2 * MOST));
    }

    @Test
    void whatCannotEvenBeSaidHoldsUpNobody() {
        AppenderBase<ILoggingEvent> full = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                throw new OutOfMemoryError("of the test");
            }
        };
        full.start();
        log.addAppender(full);
        for (int piece = 0; piece < 2 * MOST; piece++) {
            threads.submit(() -> {
                throw new OutOfMemoryError("of the test");
            });
        }

        assertThat(threads.submit(() -> "done")).succeedsWithin(SOON);
        log.detachAppender(full);
    }

    @Test
    void whoeverCancelsAPieceDoesNotMeanTheNextOne() throws Exception {
        Semaphore hanging = new Semaphore(0);
        Future<?> cancelled = null;
        for (int piece = 0; piece < MOST; piece++) {
            cancelled = threads.submit(() -> {
                hanging.release();
                hang();
            });
        }
        hanging.acquire(MOST);
        Future<Boolean> next = threads.submit(() -> Thread.currentThread().isInterrupted());

        cancelled.cancel(true);

        assertThat(next).succeedsWithin(SOON).isEqualTo(false);
    }

    @Test
    void onceStoppedItTakesNothingMoreButDoesWhatItHas() {
        Future<?> first = null;
        for (int piece = 0; piece < 10 * MOST; piece++) {
            first = threads.submit(this::hang);
        }

        threads.shutdown();

        assertThatThrownBy(() -> threads.submit(() -> "too late")).isInstanceOf(RejectedExecutionException.class);
        answered.countDown();
        assertThat(first).succeedsWithin(SOON);
        await().until(threads::isTerminated);
    }

    @Test
    void stoppedAtOnceItGivesBackWhatWaits() throws Exception {
        for (int piece = 0; piece < 10 * MOST; piece++) {
            threads.execute(this::hang);
        }

        assertThat(threads.shutdownNow()).hasSize(9 * MOST);

        assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    private void hang() {
        try {
            answered.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
