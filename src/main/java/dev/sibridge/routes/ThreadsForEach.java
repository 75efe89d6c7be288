package dev.sibridge.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives everybody up to a fixed number of threads of their own: nobody waits for the work of others. What one of these
 * threads hands out itself is for the same one. An error that ends a piece of work is not lost silently.
 *
 * <p>What waits is kept in memory, as much as it is. Were it to wait elsewhere, or be done by whoever brings it, a split
 * of Camel's might never end; and a split brings one step at a time, and whoever brings the next.
 */
public final class ThreadsForEach extends AbstractExecutorService {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadsForEach.class);

    private final int most;
    private final Supplier<String> whom;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ThreadLocal<String> current = new ThreadLocal<>();
    private final Map<String, Work> underWay = new ConcurrentHashMap<>();

    /**
     * @param most threads that each has at once
     * @param whom names the one whom work is for, asked in the thread that brings it; its threads have this name
     */
    public ThreadsForEach(int most, Supplier<String> whom) {
        this.most = most;
        this.whom = whom;
    }

    @Override
    public void execute(Runnable piece) {
        String own = current.get();
        underWay.compute(own == null ? whom.get() : own, (name, before) -> {
            if (isShutdown()) {
                throw new RejectedExecutionException("No more work is taken");
            }
            Work work = before == null ? new Work() : before;
            if (work.busy < most) {
                start(name, work, piece);
            } else {
                work.waiting.add(piece);
            }
            return work;
        });
    }

    private void work(String name, Runnable first) {
        Runnable piece = first;
        try {
            Thread.currentThread().setName(name);
            current.set(name);
            while (piece != null) {
                run(piece);
                piece = next(name);
            }
        } finally {
            current.remove();
            if (piece != null) {
                replace(name);
            }
        }
    }

    private Runnable next(String name) {
        AtomicReference<Runnable> next = new AtomicReference<>();
        underWay.computeIfPresent(name, (same, work) -> {
            next.set(work.waiting.poll());
            if (next.get() == null) {
                work.busy--;
            }
            return work.busy == 0 ? null : work;
        });
        return next.get();
    }

    // Between two pieces, too, the memory may not suffice. What waits then waits for another thread, or for whoever
    // brings the next piece.
    private void replace(String name) {
        underWay.computeIfPresent(name, (same, work) -> {
            work.busy--;
            Runnable waits = work.waiting.peek();
            if (waits != null) {
                start(name, work, waits);
                work.waiting.remove();
            }
            return work.busy == 0 ? null : work;
        });
    }

    private void start(String name, Work work, Runnable piece) {
        threads.execute(() -> work(name, piece));
        work.busy++;
    }

    private static void run(Runnable piece) {
        try {
            piece.run();
            say(thrown(piece));
        } catch (Throwable e) {
            say(e);
        } finally {
            // Whoever cancelled this piece did not mean the next one.
            Thread.interrupted();
        }
    }

    /** A future keeps what its work threw, and nobody may ever ask it; what is no error of Java's is for who does. */
    private static Throwable thrown(Runnable piece) {
        if (piece instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
            try {
                future.get();
            } catch (ExecutionException e) {
                return e.getCause() instanceof Error error ? error : null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return null;
    }

    private static void say(Throwable thrown) {
        if (thrown == null) {
            return;
        }
        try {
            LOG.error("Work ended in an error", thrown);
        } catch (Throwable unsaid) {
            // Others wait for this thread.
        }
    }

    /** What waits for a thread, of all together. */
    int waiting() {
        return underWay.values().stream().mapToInt(work -> work.waiting.size()).sum();
    }

    @Override
    public void shutdown() {
        threads.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> waiting = new ArrayList<>();
        threads.shutdown();
        // Whoever is interrupted below must find nothing more to do.
        underWay.keySet().forEach(name -> underWay.computeIfPresent(name, (same, work) -> {
            work.waiting.drainTo(waiting);
            return work;
        }));
        waiting.addAll(threads.shutdownNow());
        return waiting;
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

    /** What is done for one, changed only where it is looked up. */
    private static final class Work {

        private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
        private int busy;
    }
}
