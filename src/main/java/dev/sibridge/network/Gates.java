package dev.sibridge.network;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link Gate} for each system that is called: how much one takes says nothing of another. */
public final class Gates {

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final int most;
    private final Clock clock;

    /** @param most calls at once to each */
    public Gates(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    /** The gate of a system, by a name that tells it from others. */
    public Gate to(String system) {
        return gates.computeIfAbsent(system, name -> new Gate(most, clock));
    }
}
