package dev.sibridge.twoway.identity;

import dev.sibridge.twoway.merge.MergePlan;
import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was done on a side under our name and not by us: a record that our user has changed last, at a time when we
 * wrote nothing, and that holds something else than both sides agreed on, or that we have never heard of.
 */
final class ForeignEdits {

    private final Side side;
    private final MergePlan plan;
    private final Map<RecordId, Pair> pairs = new HashMap<>();
    private final Set<String> known;

    /** @param pairs as they were before the pass */
    ForeignEdits(Side side, Collection<Pair> pairs, MergePlan plan) {
        this.side = side;
        this.plan = plan;
        this.known = pairs.stream().map(Pair::key).collect(Collectors.toSet());
        pairs.stream().filter(pair -> pair.on(side) != null)
                .forEach(pair -> this.pairs.put(pair.recordId(side), pair));
    }

    /**
     * Finds them.
     *
     * @param records that the side shows
     * @param user    our name there
     * @param since   from when on we certainly wrote nothing, by the side's clock
     */
    List<Sighting> of(Collection<Sighting> records, String user, Instant since) {
        Stream<Sighting> changed = records.stream().filter(record -> isPaired(record)
                && hasChanged(pairs.get(record.recordId()), record));
        Stream<Sighting> unknown = plan.changes().stream().filter(Change.Create.class::isInstance)
                .map(Change.Create.class::cast).filter(create -> create.side() == side.other()
                        && !known.contains(create.pair())).map(Change.Create::from);
        return Stream.concat(changed, unknown).filter(record -> user.equalsIgnoreCase(record.by())
                && record.updated() != null && record.updated().isAfter(since)).toList();
    }

    /** Whether a record has a twin already. */
    boolean isPaired(Sighting record) {
        return pairs.containsKey(record.recordId());
    }

    // What both sides hold alike may be a write of ours that was not answered.
    private boolean hasChanged(Pair pair, Sighting record) {
        Set<Field> alike = plan.agreed().getOrDefault(pair.key(), Map.of()).keySet();
        return pair.base().entrySet().stream().anyMatch(field -> field.getKey() != Field.NOTE_AUTHOR
                && record.holds(field.getKey()) && !alike.contains(field.getKey())
                && !Objects.equals(record.value(field.getKey()), field.getValue().on(side)));
    }
}
