package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which record of one side is which of the other: by what we remember, else by the marks that we have left on them. */
final class Roster {

    private static final Comparator<Sighting> IN_ORDER =
            Comparator.comparing(Sighting::kind).thenComparing(Sighting::id);

    private final Situation situation;
    private final DefaultPhase defaultPhase;
    private final Map<Side, Map<RecordId, Sighting>> seen = new EnumMap<>(Side.class);
    private final Map<Side, Map<RecordId, String>> keys = new EnumMap<>(Side.class);
    private final List<Pair> linked = new ArrayList<>();
    private final Map<Side, List<Sighting>> newcomers = new EnumMap<>(Side.class);
    private final Set<String> newcomerKeys = new HashSet<>();
    private final Map<String, Pair> byKey = new HashMap<>();

    Roster(Situation situation) {
        this.situation = situation;
        this.defaultPhase = DefaultPhase.of(situation);
        for (Side side : Side.values()) {
            seen.put(side, situation.on(side).byId());
            keys.put(side, new HashMap<>());
        }
        situation.pairs().forEach(this::take);
        linkReturned();
        newcomerKeys.addAll(situation.unmade().keySet());
        link();
        linkNotes();
        for (Side side : Side.values()) {
            List<Sighting> unknown = unknown(side).stream()
                    .filter(record -> !defaultPhase.is(side, record.recordId()))
                    .filter(record -> !situation.translation().isClosed(side, record)).toList();
            newcomers.put(side, unknown);
            unknown.forEach(record -> {
                String key = keyOf(record, side);
                keys.get(side).put(record.recordId(), key);
                newcomerKeys.add(key);
            });
        }
    }

    private void take(Pair pair) {
        byKey.put(pair.key(), pair);
        for (Side side : Side.values()) {
            Identity identity = pair.on(side);
            if (identity != null) {
                Sighting there = seen.get(side).get(pair.recordId(side));
                // Another record may have been given the id since.
                if (there == null || identity.is(there)) {
                    keys.get(side).put(pair.recordId(side), pair.key());
                }
            }
        }
    }

    /** Tickets that were away in another project, with all that belongs to them. */
    private void linkReturned() {
        for (Pair pair : situation.pairs()) {
            Sighting tool = pair.on(Side.MANAGE) == null && !situation.unmade().containsKey(pair.key())
                    ? seen(pair, Side.TOOL) : null;
            Sighting manage = tool == null || tool.mark() == null ? null
                    : seen.get(Side.MANAGE).get(new RecordId(pair.kind(), tool.mark()));
            if (manage != null && !keys.get(Side.MANAGE).containsKey(manage.recordId())) {
                Pair again = new Pair(pair.key(), pair.kind(), Map.of(Side.TOOL, pair.on(Side.TOOL),
                        Side.MANAGE, new Identity(manage.id(), manage.created())), pair.base());
                linked.add(again);
                take(again);
            }
        }
    }

    /** Pairs that are not remembered, though a record carries the mark of its twin. */
    private void link() {
        Set<RecordId> taken = new HashSet<>();
        for (Side side : Side.values()) {
            for (Sighting record : unknown(side)) {
                RecordId twin = new RecordId(record.kind(), record.mark());
                Sighting other = record.mark() == null ? null : seen.get(side.other()).get(twin);
                if (other != null && !keys.get(side.other()).containsKey(twin) && taken.add(twin)
                        && !keys.get(side).containsKey(record.recordId())) {
                    link(side == Side.TOOL ? record : other, side == Side.TOOL ? other : record);
                }
            }
        }
    }

    private void link(Sighting tool, Sighting manage) {
        Pair pair = new Pair(keyOf(manage, Side.MANAGE), manage.kind(), Map.of(
                Side.TOOL, new Identity(tool.id(), tool.created()),
                Side.MANAGE, new Identity(manage.id(), manage.created())), Map.of());
        linked.add(pair);
        take(pair);
    }

    /** Some sides keep no marks on notes. Those of the same record that say the same are the same. */
    private void linkNotes() {
        // Of a note that was made without an answer it is found out otherwise whose twin it is.
        if (situation.pairs().stream().anyMatch(pair -> pair.kind() == Kind.NOTE
                && situation.unmade().containsKey(pair.key()))) {
            return;
        }
        Map<String, List<Sighting>> inTool = notes(Side.TOOL);
        notes(Side.MANAGE).forEach((parent, notes) -> {
            List<Sighting> candidates = new ArrayList<>(inTool.getOrDefault(parent, List.of()));
            notes.forEach(manage -> candidates.stream().filter(tool -> isSameNote(tool, manage)).findFirst()
                    .ifPresent(tool -> {
                        link(tool, manage);
                        candidates.remove(tool);
                    }));
        });
    }

