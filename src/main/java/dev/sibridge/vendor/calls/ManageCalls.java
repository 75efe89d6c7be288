package dev.sibridge.vendor.calls;

import dev.sibridge.account.AccountsChangedEvent;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/**
 * Threads each of which waits for at most one answer of Manage's. There are more of them than calls may be under way, so
 * that the next call is ready when an answer comes. What they cannot begin soon, whoever brings it does himself: a large
 * project would fill the memory with steps that wait. An error that ends one's work is not lost silently.
 */
final class ManageCalls extends ThreadPoolExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(ManageCalls.class);

    /** For each call that may be under way. */
    private static final int THREADS = 2;
    /** For each thread; enough that none is ever without work. */
    private static final int WAITING = 4;

    private final int perAccount;

    ManageCalls(int perAccount, int accounts) {
        super(threads(perAccount, accounts), threads(perAccount, accounts), 0, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(threads(perAccount, accounts) * WAITING), new CallerRunsPolicy());
        this.perAccount = perAccount;
    }

    private static int threads(int perAccount, int accounts) {
        return THREADS * perAccount * Math.max(1, accounts);
    }

    @EventListener
    void follow(AccountsChangedEvent change) {
        int threads = threads(perAccount, change.now().size());
        setCorePoolSize(Math.min(threads, getMaximumPoolSize()));
        setMaximumPoolSize(threads);
        setCorePoolSize(threads);
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
