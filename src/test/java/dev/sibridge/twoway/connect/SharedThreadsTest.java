package dev.sibridge.twoway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedThreadsTest {

    private final SharedThreads threads = new SharedThreads(2, "test-");

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void asManyAsThereAreWorkAtOnce() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);

        Future<Integer> one = threads.submit(() -> together.await(10, TimeUnit.SECONDS));
        Future<Integer> other = threads.submit(() -> together.await(10, TimeUnit.SECONDS));

        assertThat(one.get() + other.get()).isEqualTo(1);
    }

    @Test
    void whoeverFindsNoneFreeDoesTheWorkHimself() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        threads.submit(() -> answered.await(30, TimeUnit.SECONDS));
        threads.submit(() -> answered.await(30, TimeUnit.SECONDS));

        assertThat(threads.submit(Thread::currentThread).get()).isSameAs(Thread.currentThread());

        answered.countDown();
    }
}
