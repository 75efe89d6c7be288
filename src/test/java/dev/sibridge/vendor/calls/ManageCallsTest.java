package dev.sibridge.vendor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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

class ManageCallsTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(ManageCalls.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final ManageCalls calls = new ManageCalls(1);
    private final ExecutorService waves = Executors.newCachedThreadPool();

    @BeforeEach
    void listen() {
        said.start();
        // Whatever an earlier test's application has switched off.
        log.setLevel(Level.ERROR);
        log.addAppender(said);
    }

    @AfterEach
    void stop() {
        log.detachAppender(said);
        log.setLevel(null);
        calls.shutdownNow();
        waves.shutdownNow();
    }

    @Test
    void whileACallWaitsForItsAnswerTheNextOneIsGotReady() throws Exception {
        CountDownLatch ready = new CountDownLatch(1);
        Future<Boolean> first = calls.submit(() -> ready.await(5, TimeUnit.SECONDS));

        calls.submit(ready::countDown);

        assertThat(first.get()).isTrue();
    }

    @Test
    void anErrorThatNobodyAsksForIsNotLost() {
        calls.submit(() -> {
            throw new OutOfMemoryError("of the test");
        });

        await().untilAsserted(() -> assertThat(said.list).singleElement().satisfies(event ->
                assertThat(event.getThrowableProxy().getClassName()).isEqualTo(OutOfMemoryError.class.getName())));
    }

    @Test
    @Timeout(60)
    void manySplitsAtOnceComeToTheirEndsThoughOnlyOneCallMayBeUnderWay() throws Exception {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger waiting = new AtomicInteger();
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("manageCalls", calls);
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:sync").split(body()).streaming().synchronous().parallelProcessing()
                            .executorService("manageCalls").process(step -> {
                                done.incrementAndGet();
                                waiting.accumulateAndGet(calls.waiting(), Math::max);
                            }).end();
                }
            });
            camel.start();
            ProducerTemplate template = camel.createProducerTemplate();
            List<Integer> steps = IntStream.range(0, 1000).boxed().toList();

            CompletableFuture.allOf(IntStream.range(0, 8).mapToObj(wave -> CompletableFuture.runAsync(() ->
                    template.sendBody("direct:sync", steps), waves)).toArray(CompletableFuture[]::new)).join();
        }

        assertThat(done).hasValue(8 * 1000);
        assertThat(waiting.get()).as("what waits takes little memory").isLessThanOrEqualTo(8 * 3);
    }

    @Test
    void anAccountWhoseTenantHangsTakesNoOthersThreads() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        try (LogLine first = LogLine.of(Map.of(LogLine.ACCOUNT, "first"))) {
            for (int work = 0; work < 10; work++) {
                calls.submit(() -> hangs.await(20, TimeUnit.SECONDS));
            }
        }

        try (LogLine second = LogLine.of(Map.of(LogLine.ACCOUNT, "second"))) {
            assertThat(calls.submit(() -> Thread.currentThread().getName()))
                    .succeedsWithin(Duration.ofSeconds(10)).isEqualTo("manage-second");
        }
        hangs.countDown();
    }

    @Test
    void whatAThreadBringsItselfIsForItsOwnAccount() throws Exception {
        try (LogLine line = LogLine.of(Map.of(LogLine.ACCOUNT, "first"))) {
            Future<Future<String>> brought = calls.submit(() -> calls.submit(() -> Thread.currentThread().getName()));

            assertThat(brought.get().get()).isEqualTo("manage-first");
        }
    }

    @Test
    void onceStoppedItTakesNothingMoreAndSaysSo() throws Exception {
        calls.submit(() -> "done").get();

        calls.shutdown();

        assertThat(calls.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(calls.isTerminated()).isTrue();
        assertThatThrownBy(() -> calls.submit(() -> "too late")).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void anExceptionIsForWhoeverAsks() throws Exception {
        calls.submit(() -> {
            throw new IOException("of the test");
        });
        calls.submit(() -> "done").get();

        assertThat(said.list).isEmpty();
    }
}
