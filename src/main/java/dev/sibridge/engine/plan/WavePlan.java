package dev.sibridge.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.ledger.Surplus;
import dev.sibridge.engine.lookup.Adoption;
import dev.sibridge.engine.lookup.Copies;
import dev.sibridge.engine.lookup.Matches;
import dev.sibridge.engine.lookup.Removals;
import dev.sibridge.engine.lookup.Sites;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.References;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a wave into steps: what SI wants, against what we wrote last and what Manage answered. */
public final class WavePlan {

    private static final long NO_ROW = -1;

    private final WaveWork wave;
    private final SyncRun run;
    private final Ledger ledger;
    private final Difference difference;
    private final Copies copies;
    private final Adoption adoption;
    private final Siblings siblings;
    private final List<Step> steps = new ArrayList<>();

    public WavePlan(WaveWork wave, Ledger ledger, Difference difference, Adoption adoption) {
        this.wave = wave;
        this.run = wave.run();
        this.ledger = ledger;
        this.difference = difference;
        this.copies = new Copies(wave, ledger, difference);
        this.adoption = adoption;
        this.siblings = new Siblings(wave, ledger);
    }

    /** The steps; the ledger then knows of each that it is planned. */
    public List<Step> steps() {
        wave.records().forEach(this::plan);
        adoption.warn();
        Removals removals = new Removals(wave);
        wave.gone().forEach(entry -> planRemoval(entry, removals));
        return steps;
    }

    private void plan(DesiredRecord record) {
        LedgerEntry entry = wave.entry(record.ref());
        Map<String, Object> body = References.resolve(record.body(), run);
        if (givesWay(record)) {
            return;
        }
        Held held = held(record, entry, body);
        if (held == null) {
            create(record, entry, body);
            return;
        }
        run.settled(record.ref(), held.id);
        if (run.isLeft(record.ref())) {
            return;
        }
        if (adoption.isLeftAlone(record, held.base, held.remote)) {
            return;
        }
        Map<String, Object> changes = difference.between(record.type(), held.base, body);
        JsonNode base = keepStatus(record, held, changes);
        Map<String, Object> besides = adoption.besides(record, held.id, held.remote, held.adopted, body);
        changes.keySet().removeAll(besides.keySet());
        warnOfOverwriting(record, held, base, changes);
        changes.putAll(besides);
        if (!changes.isEmpty()) {
            update(record, held, base, changes);
        } else {
            settle(record, entry, held, base);
        }
    }

    // What we made turned out to be a copy of somebody else's: theirs takes its place.
    private boolean givesWay(DesiredRecord record) {
        JsonNode copy = copies.of(record).orElse(null);
        Optional<JsonNode> theirs = copy == null ? Optional.empty() : Matches.find(record,
                wave.candidates(record).stream().filter(candidate -> candidate != copy).toList(), run);
        theirs.ifPresent(other -> steps.add(copies.removal(record, copy, other)));
        return theirs.isPresent();
    }

    /** A record that Manage holds: its id, its row, the base of the difference, and what Manage answered, if asked. */
    private record Held(long id, long row, JsonNode base, JsonNode remote, boolean adopted) {
    }

