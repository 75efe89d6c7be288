package dev.sibridge.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.ledger.Surplus;
import dev.sibridge.engine.lookup.Adoption;
import dev.sibridge.engine.lookup.Copies;
import dev.sibridge.engine.lookup.Matches;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds which of the records that Manage holds is a desired one, and notes in the ledger what is adopted. */
final class Identification {

    private final WaveWork wave;
    private final SyncRun run;
    private final Ledger ledger;
    private final Difference difference;
    private final Adoption adoption;
    private final Copies copies;
    private final Siblings siblings;
    private final List<Step> steps;

    /** @param steps takes those that remove copies of a record */
    Identification(WaveWork wave, Ledger ledger, Difference difference, Adoption adoption, List<Step> steps) {
        this.wave = wave;
        this.run = wave.run();
        this.ledger = ledger;
        this.difference = difference;
        this.adoption = adoption;
        this.copies = new Copies(wave, ledger, difference);
        this.siblings = new Siblings(wave, ledger);
        this.steps = steps;
    }

    /** Whether what we made turned out to be a copy of somebody else's: theirs takes its place. */
    boolean givesWay(DesiredRecord record) {
        JsonNode copy = copies.of(record).orElse(null);
        Optional<JsonNode> theirs = copy == null ? Optional.empty() : Matches.find(record,
                wave.candidates(record).stream().filter(candidate -> candidate != copy).toList(), run);
        theirs.ifPresent(other -> steps.add(copies.removal(record, copy, other)));
        return theirs.isPresent();
    }

    /**
     * What Manage holds of a record; null when it holds nothing.
     *
     * @param entry null when the ledger does not know it
     * @param body  what it should hold, references as ids
     */
    Held held(DesiredRecord record, LedgerEntry entry, Map<String, Object> body) {
        if (run.preview().held(record.ref()) != null) {
            return new Held(run.idOf(record.ref()), Held.NO_ROW, run.preview().held(record.ref()), null, false);
        }
        if (entry != null && entry.isKnown() && !run.doubts().isStale(record.ref())) {
            return known(record, entry, body);
        }
        if (entry != null && entry.state() == State.LEFT) {
            return null;
        }
        List<JsonNode> candidates = Siblings.mayBe(record) ? siblings.candidates(record) : ownCopies(record);
        adoption.check(record, candidates);
        JsonNode remote = Matches.find(record, candidates, run).or(() -> copies.kept(record))
                .orElseGet(() -> adoption.standIn(record));
        if (remote == null) {
            return null;
        }
        siblings.takeOver(remote);
        long id = remote.path("id").asLong();
        boolean ours = entry != null && (entry.isUnknown() || entry.state() == State.COPIED) && entry.body() != null;
        JsonNode base = ours ? entry.body()
                : remote == adoption.standIn(record) ? adoption.base(body, remote)
                : difference.adopted(record.type(), body, remote);
        Long row = entry == null ? null : entry.id();
        return new Held(id, ledger.adopt(run.account(), run.id(), record.ref(), row, id, base, ours), base, remote,
                !ours);
    }

    private Held known(DesiredRecord record, LedgerEntry entry, Map<String, Object> body) {
        JsonNode remote = wave.answer(run.listOf(record), entry.remoteId());
        boolean looked = run.isVerifying() || run.doubts().isRaised(record.ref()) && !record.type().isShared();
        if (looked && remote == null && wave.isRead(record)) {
            run.warn(record.ref(), "The " + record.named() + " was deleted in Manage; SI Bridge"
                    + " creates it again.");
            return null;
        }
        if (entry.state() == State.RECALLED) {
            JsonNode base = difference.adopted(record.type(), body, entry.body());
            ledger.adopt(run.account(), run.id(), record.ref(), entry.id(), entry.remoteId(), base, true);
            return new Held(entry.remoteId(), entry.id(), base, remote, true);
        }
        if (run.isVerifying() && remote != null) {
            difference.edits(entry.body(), remote).forEach(edit -> run.warn(record.ref(),
                    "The " + record.named() + " was changed in Manage and is left so: " + edit + "."));
        }
        return new Held(entry.remoteId(), entry.id(), entry.body(), remote, false);
    }

    // A create that was repeated too early may have come through twice: the older one counts, the other goes.
    private List<JsonNode> ownCopies(DesiredRecord record) {
        List<JsonNode> candidates = wave.candidates(record);
        if (!record.type().kind().carriesOwnKey()) {
            return candidates;
        }
        List<JsonNode> copies = candidates.stream().filter(candidate -> Matches.isOurs(record, candidate))
                .filter(candidate -> isChargedAs(record, candidate))
                .sorted((one, other) -> Long.compare(one.path("id").asLong(), other.path("id").asLong())).toList();
        copies.stream().skip(1).forEach(copy -> removeSurplus(record, copy));
        return copies.isEmpty() ? List.of() : copies.subList(0, 1);
    }

    // A converted copy carries the key of another.
    private boolean isChargedAs(DesiredRecord record, JsonNode line) {
        return !(record.body().get("opportunity") instanceof RecordRef opportunity)
                || line.path("opportunity").path("id").asLong() == run.idOf(opportunity);
    }

    private void removeSurplus(DesiredRecord record, JsonNode copy) {
        RecordRef ref = Surplus.of(record.ref(), copy);
        LedgerEntry known = ledger.find(run.account(), List.of(ref)).get(ref);
        if (known != null && known.state() == State.LEFT) {
            return;
        }
        long id = copy.path("id").asLong();
        long row = ledger.adopt(run.account(), run.id(), ref, known == null ? null : known.id(), id, copy, true);
        ledger.planChange(run.id(), row);
        steps.add(new Step(Action.REMOVE, ref, record.title(), null, row,
                ConnectWiseRequest.recordPath(run.listOf(record), id), Map.of(), id,
                copy));
    }
}
