package dev.sibridge.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of several names a misspelt one may be meant to be. */
public final class ClosestName {

    private static final int MOST_SLIPS = 3;

    private ClosestName() {
    }

    /** The name that differs by the fewest letters; empty when each differs by too many for a slip. */
    public static Optional<String> likeliest(String name, Collection<String> known) {
        return likeliest(name, known, MOST_SLIPS);
    }

    /** The same for another number of letters. */
    public static Optional<String> likeliest(String name, Collection<String> known, int mostSlips) {
        return known.stream().min(Comparator.comparingInt((String other) -> slips(name, other))
                .thenComparing(Comparator.naturalOrder())).filter(other -> slips(name, other) <= mostSlips);
    }

    /** How many letters must be put in, left out or replaced to make one of the other. */
    private static int slips(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
