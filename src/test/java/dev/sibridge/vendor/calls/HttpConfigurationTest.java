package dev.sibridge.vendor.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpConfigurationTest {

    private static final int CONCURRENCY = 3;

    private final ExecutorService calls = new HttpConfiguration().manageCalls(new CallProperties(
            new CallProperties.ConnectWise(1_000, CONCURRENCY, CONCURRENCY), 0, 0, false));
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void stop() {
        answered.countDown();
        calls.shutdownNow();
    }

    @Test
    void anAccountWhoseTenantHangsTakesNoOthersThreads() throws Exception {
        hang("first", 10 * CONCURRENCY);

        try (LogLine second = LogLine.of(Map.of(LogLine.ACCOUNT, "second"))) {
            assertThat(calls.submit(() -> Thread.currentThread().getName()))
                    .succeedsWithin(Duration.ofSeconds(20)).isEqualTo("manage-second");
        }
    }

    @Test
    void whileAllCallsWaitForTheirAnswersAsManyMoreAreGotReady() throws Exception {
        Semaphore begun = hang("first", 10 * CONCURRENCY);

        assertThat(begun.tryAcquire(2 * CONCURRENCY, 20, TimeUnit.SECONDS)).isTrue();
        assertThat(begun.tryAcquire(100, TimeUnit.MILLISECONDS)).as("one more").isFalse();
    }

    private Semaphore hang(String account, int calls) {
        Semaphore begun = new Semaphore(0);
        try (LogLine line = LogLine.of(Map.of(LogLine.ACCOUNT, account))) {
            for (int call = 0; call < calls; call++) {
                this.calls.submit(() -> {
                    begun.release();
                    return answered.await(60, TimeUnit.SECONDS);
                });
            }
        }
        return begun;
    }
}
