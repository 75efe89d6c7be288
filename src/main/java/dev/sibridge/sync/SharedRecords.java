package dev.sibridge.sync;

import dev.sibridge.settings.Account;
import dev.sibridge.sync.Locks.Lock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Lets one export at a time create records of a tenant that others may need, too: two that create the same manufacturer
 * at once would make it twice.
 */
@Component
public class SharedRecords {

    // Nobody else's turn takes longer, unless it hangs.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Locks locks;
    private final Map<String, Turns> tenants = new ConcurrentHashMap<>();

    public SharedRecords(Locks locks) {
        this.locks = locks;
    }

    /** Who waits within this process, and the lock of the one who does not. */
    private static final class Turns {

        // No lock of Java's: a route may leave on another thread than it entered on.
        private final Semaphore turn = new Semaphore(1, true);
        private volatile Lock lock;
    }

    /**
     * Waits for one's turn.
     *
     * @throws BusyException when another process does not let it come
     */
    public void enter(@ExchangeProperty("account") Account account) throws InterruptedException {
        Turns turns = tenants.computeIfAbsent(account.tenant(), tenant -> new Turns());
        turns.turn.acquire();
        try {
            turns.lock = locks.take("shared " + account.tenant(), PATIENCE).orElseThrow(() -> new BusyException(
                    "Another process has been creating companies and products for " + PATIENCE.toMinutes()
                            + " minutes; the next poll goes on."));
        } finally {
            if (turns.lock == null) {
                turns.turn.release();
            }
        }
    }

    public void leave(@ExchangeProperty("account") Account account) {
        Turns turns = tenants.get(account.tenant());
        Lock lock = turns.lock;
        turns.lock = null;
        lock.close();
        turns.turn.release();
    }
}
