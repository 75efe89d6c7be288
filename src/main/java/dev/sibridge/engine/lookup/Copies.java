package dev.sibridge.engine.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.ledger.Surplus;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordKind;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of two who make a catalog item of the same id at the same moment, Manage gives the second one another id, such as
 * {@code QH-C2-Copy0}. If that is ours, theirs is used and ours removed; without theirs ours counts, whatever its id.
 */
public final class Copies {

    private final WaveWork wave;
    private final Ledger ledger;
    private final Difference difference;

    public Copies(WaveWork wave, Ledger ledger, Difference difference) {
        this.wave = wave;
        this.ledger = ledger;
        this.difference = difference;
    }

    /** Whether Manage makes copies of such records. */
    static boolean arise(RecordType type) {
        return type.kind().copySuffix() != null;
    }

    /** What asks for all our copies of a type, whatever they are of: there are few. */
    public static String any(RecordType type) {
        return Conditions.startsWith(OurKey.XREF, OurKey.PREFIX) + " and "
                + Conditions.like(type.kind().uniqueMember(), "%" + type.kind().copySuffix() + "%");
    }

    /** Asks for a record by our key, too, when an earlier create may have become a copy. */
    static Optional<LookUp> question(DesiredRecord record, LedgerEntry entry, SyncRun run) {
        boolean possible = arise(record.type()) && entry != null
                && (entry.isUnknown() || entry.state() == State.COPIED);
        String list = run.listOf(record);
        return !possible ? Optional.empty() : Optional.of(new LookUp(record.type(), list, ConnectWiseRequest.list(list,
                Conditions.equal(OurKey.XREF, record.body().get(OurKey.XREF)))));
    }

    /** Whether Manage gave a new record another id than was asked for. */
    public static boolean isRenamed(Step step, JsonNode answer) {
        String member = step.ref().type().kind().uniqueMember();
        return arise(step.ref().type()) && answer.hasNonNull(member) && !Text.fold(answer.path(member).asText())
                .equals(Text.fold(String.valueOf(step.body().get(member))));
    }

    /** Our copy of a record, if Manage made one of it. */
    public Optional<JsonNode> of(DesiredRecord record) {
        LedgerEntry entry = wave.entry(record.ref());
        if (!arise(record.type()) || entry == null) {
            return Optional.empty();
        }
        return wave.candidates(record).stream().filter(candidate -> entry.state() == State.COPIED
                ? candidate.path("id").asLong() == entry.remoteId()
                : entry.isUnknown() && Matches.isOurs(record, candidate) && isNamedAsCopy(record, candidate))
                .findFirst();
    }

    /** What removes our copy of a record that Manage holds as somebody else's; nothing refers to it yet. */
    public Step removal(DesiredRecord record, JsonNode copy, JsonNode theirs) {
        SyncRun run = wave.run();
        long id = copy.path("id").asLong();
        run.found(record.ref(), theirs.path("id").asLong());
        run.warn(record.ref(), "Somebody created the " + record.named() + " in Manage at the same"
                + " moment; SI Bridge uses theirs and removes its own (" + name(record, copy) + ").");
        RecordRef ref = Surplus.of(record.ref(), copy);
        LedgerEntry known = ledger.find(run.account(), List.of(ref)).get(ref);
        long row = ledger.adopt(run.account(), run.id(), ref, known == null ? null : known.id(), id, copy, true);
        ledger.planChange(run.id(), row);
        return new Step(Action.REMOVE, ref, name(record, copy), record, row,
                ConnectWiseRequest.recordPath(run.listOf(record), id), Map.of(), id,
                difference.adopted(record.type(), record.body(), theirs));
    }

    /** Our copy as the record itself: nobody else's is there. */
    public Optional<JsonNode> kept(DesiredRecord record) {
        Optional<JsonNode> copy = of(record).or(() -> forgotten(record));
        copy.ifPresent(kept -> wave.run().warn(record.ref(), "Manage calls the " + record.named() + " "
                + name(record, kept) + "; SI Bridge uses it as it is."));
        return copy;
    }

    // One that is in use, of which nothing is remembered: our key alone would not do, for several items may share it.
    private Optional<JsonNode> forgotten(DesiredRecord record) {
        return !arise(record.type()) ? Optional.empty() : wave.candidates(record).stream()
                .filter(candidate -> Usable.is(candidate) && Matches.isOurs(record, candidate)
                        && isNamedAsCopy(record, candidate))
                .min(Comparator.comparingLong(candidate -> candidate.path("id").asLong()));
    }

    private static boolean isNamedAsCopy(DesiredRecord record, JsonNode candidate) {
        RecordKind kind = record.type().kind();
        return Text.fold(name(record, candidate)).startsWith(
                Text.fold(record.body().get(kind.uniqueMember()) + kind.copySuffix()));
    }

    private static String name(DesiredRecord record, JsonNode copy) {
        return copy.path(record.type().kind().uniqueMember()).asText();
    }
}
