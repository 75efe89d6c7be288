package dev.sibridge.twoway.connect;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads of which everybody who hands out work has so many at once, whatever others are at: nobody waits for the work
 * of others. What one of these threads hands out itself belongs to the work that it is at.
 */
public final class ThreadsForEach extends AbstractExecutorService {

    private final int most;
    private final ExecutorService threads;
    private final ThreadLocal<Work> current = new ThreadLocal<>();

    public ThreadsForEach(int most, String name) {
        this.most = most;
        threads = Executors.newCachedThreadPool(new CustomizableThreadFactory(name));
    }

    @Override
    public void execute(Runnable piece) {
        Work work = current.get();
        (work == null ? new Work() : work).add(piece);
    }

    /** What somebody has handed out. */
    private final class Work {

        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int busy;

        synchronized void add(Runnable piece) {
            if (busy < most) {
                threads.execute(() -> work(piece));
                busy++;
            } else {
                waiting.add(piece);
            }
        }

        private void work(Runnable piece) {
            current.set(this);
            try {
                piece.run();
            } finally {
                current.remove();
                next();
            }
        }

        private synchronized void next() {
            busy--;
            if (!waiting.isEmpty()) {
                add(waiting.poll());
            }
        }
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return threads.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return threads.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return threads.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return threads.awaitTermination(timeout, unit);
    }
}
