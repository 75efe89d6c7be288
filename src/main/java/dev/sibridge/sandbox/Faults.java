package dev.sibridge.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that were asked for and did not all happen yet. */
public final class Faults {

    private final List<Waiting> waiting = new ArrayList<>();

    /** Adds a fault behind those that already wait. */
    public void add(Fault fault) {
        add(fault, () -> { });
    }

    /**
     * Adds a fault that does something besides, such as ending the caller.
     *
     * @param besides done when the fault hits a request: after that is carried out, if it is, before it is answered
     */
    public synchronized void add(Fault fault, Runnable besides) {
        waiting.add(new Waiting(fault, besides));
    }

    /** Forgets every fault. */
    public synchronized void clear() {
        waiting.clear();
    }

    /**
     * The fault this request runs into. Every matching fault counts the request; of those that are due the oldest
     * happens, the others stay due.
     */
    synchronized Optional<Hit> next(String method, String path) {
        List<Waiting> matching = waiting.stream().filter(each -> each.fault.matches(method, path)).toList();
        matching.forEach(Waiting::count);
        Optional<Waiting> hit = matching.stream().filter(Waiting::isDue).findFirst();
        hit.ifPresent(Waiting::happen);
        waiting.removeIf(Waiting::isSpent);
        return hit.map(each -> new Hit(each.fault, each.besides));
    }

    /** A fault that happens now, and what is done besides. */
    record Hit(Fault fault, Runnable besides) {
    }

    private static final class Waiting {

        private final Fault fault;
        private final Runnable besides;
        private int seen;
        private int happened;

        Waiting(Fault fault, Runnable besides) {
            this.fault = fault;
            this.besides = besides;
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
