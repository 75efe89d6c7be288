package dev.sibridge.vendor.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads each of which waits for at most one answer of Manage's. Each account has its own, so that none notices when
 * another one's tenant is slow; and more of them than calls may be under way, so that the next call is ready when an
 * answer comes. An error that ends one's work is not lost silently.
 */
final class ManageCalls extends AbstractExecutorService {

    private static final Logger LOG = LoggerFactory.getLogger(ManageCalls.class);

    /** For each call that may be under way. */
    private static final int THREADS = 2;
    private static final int IDLE_SECONDS = 60;

    private final Map<String, Threads> byAccount = new ConcurrentHashMap<>();
    private final int perAccount;
    private volatile boolean isShutdown;

    /** @param concurrency calls of an account that may be under way at once */
    ManageCalls(int concurrency) {
        this.perAccount = THREADS * concurrency;
    }

    @Override
    public void execute(Runnable work) {
        if (isShutdown) {
            throw new RejectedExecutionException("Calls to ConnectWise have been stopped");
        }
        threads().execute(work);
    }

    // What a split does between its steps runs here, too, and for no account that could be seen.
    private Threads threads() {
        return Thread.currentThread() instanceof CallThread own ? own.siblings
                : byAccount.computeIfAbsent(String.valueOf(LogLine.account()), this::threads);
    }

    private Threads threads(String account) {
        return new Threads(account, perAccount);
    }

    /** What waits for a thread, of all accounts together. */
    int waiting() {
        return byAccount.values().stream().mapToInt(threads -> threads.getQueue().size()).sum();
    }

    @Override
    public void shutdown() {
        isShutdown = true;
        byAccount.values().forEach(Threads::shutdown);
    }

    @Override
    public List<Runnable> shutdownNow() {
        isShutdown = true;
        List<Runnable> waiting = new ArrayList<>();
        byAccount.values().forEach(threads -> waiting.addAll(threads.shutdownNow()));
        return waiting;
    }

    @Override
    public boolean isShutdown() {
        return isShutdown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown && byAccount.values().stream().allMatch(Threads::isTerminated);
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long end = System.nanoTime() + unit.toNanos(timeout);
        for (Threads threads : byAccount.values()) {
            threads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        return isTerminated();
    }

    /** One of an account's. */
    private static final class CallThread extends Thread {

        private final Threads siblings;

        private CallThread(Runnable work, String name, Threads siblings) {
            super(null, work, name);
            this.siblings = siblings;
        }
    }

    /**
     * An account's. What waits for them is little: Camel brings one step of a split at a time, and behind it whoever
     * brings the next. Were it to wait elsewhere, or be done by whoever brings it, a split might never end.
     */
    private static final class Threads extends ThreadPoolExecutor {

        private Threads(String account, int number) {
            super(number, number, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
            setThreadFactory(work -> new CallThread(work, "manage-" + account, this));
            allowCoreThreadTimeOut(true);
        }

        // A future keeps what its work threw, and nobody may ever ask it.
        @Override
        protected void afterExecute(Runnable work, Throwable thrown) {
            super.afterExecute(work, thrown);
            Throwable trouble = thrown;
            if (trouble == null && work instanceof Future<?> future && future.isDone() && !future.isCancelled()) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    trouble = e.getCause();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (trouble instanceof Error) {
                LOG.error("A call to ConnectWise ended in an error", trouble);
            }
        }
    }
}
