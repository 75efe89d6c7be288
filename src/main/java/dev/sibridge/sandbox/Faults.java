package dev.sibridge.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that were asked for and did not all happen yet. */
public final class Faults {

    private final List<Waiting> waiting = new ArrayList<>();

    /** Adds a fault behind those that already wait. */
    public synchronized void add(Fault fault) {
        waiting.add(new Waiting(fault));
    }

    /** Forgets every fault. */
    public synchronized void clear() {
        waiting.clear();
    }

    /**
     * The fault this request runs into. Every matching fault counts the request; of those that are due the oldest
     * happens, the others stay due.
     */
    synchronized Optional<Fault> next(String method, String path) {
        List<Waiting> matching = waiting.stream().filter(each -> each.fault.matches(method, path)).toList();
        matching.forEach(Waiting::count);
        Optional<Waiting> hit = matching.stream().filter(Waiting::isDue).findFirst();
        hit.ifPresent(Waiting::happen);
        waiting.removeIf(Waiting::isSpent);
        return hit.map(each -> each.fault);
    }

    private static final class Waiting {

        private final Fault fault;
        private int seen;
        private int happened;

        Waiting(Fault fault) {
            this.fault = fault;
        }

        void count() {
            seen++;
        }

        boolean isDue() {
            return seen >= fault.nth();
        }

        void happen() {
            happened++;
        }

        boolean isSpent() {
            return happened >= fault.times();
        }
    }
}
