package dev.sibridge.vendor.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ManageCallsTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(ManageCalls.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final ManageCalls calls = new ManageCalls(1, 1);

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
    void whoeverBringsMoreThanCanBeginSoonDoesItHimself() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Set<Thread> doers = ConcurrentHashMap.newKeySet();
        for (int thread = 0; thread < calls.getMaximumPoolSize(); thread++) {
            calls.submit(() -> end.await(5, TimeUnit.SECONDS));
        }

        for (int work = 0; !doers.contains(Thread.currentThread()); work++) {
            calls.submit(() -> doers.add(Thread.currentThread()));
            assertThat(work).as("waiting").isLessThan(100);
        }

        end.countDown();
        await().untilAsserted(() -> assertThat(doers).hasSizeGreaterThan(1));
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
