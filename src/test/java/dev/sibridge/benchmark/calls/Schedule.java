package dev.sibridge.benchmark.calls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * How few rounds calls need of which so many may be under way at once, when all take equally long: a list schedule that
 * prefers the call with the longest path of others behind it.
 */
public final class Schedule {

    private Schedule() {
    }

    /**
     * @param before for each call the numbers of those that it waits for, all lower than its own
     * @return how many rounds of calls there are
     */
    public static int rounds(List<Set<Integer>> before, int atOnce) {
        int[] behind = pathsBehind(before);
        List<List<Integer>> after = new ArrayList<>();
        int[] waiting = new int[before.size()];
        PriorityQueue<Integer> ready = new PriorityQueue<>(
                Comparator.<Integer>comparingInt(call -> -behind[call]).thenComparing(call -> call));
        for (int call = 0; call < before.size(); call++) {
            after.add(new ArrayList<>());
            waiting[call] = before.get(call).size();
            int number = call;
            before.get(call).forEach(needed -> after.get(needed).add(number));
            if (waiting[call] == 0) {
                ready.add(call);
            }
        }
        int rounds = 0;
        for (; !ready.isEmpty(); rounds++) {
            List<Integer> round = new ArrayList<>();
            while (round.size() < atOnce && !ready.isEmpty()) {
                round.add(ready.poll());
            }
            round.stream().flatMap(call -> after.get(call).stream()).filter(call -> --waiting[call] == 0)
                    .forEach(ready::add);
        }
        return rounds;
    }

    /** For each call the number of calls on the longest path that begins with it. */
    private static int[] pathsBehind(List<Set<Integer>> before) {
        int[] behind = new int[before.size()];
        for (int call = before.size() - 1; call >= 0; call--) {
            behind[call]++;
            for (int needed : before.get(call)) {
                behind[needed] = Math.max(behind[needed], behind[call]);
            }
        }
        return behind;
    }
}
