package dev.sibridge.routes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/** A ledger in memory that tells what was done to it. */
class TestLedger extends ServiceSupport implements IdempotentRepository {

    private final Set<String> claimed = Collections.synchronizedSet(new HashSet<>());
    private final List<String> history = Collections.synchronizedList(new ArrayList<>());
    private volatile Exception reason;

    /** What was done, in order. */
    List<String> history() {
        return List.copyOf(history);
    }

    /** Why the last claim was given back. */
    Exception reason() {
        return reason;
    }

    @Override
    public boolean add(String key) {
        boolean added = claimed.add(key);
        history.add((added ? "claimed " : "not claimed ") + key);
        return added;
    }

    @Override
    public boolean contains(String key) {
        return claimed.contains(key);
    }

    @Override
    public boolean remove(Exchange exchange, String key) {
        reason = exchange.getException();
        history.add("given back " + key);
        return claimed.remove(key);
    }

    @Override
    public boolean remove(String key) {
        throw new UnsupportedOperationException("Nobody could tell why");
    }

    @Override
    public boolean confirm(String key) {
        history.add("confirmed " + key);
        return true;
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("Memory is never cleared");
    }
}
