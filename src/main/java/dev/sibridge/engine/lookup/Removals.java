package dev.sibridge.engine.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordKind;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.connectwise.kinds.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Judges what is gone from SI: a line may go; a ticket or phase only when we made it, nobody changed it and nothing
 * else hangs on it.
 */
public final class Removals {

    private final WaveWork wave;
    private final SyncRun run;

    public Removals(WaveWork wave) {
        this.wave = wave;
        this.run = wave.run();
    }

    /** Whether a record may stay where it is, so that it must be looked at before it goes. */
    public static boolean isJudged(LedgerEntry entry) {
        return !entry.ref().type().kind().isRemovedAtOnce();
    }

    /** What must be known before anything can be judged. */
    List<LookUp> questions() {
        List<LookUp> questions = new ArrayList<>();
        for (LedgerEntry entry : wave.gone()) {
            if (entry.isUnknown()) {
                questions.add(new LookUp(entry.ref().type(), run.listOf(entry.ref().type()), likeIt(entry)));
            }
        }
        wave.gone().stream().map(entry -> entry.ref().type()).distinct().forEach(type -> judge(type, questions));
        return questions;
    }

    /**
     * The id of a record that was created without an answer reaching us; null when Manage does not hold it, or only
     * such as are somebody else's.
     */
    public Long find(LedgerEntry entry, Ledger ledger) {
        if (!entry.isUnknown()) {
            return null;
        }
        JsonNode body = entry.body();
        List<Long> hits = wave.answers(run.listOf(entry.ref().type())).stream()
                .filter(record -> entry.ref().type().kind().isLike(record, body))
                .map(record -> record.path("id").asLong())
                .filter(id -> ledger.holders(run.account(), entry.ref().type(), List.of(id)).isEmpty()).toList();
        return hits.size() == 1 ? hits.get(0) : null;
    }

    /** Why a record stays; empty when it cannot be told yet, null when it may go. */
    public String reasonToKeep(LedgerEntry entry) {
        RecordType type = entry.ref().type();
        JsonNode held = type.kind().usedBy().isEmpty() ? null : wave.answer(run.listOf(type), entry.remoteId());
        if (held == null) {
            return null;
        }
        if (entry.adopted()) {
            return "it existed before";
        }
        String used = reasonOfUse(entry);
        return used != null ? used
                : type.kind().isWorkedOn(held) ? "people work on it"
                : Difference.untouched(entry.body(), held) ? null : "somebody has changed it";
    }

    /** What people call a record that SI no longer names. */
    public static String title(LedgerEntry entry) {
        JsonNode body = entry.body();
        return body == null ? entry.ref().key() : entry.ref().type().kind()
                .title(member -> body.has(member) ? body.path(member).asText() : null).orElse(entry.ref().key());
    }

    /** The same with its type, for sentences. */
    public static String named(LedgerEntry entry) {
        return entry.ref().type().named(title(entry));
    }

    private void judge(RecordType type, List<LookUp> questions) {
        List<Long> ids = doubtful(type);
        if (ids.isEmpty() || type.kind().usedBy().isEmpty()) {
            return;
        }
        String list = run.listOf(type);
        if (type.kind().parent() == null) {
            questions.addAll(Questions.byId(type, list, ids));
        } else {
            // One question shows them and those of their type that use them.
            questions.add(new LookUp(type, list, ConnectWiseRequest.list(list, null)));
        }
        type.kind().usedBy().stream().filter(use -> use.type() != type).forEach(use -> questions.addAll(
                Questions.by(use.member() + "/id", use.type(), run.listOf(use.type()), ids)));
        ids.stream().map(type.kind()::notes).filter(Objects::nonNull).forEach(notes ->
                questions.add(new LookUp(type, notes, ConnectWiseRequest.list(notes, null))));
    }

    private String reasonOfUse(LedgerEntry entry) {
        RecordKind kind = entry.ref().type().kind();
        for (Use use : kind.usedBy()) {
            List<Long> users = wave.answers(run.listOf(use.type())).stream()
                    .filter(other -> other.path(use.member()).path("id").asLong() == entry.remoteId())
                    .map(other -> other.path("id").asLong()).toList();
            if (!users.isEmpty()) {
                boolean allLeave = use.type() == entry.ref().type() && doubtful(use.type()).containsAll(users);
                return allLeave ? "" : use.reason();
            }
        }
        String notes = kind.notes(entry.remoteId());
        return notes == null || wave.answers(notes).isEmpty() ? null : "there are notes on it";
    }

    private List<Long> doubtful(RecordType type) {
        return wave.gone().stream().filter(entry -> entry.ref().type() == type && entry.isKnown()
                && entry.state() != LedgerEntry.State.LEFT).map(LedgerEntry::remoteId).toList();
    }

    // The list of one project is short; that of a whole tenant is narrowed down by the place.
    private ConnectWiseRequest likeIt(LedgerEntry entry) {
        RecordKind kind = entry.ref().type().kind();
        String known = Conditions.equal(kind.knownBy(), entry.body().path(kind.knownBy()).asText());
        boolean narrow = kind.parent() == null && kind.place() != null;
        return ConnectWiseRequest.list(run.listOf(entry.ref().type()), !narrow ? known : Conditions.and(List.of(
                Conditions.equal(kind.place() + "/id", entry.body().path(kind.place()).path("id").asLong()), known)));
    }
}
