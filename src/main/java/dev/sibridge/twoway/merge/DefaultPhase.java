package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.MergePlan.Pending;
import dev.sibridge.twoway.model.Field;
import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.Pair;
import dev.sibridge.twoway.model.RecordId;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Sighting;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The phase in Manage of tasks that lie in none in the tool: there, it stands for no phase. It is known by its name,
 * and people may use it as one of theirs.
 *
 * @param name null when tickets need none
 * @param id   null while there is none
 */
record DefaultPhase(String name, String id, boolean mayBeMade) {

    static final String KEY = "manage/phase/default";

    static DefaultPhase of(Situation situation) {
        String name = situation.translation().defaultPhase().orElse(null);
        Optional<String> id = situation.manage().records().stream()
                .filter(record -> record.kind() == Kind.PHASE && record.value(Field.PHASE_PARENT) == null
                        && Objects.equals(name, record.value(Field.PHASE_NAME)))
                .map(Sighting::id).min(Comparator.comparingInt(String::length).thenComparing(each -> each));
        return new DefaultPhase(name, id.orElse(null), situation.manage().complete().contains(Kind.PHASE));
    }

    boolean isDefined() {
        return name != null && (id != null || mayBeMade);
    }

    boolean is(Side side, RecordId record) {
        return name != null && side == Side.MANAGE && record.kind() == Kind.PHASE && record.id().equals(id);
    }

    /** What a ticket refers to. */
    Object reference() {
        return id == null ? new Pending(KEY) : id;
    }

    /** Whether this is remembered of its making only. */
    static boolean isClaim(Pair pair) {
        return pair.key().equals(KEY);
    }

    /**
     * What makes it, if changes refer to it and it is not there; or what forgets that it was being made.
     *
     * @param claim what is remembered of its making; null for nothing
     */
    Optional<Change> made(Collection<Change> changes, Pair claim) {
        boolean isNeeded = changes.stream().map(change -> change instanceof Change.Create create ? create.values()
                        : change instanceof Change.Update update ? update.values() : Map.of())
                .anyMatch(values -> values.containsValue(new Pending(KEY)));
        return isNeeded ? Optional.of(new Change.Place(KEY, Map.of(Field.PHASE_NAME, name)))
                : Optional.ofNullable(claim).map(made -> new Change.Forget(KEY));
    }
}
