package dev.sibridge.vendor.calls.gate;

import java.util.HashMap;
import java.util.Map;

/** How many calls may write below one record at once, such as lines of one opportunity. */
final class PerRecord {

    private final int most;
    private final Map<String, Integer> underWay = new HashMap<>();

    PerRecord(int most) {
        this.most = most;
    }

    /** Waits until another call may begin below a record. */
    synchronized void enter(String record) throws InterruptedException {
        while (underWay.getOrDefault(record, 0) >= most) {
            wait();
        }
        underWay.merge(record, 1, Integer::sum);
    }

    /** Ends it. */
    synchronized void leave(String record) {
        underWay.computeIfPresent(record, (any, calls) -> calls == 1 ? null : calls - 1);
        notifyAll();
    }
}
