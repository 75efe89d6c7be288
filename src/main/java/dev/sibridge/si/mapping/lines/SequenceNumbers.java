package dev.sibridge.si.mapping.lines;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Places of lines: in steps of 10 at first, later ones in between; a place once given is never changed. */
final class SequenceNumbers {

    private static final BigDecimal STEP = BigDecimal.TEN;
    // Manage keeps a double: beyond this, neighbours would fall into one.
    private static final int DECIMALS = 6;

    private SequenceNumbers() {
    }

    /** A place for each line, in order; {@code given} holds those that have one, null for new lines. */
    static List<BigDecimal> of(List<BigDecimal> given) {
        List<BigDecimal> places = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        int from = 0;
        while (from < given.size()) {
            if (given.get(from) != null) {
                places.add(given.get(from));
                before = before.max(given.get(from));
                from++;
                continue;
            }
            int to = from;
            while (to < given.size() && given.get(to) == null) {
                to++;
            }
            BigDecimal after = to < given.size() && given.get(to).compareTo(before) > 0 ? given.get(to) : null;
            BigDecimal step = step(before, after, to - from);
            for (int n = 1; n <= to - from; n++) {
                places.add(plain(before.add(step.multiply(BigDecimal.valueOf(n)))));
            }
            before = places.get(places.size() - 1);
            from = to;
        }
        return places;
    }

    // 40, not 4E+1: valid JSON both, but not everybody reads the other.
    private static BigDecimal plain(BigDecimal place) {
        return place.scale() < 0 ? place.setScale(0) : place;
    }

    private static BigDecimal step(BigDecimal before, BigDecimal after, int count) {
        return after == null ? STEP : after.subtract(before)
                .divide(BigDecimal.valueOf(count + 1L), DECIMALS, RoundingMode.DOWN).stripTrailingZeros();
    }
}
