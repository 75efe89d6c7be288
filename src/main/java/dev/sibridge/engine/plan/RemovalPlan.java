package dev.sibridge.engine.plan;

import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.lookup.Removals;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.List;
import java.util.Map;

/** Plans what becomes of records that nobody wants any more. */
final class RemovalPlan {

    private final WaveWork wave;
    private final SyncRun run;
    private final Ledger ledger;
    private final Removals removals;
    private final List<Step> steps;

    /** @param steps takes those that remove a record */
    RemovalPlan(WaveWork wave, Ledger ledger, List<Step> steps) {
        this.wave = wave;
        this.run = wave.run();
        this.ledger = ledger;
        this.removals = new Removals(wave);
        this.steps = steps;
    }

    void plan() {
        wave.gone().forEach(this::plan);
    }

    private void plan(LedgerEntry entry) {
        if (!entry.isKnown()) {
            Long found = removals.find(entry, ledger);
            if (found == null) {
                ledger.forget(entry.id());
            } else if (Removals.isJudged(entry)) {
                // The next wave of removals looks at it.
                ledger.done(entry.id(), found, entry.body());
            } else {
                remove(entry, found);
            }
        } else if (entry.state() != State.LEFT) {
            String reason = removals.reasonToKeep(entry);
            if (reason == null) {
                remove(entry, entry.remoteId());
            } else if (!reason.isEmpty()) {
                ledger.leave(entry.id(), entry.body());
                run.warn(entry.ref(), "The " + Removals.named(entry) + " was removed in SI"
                        + " but stays in Manage: " + reason + ".");
            }
        }
    }

    private void remove(LedgerEntry entry, long remoteId) {
        ledger.planChange(run.id(), entry.id());
        steps.add(new Step(Action.REMOVE, entry.ref(), Removals.title(entry), null, entry.id(),
                ConnectWiseRequest.recordPath(run.listOf(entry.ref().type()), remoteId), Map.of(), remoteId,
                        entry.body()));
    }
}
