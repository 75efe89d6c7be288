package dev.sibridge.sandbox;

import java.util.concurrent.atomic.AtomicInteger;

/** How many requests a service serves at once; it answers 429 to more. Any number, until it is limited. */
public final class Capacity {

    private static final Limit NONE = new Limit(Integer.MAX_VALUE, null);

    private final AtomicInteger inside = new AtomicInteger();
    private volatile Limit limit = NONE;

    /**
     * A limit.
     *
     * @param calls      the most requests at once
     * @param retryAfter seconds that a refused caller is asked to wait; none leaves the header out
     */
    public record Limit(int calls, Integer retryAfter) {

        /** Refuses a limit that nobody could keep. */
        public Limit {
            if (calls < 1) {
                throw new IllegalArgumentException("A service takes at least one call");
            }
        }
    }

    /** Limits requests from now on; those that are being served stay. */
    public void limit(Limit to) {
        limit = to;
    }

    /** Takes any number of requests. */
    public void lift() {
        limit = NONE;
    }

    /** Lets a request in, if there is room. */
    boolean enter() {
        if (inside.incrementAndGet() <= limit.calls()) {
            return true;
        }
        inside.decrementAndGet();
        return false;
    }

    void leave() {
        inside.decrementAndGet();
    }

    /** What happens to a request that was not let in. */
    Faults.Hit refusal() {
        return new Faults.Hit(new Fault(null, null, null, null, Fault.Kind.RATE_LIMIT, null, null, null, null,
                limit.retryAfter()), () -> { });
    }
}
