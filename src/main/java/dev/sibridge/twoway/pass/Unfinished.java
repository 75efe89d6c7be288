package dev.sibridge.twoway.pass;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.Situation.Spot;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Sighting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What was refused in a pass, or waits for that. A side takes some things only after others that stand behind them: it
 * ends no task before its steps. So it is worth another attempt once something else was written.
 */
final class Unfinished {

    /** How many writes there had been, but for those of the change itself, when it was tried. */
    private final Map<Change, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<Change.Update, Set<Field>> refused = new ConcurrentHashMap<>();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private volatile boolean forNext;

    /** What is shown in the order in which it was made waits for a record of which nobody knows whether it was made. */
    void hold(Change.Create create) {
        if (create.from().kind() != Kind.TASK) {
            held.add(Waves.row(create));
        }
    }

    boolean isHeld(Change.Create create) {
        return held.contains(Waves.row(create));
    }

    /** A record may still be there, and what it belongs to stays. */
    void keepAbove(Change.Remove remove) {
        kept.add(remove.side() + " " + remove.now().parent());
    }

    boolean isKept(Change.Remove remove) {
        return kept.contains(remove.side() + " " + remove.now().recordId());
    }

    /** Something is left of a create that only another pass can do. */
    void leaveForNext() {
        forNext = true;
    }

    boolean isForNext() {
        return forNext;
    }

    /** Nothing of a change was done. */
    void leave(Change change, int written) {
        attempts.put(change, written);
    }

    /** Of an update these fields were refused, and the others written. */
    void refuse(Change.Update update, Set<Field> fields, int written) {
        refused.put(update, Set.copyOf(fields));
        attempts.put(update, written);
    }

    boolean isEmpty() {
        return attempts.isEmpty();
    }

    /** Fields that a side has refused, by the updates that they were part of. */
    Map<Change.Update, Set<Field>> refused() {
        return Map.copyOf(refused);
    }

    /** Fields of an update that its side has refused. */
    Set<Field> refused(Change.Update update) {
        return refused.getOrDefault(update, Set.of());
    }

    /** What is left of a change, to be tried once more as if for the first time; empty when that is of no use. */
    Optional<Change> again(Pass pass, Change change) {
        Integer before = attempts.get(change);
        if (before == null || pass.written() <= before || pass.isMade(change)) {
            return Optional.empty();
        }
        attempts.remove(change);
        pass.withdraw(change);
        if (!(change instanceof Change.Update update)) {
            return Optional.of(change);
        }
        pass.waiting().removeAll(update.values().keySet().stream().map(field -> new Spot(update.pair(), field))
                .collect(Collectors.toSet()));
        return Optional.of(rest(update, refused.remove(update), pass.seen(update.pair(), update.side())));
    }

    private static Change rest(Change.Update update, Set<Field> fields, Sighting now) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.putAll(update.values());
        if (fields != null) {
            values.keySet().retainAll(fields);
        }
        return new Change.Update(update.side(), update.pair(), now, values);
    }
}
