package dev.sibridge.benchmark.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which calls of a run had to wait for which others, worked out from what they said: a call waits for whatever made a
 * record that it names, and a change of an opportunity's status for everything else of that opportunity. Nothing else
 * is a reason to wait; look-ups of what was there before the run wait for nothing.
 */
public final class CallGraph {

    private final List<Call> calls = new ArrayList<>();
    private final List<Set<Integer>> before = new ArrayList<>();
    private final Map<String, Integer> makers = new HashMap<>();
    private final Map<String, List<Integer>> ofOpportunity = new HashMap<>();

    /** @param all in the order in which they arrived; those that were rejected do not count */
    public CallGraph(List<Call> all) {
        all.stream().filter(call -> !call.isRejected()).forEach(this::add);
    }

    private void add(Call call) {
        int number = calls.size();
        calls.add(call);
        Set<Integer> needed = new HashSet<>();
        for (Names.Name name : Names.of(call)) {
            Integer maker = makers.get(key(name.kind(), name.id()));
            if (maker != null) {
                needed.add(maker);
            }
            if (name.kind().equals("opportunity")) {
                List<Integer> others = ofOpportunity.computeIfAbsent(key(name.kind(), name.id()),
                        any -> new ArrayList<>());
                if (isStatus(call)) {
                    needed.addAll(others);
                }
                others.add(number);
            }
        }
        needed.remove(number);
        before.add(needed);
        if (call.id() != null) {
            makers.put(key(Names.kind(call.path()), call.id()), number);
        }
    }

    private static boolean isStatus(Call call) {
        return call.method().equals("PATCH") && call.path().startsWith("/sales/opportunities/")
                && call.body().contains("\"path\":\"status\"");
    }

    private static String key(String kind, long id) {
        return kind + " " + id;
    }

    /** The calls; their place in this list is their number. */
    public List<Call> calls() {
        return calls;
    }

    /** The numbers of the calls that each one waits for, all lower than its own. */
    public List<Set<Integer>> before() {
        return before;
    }

    /** The call that made a record which another one names; null when it was there before the run. */
    public Integer maker(Names.Name name) {
        return makers.get(key(name.kind(), name.id()));
    }
}