    private Held held(DesiredRecord record, LedgerEntry entry, Map<String, Object> body) {
        if (run.previewed(record.ref()) != null) {
            return new Held(run.idOf(record.ref()), NO_ROW, run.previewed(record.ref()), null, false);
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
                : remote == adoption.standIn(record) ? adoption.base(body, remote) : difference.adopted(body, remote);
        Long row = entry == null ? null : entry.id();
        return new Held(id, ledger.adopt(run.account(), run.id(), record.ref(), row, id, base, ours), base, remote,
                !ours);
    }

    private Held known(DesiredRecord record, LedgerEntry entry, Map<String, Object> body) {
        JsonNode remote = wave.answer(run.listOf(record), entry.remoteId());
        boolean looked = run.isVerifying() || run.doubts().isRaised(record.ref()) && !record.type().isShared();
        if (looked && remote == null && wave.isRead(record)) {
            run.warn("The " + record.type().label() + " \"" + record.title() + "\" was gone from Manage; it is made"
                    + " anew.");
            return null;
        }
        if (entry.state() == State.RECALLED) {
            JsonNode base = difference.adopted(body, entry.body());
            ledger.adopt(run.account(), run.id(), record.ref(), entry.id(), entry.remoteId(), base, true);
            return new Held(entry.remoteId(), entry.id(), base, remote, true);
        }
        if (run.isVerifying() && remote != null) {
            difference.edits(entry.body(), remote).forEach(edit -> run.warn("The " + record.type().label() + " \""
                    + record.title() + "\" was changed in Manage and stays so: " + edit + "."));
        }
        return new Held(entry.remoteId(), entry.id(), entry.body(), remote, false);
    }

    // A create that was repeated too early may have come through twice: the older one counts, the other goes.
    private List<JsonNode> ownCopies(DesiredRecord record) {
        List<JsonNode> candidates = wave.candidates(record);
        if (record.type() != RecordType.LINE) {
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
        steps.add(new Step(Action.REMOVE, ref, record.title(), null, row, ConnectWiseRequest.recordPath(run.listOf(record), id), Map.of(), id,
                copy));
    }

    private void create(DesiredRecord record, LedgerEntry entry, Map<String, Object> body) {
        boolean left = entry != null && entry.state() == State.LEFT && !entry.isKnown();
        if (left && difference.between(record.type(), entry.body(), body).isEmpty()) {
            return;
        }
        refuseTaken(record);
        Matches.passedOver(record, wave.candidates(record), run).forEach(held -> run.warn("The "
                + record.type().label() + " \"" + record.title() + "\" (id " + held.path("id").asLong() + ") "
                + Usable.reason(held) + " and was not used; another one was made."));
        Map<String, Object> made = record.type() != RecordType.SITE ? body
                : Sites.named(body, wave.candidates(record), run.account().sync().limits().siteName());
        long row = ledger.planCreate(run.account(), run.id(), record.ref(), entry == null ? null : entry.id(), made,
                record.origin());
        steps.add(new Step(Action.CREATE, record.ref(), record.title(), record, row, run.listOf(record), made, null,
                null));
    }

    private void warnOfOverwriting(DesiredRecord record, Held held, JsonNode base, Map<String, Object> changes) {
        if (held.adopted && !changes.isEmpty()) {
            run.warn("The " + record.type().label() + " \"" + record.title() + "\" was in Manage already; SI's values"
                    + " were written over: " + difference.describe(base, changes) + ".");
        }
    }

    private void update(DesiredRecord record, Held held, JsonNode base, Map<String, Object> changes) {
        changes.putAll(adoption.alongWith(record, changes));
        ledger.planChange(run.id(), held.row);
        ledger.remember(held.row, record.origin());
        steps.add(new Step(Action.UPDATE, record.ref(), record.title(), record, held.row,
                ConnectWiseRequest.recordPath(run.listOf(record), held.id), changes, held.id, base));
    }

    // Nothing is written; what tells the record's rows again may have changed all the same.
    private void settle(DesiredRecord record, LedgerEntry entry, Held held, JsonNode base) {
        if (base != held.base || entry != null && entry.isKnown() && entry.state() != State.DONE) {
            ledger.done(held.row, held.id, base);
        }
        if (record.origin() != null
                && (entry == null || difference.differs(entry.origin(), record.origin()))) {
            ledger.remember(held.row, record.origin());
        }
    }

    /** Takes a status out of the changes that a person has set to something else. Returns the base to go on with. */
    private JsonNode keepStatus(DesiredRecord record, Held held, Map<String, Object> changes) {
        Object wanted = changes.get("status");
        if (wanted == null || held.remote == null) {
            return held.base;
        }
        JsonNode now = held.remote.path("status").path("id");
        JsonNode before = held.base.path("status").path("id");
        boolean closed = held.remote.path("closedFlag").asBoolean();
        boolean set = now.asLong() == ((Number) ((Map<?, ?>) wanted).get("id")).longValue();
        boolean edited = closed || !before.isMissingNode() && before.asLong() != now.asLong();
        if (!set && !edited) {
            return held.base;
        }
        if (!set) {
            run.warn("The " + record.type().label() + " \"" + record.title() + "\" has the status \""
                    + held.remote.path("status").path("name").asText() + "\", which a person has set; it stays so.");
        }
        Map<String, Object> settled = new LinkedHashMap<>();
        settled.put("status", changes.remove("status"));
        return difference.apply(held.base, settled);
    }

    private void planRemoval(LedgerEntry entry, Removals removals) {
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
                run.warn("The " + entry.ref().type().label() + " \"" + Removals.title(entry) + "\" is gone from SI but"
                        + " stays in Manage: " + reason + ".");
            }
        }
    }

    private void remove(LedgerEntry entry, long remoteId) {
        ledger.planChange(run.id(), entry.id());
        steps.add(new Step(Action.REMOVE, entry.ref(), Removals.title(entry), null, entry.id(),
                ConnectWiseRequest.recordPath(Removals.list(entry, run), remoteId), Map.of(), remoteId, entry.body()));
    }

    // Manage would refuse the create with "already in use", which tells nobody by whom.
    private void refuseTaken(DesiredRecord record) {
        String member = record.type().uniqueMember();
        if (member == null) {
            return;
        }
        String wanted = String.valueOf(record.body().get(member));
        wave.candidates(record).stream()
                .filter(held -> Text.fold(held.path(member).asText()).equals(Text.fold(wanted))).findFirst()
                .ifPresent(held -> {
                    throw new RefusedException(List.of(new Problem("collision", "The " + record.type().label() + " id "
                            + wanted + " for \"" + record.title() + "\" belongs to \"" + held.path("name").asText()
                            + "\" in Manage already.", null, null,
                            "Rename one of the two, in SI or in Manage, then export again.",
                            record.ref().toString())));
                });
    }
}
