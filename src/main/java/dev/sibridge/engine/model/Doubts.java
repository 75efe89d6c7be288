package dev.sibridge.engine.model;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Which records a run does not simply believe to be as we remember them: those that Manage says it does not find are
 * looked at by their ids, and those that turn out to be out of use are stale. Steps run at once, so it bears many
 * threads.
 */
public final class Doubts {

    private final BooleanSupplier looksAgain;
    private final Set<RecordRef> raised = ConcurrentHashMap.newKeySet();
    private final Set<RecordRef> lookedAt = ConcurrentHashMap.newKeySet();
    private final Set<RecordRef> stale = ConcurrentHashMap.newKeySet();

    /** @param looksAgain whether the run looks at all shared records once, doubted or not */
    Doubts(BooleanSupplier looksAgain) {
        this.looksAgain = looksAgain;
    }

    /** Notes that Manage does not find records, or not where they are needed: the next pass looks at them. */
    public void raise(Collection<RecordRef> refs) {
        refs.stream().filter(raised::add).forEach(lookedAt::remove);
    }

    public boolean isRaised(RecordRef ref) {
        return raised.contains(ref);
    }

    /** Whether a remembered shared record must be looked at before it is used, which it then counts as. */
    public boolean mustLookAt(RecordRef ref) {
        return (looksAgain.getAsBoolean() || isRaised(ref)) && lookedAt.add(ref);
    }

    /** Notes that Manage is asked for a record by its id. */
    public void looksAt(RecordRef ref) {
        lookedAt.add(ref);
    }

    /** Whether Manage has been asked for all of these since it said that it does not find them. */
    public boolean isSure(Collection<RecordRef> refs) {
        return raised.containsAll(refs) && lookedAt.containsAll(refs);
    }

    /** Notes that what is remembered of a record is not to be used. */
    void staleFromNow(RecordRef ref) {
        stale.add(ref);
    }

    public boolean isStale(RecordRef ref) {
        return stale.contains(ref);
    }

    /** Notes that the ledger holds of a record what is to be used. */
    void settled(RecordRef ref) {
        stale.remove(ref);
    }
}
