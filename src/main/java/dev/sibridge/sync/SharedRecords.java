package dev.sibridge.sync;

import dev.sibridge.settings.Account;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Lets one export of an account at a time create records that others may need, too: two that create the same
 * manufacturer at once would make it twice.
 */
@Component
public class SharedRecords {

    private final Map<String, Semaphore> accounts = new ConcurrentHashMap<>();

    public void enter(@ExchangeProperty("account") Account account) throws InterruptedException {
        of(account).acquire();
    }

    public void leave(@ExchangeProperty("account") Account account) {
        of(account).release();
    }

    // No lock: a route may leave on another thread than it entered on.
    private Semaphore of(Account account) {
        return accounts.computeIfAbsent(account.name(), name -> new Semaphore(1));
    }
}
