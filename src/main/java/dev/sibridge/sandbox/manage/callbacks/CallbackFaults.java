package dev.sibridge.sandbox.manage.callbacks;

import java.util.ArrayList;
import java.util.List;

/** The faults that were asked for and did not all happen yet. */
public final class CallbackFaults {

    private final List<Waiting> waiting = new ArrayList<>();

    CallbackFaults() {
    }

    /** Adds a fault behind those that already wait. */
    public synchronized void add(CallbackFault fault) {
        waiting.add(new Waiting(fault));
    }

    /** Forgets every fault. */
    public synchronized void clear() {
        waiting.clear();
    }

    /** The oldest fault that is due for a message, or null. Every matching one counts the message. */
    synchronized CallbackFault next(Message message) {
        List<Waiting> matching = waiting.stream().filter(each -> each.fault.matches(message)).toList();
        matching.forEach(each -> each.seen++);
        Waiting hit = matching.stream().filter(each -> each.seen >= each.fault.nth()).findFirst().orElse(null);
        if (hit == null) {
            return null;
        }
        hit.happened++;
        waiting.removeIf(each -> each.happened >= each.fault.times());
        return hit.fault;
    }

    private static final class Waiting {

        private final CallbackFault fault;
        private int seen;
        private int happened;

        Waiting(CallbackFault fault) {
            this.fault = fault;
        }
    }
}
