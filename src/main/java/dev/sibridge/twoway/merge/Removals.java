package dev.sibridge.twoway.merge;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.merge.Situation.Guard;
import dev.sibridge.twoway.model.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be closed or deleted, as its twin is gone. */
final class Removals {

    private final List<Change.Remove> all = new ArrayList<>();

    void add(Change.Remove removal) {
        all.add(removal);
    }

    /** What belongs to others goes first. */
    List<Change.Remove> inOrder() {
        return all.stream().sorted(Comparator.comparing((Change.Remove removal) -> removal.now().kind()).reversed()
                .thenComparing(Change.Remove::pair)).toList();
    }

    /**
     * Whether no person needs to be asked. A single record may go with what belongs to it, however small the project
     * is.
     *
     * @param pairs how many there are in the project
     */
    boolean areAllowed(Guard guard, int pairs) {
        Set<RecordId> gone = all.stream().map(removal -> removal.now().recordId()).collect(Collectors.toSet());
        boolean isSingle = all.stream().filter(removal -> !gone.contains(removal.now().parent())).count() <= 1;
        return isSingle && all.size() <= guard.most() || guard.allows(all.size(), pairs);
    }
}
