package dev.sibridge.vendor.calls.gate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many calls may be under way at once to one system. Fewer after it says that they are too many, or when its answers
 * take much longer than they did; step by step more while all goes well.
 */
public final class Gate {

    private static final double DECREASE = 0.75;
    /** Calls for each place that must go well before there is another one; fewer of them while it goes on well. */
    private static final int CAREFUL = 20;
    private static final int CONFIDENT = 10;
    private static final double RECENT = 0.1;
    private static final double USUAL = 0.01;
    private static final double BY_NOW = 0.002;
    private static final int MUCH_LONGER = 3;
    private static final Duration NOTICEABLY = Duration.ofMillis(500);

    private final int most;
    private final LongSupplier nanos;
    private int places;
    private int underWay;
    private long entered;
    /** Whoever entered before has met the trouble that closed places: it counts once. */
    private long closedAt;
    private int well;
    private int patience = CAREFUL;
    /** By kind of call: a list takes longer than a record, and not because there are too many. */
    private final Map<String, Pace> paces = new HashMap<>();

    /**
     * @param most  calls at once, and how many there may be at first
     * @param nanos a clock that nobody sets, in nanoseconds
     */
    public Gate(int most, LongSupplier nanos) {
        this.most = most;
        this.places = most;
        this.nanos = nanos;
    }

    /** A call under way. */
    public final class Passage {

        private final String kind;
        private final long number;
        private final long since;

        private Passage(String kind, long number, long since) {
            this.kind = kind;
            this.number = number;
            this.since = since;
        }

        /** Ends the call: it was answered, be it with a refusal, but not for want of capacity. */
        public void answered() {
            leave(this, false);
        }

        /** Ends the call: there were too many at once. */
        public void tooMany() {
            leave(this, true);
        }

        /** Ends a call that was not answered: nothing follows from it. */
        public void unanswered() {
            giveBack();
        }
    }

    /**
     * Waits until another call may begin.
     *
     * @param kind calls of one kind take about the same time
     */
    public synchronized Passage enter(String kind) throws InterruptedException {
        while (underWay >= places) {
            wait();
        }
        Passage passage = new Passage(kind, ++entered, nanos.getAsLong());
        underWay++;
        return passage;
    }

    /** How many calls there may be at once by now. */
    public synchronized int places() {
        return places;
    }

    private synchronized void giveBack() {
        underWay--;
        // One place is free, or two if there is another one by now; whoever is woken without one waits on.
        notify();
        notify();
    }

    private synchronized void leave(Passage passage, boolean refused) {
        boolean slow = !refused && paces.computeIfAbsent(passage.kind, kind -> new Pace())
                .isSlow(nanos.getAsLong() - passage.since);
        int half = (most + 1) / 2;
        if (refused) {
            close(passage, 1);
        } else if (slow && places > half) {
            // It may be slow for other reasons.
            close(passage, half);
        } else if (places < most && ++well >= patience * places) {
            places++;
            well = 0;
            patience = CONFIDENT;
        }
        giveBack();
    }

    private void close(Passage passage, int least) {
        well = 0;
        if (passage.number > closedAt) {
            places = Math.max(least, (int) (places * DECREASE));
            closedAt = entered;
            patience = CAREFUL;
        }
    }

    /** How long calls of a kind take. */
    private static final class Pace {

        private double recent;
        private double usual;

        // A system that slows down does not become the norm at once: only if it stays so though there are fewer calls.
        private boolean isSlow(double took) {
            if (usual == 0) {
                usual = took;
                recent = took;
            }
            recent += RECENT * (took - recent);
            boolean slow = recent > MUCH_LONGER * usual && recent - usual > NOTICEABLY.toNanos();
            usual += (slow ? BY_NOW : USUAL) * (took - usual);
            return slow;
        }
    }
}
