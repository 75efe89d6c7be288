package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of Manage's tickets a change in the tool concerns: those whose twins have changed, and those with a step or a
 * note that has changed or is new. Manage tells what belongs to a ticket ticket by ticket; the others need not
 * be asked for.
 */
public final class TouchedTickets {

    private TouchedTickets() {
    }

    /**
     * Ids of tickets in Manage; empty when any may be concerned, as a step is gone and nobody knows whose it was.
     *
     * @param tool all that the tool shows of the project
     */
    public static Optional<Set<String>> of(Seen tool, Collection<Pair> pairs) {
        Map<RecordId, Sighting> there = tool.byId();
        if (pairs.stream().anyMatch(pair -> pair.kind() == Kind.STEP && pair.on(Side.TOOL) != null
                && pair.on(Side.MANAGE) != null && !there.containsKey(pair.recordId(Side.TOOL))
                && tool.isGone(pair.recordId(Side.TOOL)))) {
            return Optional.empty();
        }
        Map<RecordId, Pair> known = new HashMap<>();
        Map<RecordId, String> tickets = new HashMap<>();
        for (Pair pair : pairs) {
            if (pair.on(Side.TOOL) != null) {
                known.put(pair.recordId(Side.TOOL), pair);
                if (pair.kind() == Kind.TASK && pair.on(Side.MANAGE) != null) {
                    tickets.put(pair.recordId(Side.TOOL), pair.on(Side.MANAGE).id());
                }
            }
        }
        Set<String> touched = new TreeSet<>();
        for (Sighting record : tool.records()) {
            Pair pair = known.get(record.recordId());
            if (pair == null || pair.base().keySet().stream().anyMatch(field ->
                    pair.hasChanged(field, Side.TOOL, record))) {
                String ticket = tickets.get(record.kind() == Kind.TASK ? record.recordId() : record.parent());
                if (ticket != null) {
                    touched.add(ticket);
                }
            }
        }
        return Optional.of(touched);
    }
}