    /** Notes without a twin, by the pair that they belong to. */
    private Map<String, List<Sighting>> notes(Side side) {
        return unknown(side).stream().filter(record -> record.kind() == Kind.NOTE
                        && pairOf(record.parent(), side) != null)
                .collect(Collectors.groupingBy(note -> pairOf(note.parent(), side), TreeMap::new,
                        Collectors.toList()));
    }

    private boolean isSameNote(Sighting tool, Sighting manage) {
        Object text = tool.value(Field.NOTE_TEXT);
        return text != null && text.equals(situation.translation()
                .twin(Field.NOTE_TEXT, Side.TOOL, manage.value(Field.NOTE_TEXT), text).value());
    }

    private List<Sighting> unknown(Side side) {
        return seen.get(side).values().stream().filter(record -> !keys.get(side).containsKey(record.recordId()))
                .sorted(IN_ORDER).toList();
    }

    DefaultPhase defaultPhase() {
        return defaultPhase;
    }

    /** Pairs that were not remembered. */
    List<Pair> linked() {
        return linked;
    }

    /** All pairs, those that were not remembered included. */
    List<Pair> pairs() {
        List<Pair> all = new ArrayList<>(byKey.values());
        all.sort(Comparator.comparing(Pair::key));
        return all;
    }

    /** Records without a twin, parents first. */
    List<Sighting> newcomers(Side side) {
        return newcomers.get(side);
    }

    /** A pair's record as a side shows it; null when it was not read, or is another one by now. */
    Sighting seen(Pair pair, Side side) {
        Sighting there = seen.get(side).get(pair.recordId(side));
        return there != null && pair.on(side).is(there) ? there : null;
    }

    /** Whether a pair's record is certainly not on a side any more. */
    boolean isGone(Pair pair, Side side) {
        RecordId record = pair.recordId(side);
        return record == null || seen(pair, side) == null
                && (seen.get(side).containsKey(record) || situation.on(side).isGone(record)
                        || pair.kind() == Kind.STEP && wentWithItsTask(pair, side));
    }

    private boolean wentWithItsTask(Pair step, Side side) {
        Sighting twin = seen(step, side.other());
        Pair task = twin == null ? null : byKey.get(pairOf(twin.parent(), side.other()));
        RecordId record = task == null ? null : task.recordId(side);
        return record != null && seen(task, side) == null && situation.on(side).isGone(record)
                && !situation.on(side).moved().contains(record);
    }

    /** The pair that a record of a side belongs to, or will as soon as its twin is made; null for none. */
    String pairOf(RecordId record, Side side) {
        return keys.get(side).get(record);
    }

    /** The key of the pair of a record that has none yet: the same each time. */
    static String keyOf(Sighting record, Side side) {
        String key = side + "/" + record.kind() + "/" + record.id();
        return (record.created() == null ? key : key + "@" + record.created().toEpochMilli()).toLowerCase(Locale.ROOT);
    }

    /** The id on a side of the record of a pair; null when there is none, or it is gone. */
    String idOn(String key, Side side) {
        Pair pair = byKey.get(key);
        return pair == null || isGone(pair, side) ? null : pair.on(side).id();
    }

    /** What is remembered under a key; null for nothing. */
    Pair pair(String key) {
        return byKey.get(key);
    }

    /** The twins of these are made anew. */
    void expect(Set<String> madeAnew) {
        newcomerKeys.addAll(madeAnew);
    }

    /** Whether this key is that of a record whose twin is about to be made. */
    boolean isNewcomer(String key) {
        return newcomerKeys.contains(key);
    }

    /** How many phases a record of a side lies below. */
    int depth(Sighting record, Side side) {
        int depth = 0;
        Sighting above = record;
        Set<Object> passed = new HashSet<>();
        while (above != null && passed.add(above.id())
                && above.value(Field.PHASE_PARENT) instanceof String parent) {
            depth++;
            above = seen.get(side).get(new RecordId(Kind.PHASE, parent));
        }
        return depth;
    }
}
