package dev.sibridge.vendor.calls;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads each of which waits for at most one answer of Manage's. What they cannot begin soon, whoever brings it does
 * himself: a large project would fill the memory with steps that wait. An error that ends one's work is not lost
 * silently.
 */
final class ManageCalls extends ThreadPoolExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(ManageCalls.class);

    /** For each thread; enough that none is ever without work. */
    private static final int WAITING = 8;

    ManageCalls(int threads) {
        super(threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(threads * WAITING),
                new CallerRunsPolicy());
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
