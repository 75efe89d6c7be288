package dev.sibridge.engine.lookup;

import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.SyncRun;
import java.util.List;
import java.util.Optional;

/**
 * What a flow knows about its waves beyond what the engine knows of any record; whatever it does not say is nothing.
 */
public interface FlowRules {

    /** Those of a flow that has none of its own. */
    FlowRules NONE = run -> true;

    /** Whether a run is of this flow. */
    boolean areFor(SyncRun run);

    /** How Manage is asked about a record that it holds for all we know; empty for the usual ways. */
    default Optional<LookUp> question(DesiredRecord record, LedgerEntry entry, SyncRun run) {
        return Optional.empty();
    }

    /** What else Manage is asked before a wave can be planned. */
    default List<LookUp> questions(WaveWork wave) {
        return List.of();
    }

    /** What follows from Manage's answers for a wave. */
    default Adoption adoption(WaveWork wave, Ledger ledger, Difference difference) {
        return Adoption.NONE;
    }
}
