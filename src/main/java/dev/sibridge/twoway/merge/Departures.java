package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Records that are there on one side and gone on the other. Those that somebody has worked on where they are left are
 * made anew: they have changed, something new or changed belongs to them, or what they belong to is made anew.
 */
final class Departures {

    private final Roster roster;
    private final Side side;
    private final Map<String, Sighting> left = new TreeMap<>();
    private final Set<String> revived = new HashSet<>();

    /** @param side where they are still there */
    Departures(Situation situation, Roster roster, Aside aside, Side side) {
        this.roster = roster;
        this.side = side;
        for (Pair pair : roster.pairs()) {
            Sighting seen = roster.seen(pair, side);
            boolean isElsewhere = seen != null && side == Side.TOOL && aside.hasMoved(pair, seen);
            if (seen != null && roster.isGone(pair, side.other()) && !isElsewhere) {
                left.put(pair.key(), seen);
                if (hasChanged(pair, seen, situation.translation())) {
                    revived.add(pair.key());
                }
            }
        }
        while (reviveMore(situation.on(side).records())) {
            continue;
        }
    }

    /** Whether somebody has changed it. Not if we have closed it already, and do not know it. */
    private boolean hasChanged(Pair pair, Sighting seen, Translation translation) {
        Field title = Field.title(pair.kind());
        Map<Field, Object> closing = translation.closing(side, pair.base().containsKey(title)
                ? seen.with(title, pair.base().get(title).on(side)) : seen);
        return pair.base().keySet().stream().filter(field -> pair.hasChanged(field, side, seen))
                .anyMatch(field -> !closing.containsKey(field) || !closing.get(field).equals(seen.value(field)));
    }

    /** Whether a record is made anew where it is gone. */
    boolean isMadeAnew(Pair pair) {
        return revived.contains(pair.key());
    }

    /** The pairs of all records that are made anew. */
    Set<String> madeAnew() {
        return revived;
    }

    private boolean reviveMore(List<Sighting> records) {
        List<String> needed = records.stream().flatMap(this::needs).filter(left::containsKey)
                .filter(key -> !revived.contains(key)).toList();
        List<String> parts = left.entrySet().stream().filter(one -> one.getValue().parent() != null)
                .filter(one -> revived.contains(key(one.getValue().parent()))).map(Map.Entry::getKey)
                .filter(key -> !revived.contains(key)).toList();
        revived.addAll(needed);
        revived.addAll(parts);
        return !needed.isEmpty() || !parts.isEmpty();
    }

    /** The pairs that a record cannot do without, as somebody has just made it so. */
    private Stream<String> needs(Sighting record) {
        String own = key(record.recordId());
        boolean isNew = own == null || roster.isNewcomer(own) || revived.contains(own);
        Stream<String> parent = isNew && record.parent() != null ? Stream.of(key(record.parent())) : Stream.empty();
        Stream<String> phases = PairedReferences.PHASES.stream()
                .filter(field -> record.value(field) != null
                        // What was never agreed on may be what somebody has just chosen.
                        && (isNew || !roster.pair(own).base().containsKey(field)
                        || roster.pair(own).hasChanged(field, side, record)))
                .map(field -> key(PairedReferences.phase(record.value(field))));
        return Stream.concat(parent, phases).filter(Objects::nonNull);
    }

    private String key(RecordId record) {
        return roster.pairOf(record, side);
    }
}
