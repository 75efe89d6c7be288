package dev.sibridge.endtoend;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a case of a fault matrix ended.
 *
 * @param came       whether the trouble came at all
 * @param missing    records of the undisturbed end that are not there
 * @param surplus    records that are there besides
 * @param duplicates how many of those are there twice
 * @param leftovers  what is not done in the end, or remembered otherwise than it should be
 * @param violations requests that a vendor would object to
 * @param rounds     how many polls or passes it took
 */
public record Verdict(boolean came, List<String> missing, List<String> surplus, long duplicates,
        List<String> leftovers, List<String> violations, int rounds) {

    public boolean isGood() {
        return came && missing.isEmpty() && surplus.isEmpty() && leftovers.isEmpty() && violations.isEmpty();
    }

    @Override
    public String toString() {
        return "trouble came: " + came + list("missing", missing) + list("surplus", surplus)
                + list("left over", leftovers) + list("violations", violations);
    }

    private static String list(String name, List<String> entries) {
        return entries.isEmpty() ? "" : "\n" + name + ":\n  " + String.join("\n  ", entries);
    }

    /** All cases together, in figures. */
    public static String tally(Collection<Verdict> verdicts) {
        long duplicates = verdicts.stream().mapToLong(Verdict::duplicates).sum();
        return verdicts.size() + " cases, "
                + (verdicts.stream().mapToLong(one -> one.missing.size() + one.surplus.size()).sum() - duplicates)
                + " differences, " + duplicates + " duplicates, "
                + verdicts.stream().mapToLong(one -> one.leftovers.size()).sum() + " leftovers (cases by rounds needed: "
                + verdicts.stream().collect(Collectors.groupingBy(Verdict::rounds, TreeMap::new, Collectors.counting()))
                + ")";
    }
}
