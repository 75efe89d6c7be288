package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.merge.MergePlan.Loss;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Rule;
import dev.sibridge.twoway.model.Side;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * All that the merge of a project depends on.
 *
 * @param rules     whose value counts, by field
 * @param decisions of people, by field of a pair: whose value they took
 * @param restores  values that yielded, and that people take after all, by field of a pair
 * @param parked    fields of pairs that were changed back and forth too often
 * @param unmade    pairs of which the record on a side may or may not have been made
 * @param guard     how many records may be removed without asking a person
 */
public record Situation(List<Pair> pairs, Seen tool, Seen manage, Translation translation,
        Function<Field, Rule> rules, Map<Spot, Side> decisions, Map<Spot, Loss> restores, Set<Spot> parked,
        Map<String, Side> unmade, Guard guard) {

    public Situation {
        pairs = List.copyOf(pairs);
        decisions = Map.copyOf(decisions);
        restores = Map.copyOf(restores);
        parked = Set.copyOf(parked);
        unmade = Map.copyOf(unmade);
    }

    /** A field of a pair. */
    public record Spot(String pair, Field field) {
    }

    Seen on(Side side) {
        return side == Side.TOOL ? tool : manage;
    }

    /**
     * When a pass stops before it removes anything.
     *
     * @param most    so many records may be removed
     * @param percent and no larger part of the project
     */
    public record Guard(int most, int percent) {

        /** Whether so many may be removed of a project; a single one always may. */
        public boolean allows(int removals, int pairs) {
            return removals <= 1 || removals <= most && removals * 100L <= (long) percent * pairs;
        }
    }
}
