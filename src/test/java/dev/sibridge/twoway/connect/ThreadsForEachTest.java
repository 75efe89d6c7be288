package dev.sibridge.twoway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsForEachTest {

    private static final int MOST = 2;

    private final ThreadsForEach threads = new ThreadsForEach(MOST, "test-");
    private final CountDownLatch answered = new CountDownLatch(1);

    @AfterEach
    void stop() {
        answered.countDown();
        threads.shutdownNow();
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
    void piecesOfOneWorkMeetInThreadsOfTheirOwn() throws Exception {
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
        threads.execute(() -> {
            for (int piece = 0; piece < 10 * MOST; piece++) {
                threads.execute(this::hang);
            }
            hanging.release();
            hang();
        });
        hanging.acquire();

        assertThat(threads.submit(() -> "done").get(10, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void anErrorEndsItsOwnPieceOnly() throws Exception {
        Future<?> broken = threads.submit(() -> {
            throw new IllegalStateException("no");
        });
        assertThat(broken).failsWithin(10, TimeUnit.SECONDS);

        assertThat(threads.submit(() -> "done").get(10, TimeUnit.SECONDS)).isEqualTo("done");
    }

    private void hang() {
        try {
            answered.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
