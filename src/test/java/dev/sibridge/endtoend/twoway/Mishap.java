package dev.sibridge.endtoend.twoway;

import dev.sibridge.endtoend.Trouble;
import dev.sibridge.sandbox.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What befalls a call of a pass.
 *
 * @param reach whether it is over then
 */
record Mishap(Trouble trouble, Reach reach) {

    /** How far a trouble goes. */
    enum Reach {
        /** It befalls one attempt. */
        ONCE,
        /** It befalls everything that goes to that side from then on, until the pass is over. */
        ALL_AFTER,
        /** It befalls one attempt that the side is still at: it is done when another pass has been made meanwhile. */
        ARRIVES_LATER
    }

    private static final int FOR_EVER = 100_000;
    private static final Set<Trouble> LASTING = Set.of(Trouble.NOT_DELIVERED, Trouble.ANSWER_LOST, Trouble.STATUS_500,
            Trouble.STATUS_500_THOUGH_DONE, Trouble.STATUS_429, Trouble.GARBAGE_THOUGH_DONE);

    /** All of them. */
    static List<Mishap> all() {
        return Arrays.stream(Trouble.values()).flatMap(trouble -> Stream.of(Reach.values())
                .filter(reach -> reach == Reach.ONCE || reach == Reach.ALL_AFTER && LASTING.contains(trouble)
                        || reach == Reach.ARRIVES_LATER && trouble == Trouble.NOT_DELIVERED)
                .map(reach -> new Mishap(trouble, reach))).toList();
    }

    boolean concernsWritesOnly() {
        return trouble.concernsWritesOnly() || reach == Reach.ARRIVES_LATER;
    }

    /** It befalls the nth call of a side. */
    Fault at(int nth) {
        Fault once = trouble.at(nth);
        int times = reach == Reach.ALL_AFTER ? FOR_EVER : 1;
        return new Fault(null, null, nth, times, once.kind(), once.status(), once.body(), once.execute(),
                once.delayMs(), once.retryAfter());
    }

    @Override
    public String toString() {
        return trouble + (reach == Reach.ONCE ? "" : " " + reach);
    }
}
