package dev.sibridge.twoway.merge;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.Pair.Identity;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Twins that are there already when a project is imported: records of the same name under the same parent. A name that
 * is there twice pairs nothing, nor does that of a record which carries the mark of its twin.
 */
public final class SameNames {

    private final Map<Side, Seen> seen = new EnumMap<>(Side.class);
    private final Map<Side, Map<RecordId, String>> keys = new EnumMap<>(Side.class);
    private final Set<String> unmade;
    private final List<Pair> found = new ArrayList<>();

    private SameNames(Seen tool, Seen manage, Collection<Pair> known, Set<String> unmade) {
        this.unmade = unmade;
        seen.put(Side.TOOL, tool);
        seen.put(Side.MANAGE, manage);
        for (Side side : Side.values()) {
            keys.put(side, new HashMap<>());
        }
        known.forEach(this::take);
        Map<RecordId, Sighting> inManage = manage.byId();
        tool.records().forEach(record -> takeMarked(record, inManage.get(new RecordId(record.kind(), record.mark()))));
    }

    private void takeMarked(Sighting tool, Sighting twin) {
        if (twin != null && !keys.get(Side.TOOL).containsKey(tool.recordId())
                && !keys.get(Side.MANAGE).containsKey(twin.recordId())) {
            take(pair(tool, twin));
        }
    }

    /**
     * Pairs that nobody remembers yet, as they are to be remembered: both sides have agreed on nothing.
     *
     * @param unmade the pairs of which the record on a side may or may not have been made: whatever has their names
     *               may be that one
     */
    public static List<Pair> of(Seen tool, Seen manage, Collection<Pair> known, Set<String> unmade) {
        SameNames names = new SameNames(tool, manage, known, unmade);
        boolean more = true;
        while (more) {
            more = names.pairMore();
        }
        return names.found;
    }

    /**
     * The two projects themselves, which somebody has said are the same; empty while one is missing, or known, if only
     * by its mark.
     */
    public static Optional<Pair> project(Seen tool, Seen manage, Collection<Pair> known) {
        Optional<Sighting> inTool = project(tool);
        Optional<Sighting> inManage = project(manage);
        return inTool.isPresent() && inManage.isPresent() && !inManage.get().id().equals(inTool.get().mark())
                && known.stream().noneMatch(pair -> pair.kind() == Kind.PROJECT)
                ? Optional.of(pair(inTool.get(), inManage.get())) : Optional.empty();
    }

    private static Optional<Sighting> project(Seen seen) {
        return seen.records().stream().filter(record -> record.kind() == Kind.PROJECT).findFirst();
    }

    private void take(Pair pair) {
        for (Side side : Side.values()) {
            if (pair.on(side) != null) {
                keys.get(side).put(pair.recordId(side), pair.key());
            }
        }
    }

    /** Whether there were any: what is below them may be paired then, too. */
    private boolean pairMore() {
        Map<String, Optional<Sighting>> inTool = byPlace(Side.TOOL);
        Map<String, Optional<Sighting>> inManage = byPlace(Side.MANAGE);
        Set<String> both = new HashSet<>(inTool.keySet());
        both.retainAll(inManage.keySet());
        Stream.of(Side.values()).flatMap(this::inDoubt).forEach(both::remove);
        List<Pair> pairs = both.stream().sorted()
                .filter(place -> inTool.get(place).isPresent() && inManage.get(place).isPresent())
                .map(place -> pair(inTool.get(place).get(), inManage.get(place).get())).toList();
        pairs.forEach(this::take);
        found.addAll(pairs);
        return !pairs.isEmpty();
    }

    private Stream<String> inDoubt(Side side) {
        return seen.get(side).records().stream()
                .filter(record -> unmade.contains(keys.get(side).getOrDefault(record.recordId(), "")))
                .map(record -> place(record, side)).flatMap(Optional::stream);
    }

    private static Pair pair(Sighting tool, Sighting manage) {
        return new Pair(Roster.keyOf(manage, Side.MANAGE), tool.kind(), Map.of(
                Side.TOOL, new Identity(tool.id(), tool.created()),
                Side.MANAGE, new Identity(manage.id(), manage.created())), Map.of());
    }

    /** Records without a twin by what they are, where, and called; empty for what is there twice. */
    private Map<String, Optional<Sighting>> byPlace(Side side) {
        return seen.get(side).records().stream().filter(record -> !keys.get(side).containsKey(record.recordId()))
                .filter(record -> record.kind() != Kind.NOTE || record.value(Field.NOTE_TEXT) != null)
                .map(record -> Map.entry(place(record, side), record)).filter(entry -> entry.getKey().isPresent())
                .collect(Collectors.groupingBy(entry -> entry.getKey().get(), Collectors.collectingAndThen(
                        Collectors.toList(), all -> all.size() == 1 ? Optional.of(all.get(0).getValue())
                                : Optional.empty())));
    }

    /** Empty when what it belongs to has no twin yet. */
    private Optional<String> place(Sighting record, Side side) {
        RecordId parent = parent(record);
        String above = parent == null ? "" : keys.get(side).get(parent);
        Object title = record.value(Field.title(record.kind()));
        return above == null || title == null ? Optional.empty()
                : Optional.of(record.kind() + " " + above + " " + Text.fold(title.toString()));
    }

    private static RecordId parent(Sighting record) {
        Object phase = record.kind() == Kind.PHASE ? record.value(Field.PHASE_PARENT)
                : record.kind() == Kind.TASK ? record.value(Field.TASK_PHASE) : null;
        return phase == null ? record.parent() : new RecordId(Kind.PHASE, (String) phase);
    }
}
