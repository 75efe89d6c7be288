package dev.sibridge.engine.lookup;

import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.SyncRun;
import java.util.List;
import java.util.Optional;

/** What a flow knows about its waves beyond what the engine knows of any record. */
public interface FlowRules {

    /** Whether a run is of this flow. */
    boolean areFor(SyncRun run);

    /** How Manage is asked about a record that it holds for all we know; empty for the usual ways. */
    Optional<LookUp> question(DesiredRecord record, LedgerEntry entry, SyncRun run);

    /** What else Manage is asked before a wave can be planned. */
    List<LookUp> questions(WaveWork wave);

    /** What follows from Manage's answers for a wave. */
    Adoption adoption(WaveWork wave, Ledger ledger, Difference difference);
}
