package dev.sibridge.si.mapping.refusals;

import dev.sibridge.failure.Problem;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with an export, each thing once and no more than people read. */
final class ProblemList {

    /** What a person does once something was put right in SI. */
    static final String AGAIN = "Then check the project in and export it again.";

    private static final int MOST = 100;
    private static final BigDecimal LARGEST = new BigDecimal("1e9");
    private static final int MOST_DECIMALS = 30;

    // Every unit is a row of its own: what is wrong with ten of a product is told once.
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Long> further = new HashSet<>();

    void add(Problem problem) {
        if (problems.size() < MOST || problems.contains(problem)) {
            problems.add(problem);
        } else {
            // As good as the problem itself to count them, and small.
            further.add((long) problem.hashCode() << 32 ^ problem.toString().hashCode());
        }
    }

    /** All of them; the last one says how many more there are, if there are too many. */
    List<Problem> all() {
        Set<Problem> all = new LinkedHashSet<>(problems);
        if (!further.isEmpty()) {
            all.add(new Problem("more", "There are " + further.size() + " more problems.", null, null,
                    "Start with these."));
        }
        return List.copyOf(all);
    }

    /** Whether a number, or anything else, is beyond its limit. */
    boolean holdsLimits() {
        return problems.stream().anyMatch(problem -> problem.code().equals("limit"));
    }

    void missing(String field, String message, String todo) {
        add(new Problem("missing", message, null, field, todo));
    }

    /** @param row what holds the number */
    void beyond(String row) {
        add(new Problem("limit", "It contains a number beyond a billion, or with more than " + MOST_DECIMALS
                + " decimals.", row, null, "Correct it in SI. " + AGAIN));
    }

    void tooLong(String id, int longest, String field, String what) {
        if (id.length() > longest) {
            add(new Problem("limit", what + " is longer than " + longest + " characters.", null, field,
                    "Export the project again."));
        }
    }

    /** Whether a number is none that Manage, or our own history, has room for; false for none. */
    static boolean isBeyond(BigDecimal number) {
        return number != null && (number.abs().compareTo(LARGEST) > 0 || number.scale() > MOST_DECIMALS);
    }
}
