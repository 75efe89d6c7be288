package dev.sibridge.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.ledger.LedgerEntry;
import dev.sibridge.engine.ledger.LedgerEntry.State;
import dev.sibridge.engine.lookup.Adoption;
import dev.sibridge.engine.lookup.Matches;
import dev.sibridge.engine.lookup.Sites;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.References;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.model.Usable;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a wave into steps: what SI wants, against what we wrote last and what Manage answered. */
public final class WavePlan {

    private final WaveWork wave;
    private final SyncRun run;
    private final Ledger ledger;
    private final Difference difference;
    private final Adoption adoption;
    private final Identification identification;
    private final List<Step> steps = new ArrayList<>();

    public WavePlan(WaveWork wave, Ledger ledger, Difference difference, Adoption adoption) {
        this.wave = wave;
        this.run = wave.run();
        this.ledger = ledger;
        this.difference = difference;
        this.adoption = adoption;
        this.identification = new Identification(wave, ledger, difference, adoption, steps);
    }

    /** The steps; the ledger then knows of each that it is planned. */
    public List<Step> steps() {
        wave.records().forEach(this::plan);
        adoption.warn();
        new RemovalPlan(wave, ledger, steps).plan();
        return steps;
    }

    private void plan(DesiredRecord record) {
        LedgerEntry entry = wave.entry(record.ref());
        Map<String, Object> body = References.resolve(record.body(), run);
        if (identification.givesWay(record)) {
            return;
        }
        Held held = identification.held(record, entry, body);
        if (held == null) {
            create(record, entry, body);
            return;
        }
        run.settled(record.ref(), held.id());
        if (run.isLeft(record.ref())) {
            return;
        }
        if (adoption.isLeftAlone(record, held.base(), held.remote())) {
            return;
        }
        Map<String, Object> changes = difference.between(record.type(), held.base(), body);
        JsonNode base = keepStatus(record, held, changes);
        Map<String, Object> besides = adoption.besides(record, held.id(), held.remote(), held.adopted(), body);
        changes.keySet().removeAll(besides.keySet());
        warnOfOverwriting(record, held, base, changes);
        changes.putAll(besides);
        if (!changes.isEmpty()) {
            update(record, held, base, changes);
        } else {
            settle(record, entry, held, base);
        }
    }

    private void create(DesiredRecord record, LedgerEntry entry, Map<String, Object> body) {
        boolean left = entry != null && entry.state() == State.LEFT && !entry.isKnown();
        if (left && difference.between(record.type(), entry.body(), body).isEmpty()) {
            return;
        }
        refuseTaken(record);
        Matches.passedOver(record, wave.candidates(record), run).forEach(held -> run.warn(record.ref(), "The "
                + record.named() + " (id " + held.path("id").asLong() + ") " + Usable.reason(held)
                + " and was not used; another one was created."));
        Map<String, Object> made = !record.type().kind().isFoundByPlace() ? body
                : Sites.named(body, wave.candidates(record), run.account().sync().limits().siteName());
        long row = ledger.planCreate(run.account(), run.id(), record.ref(), entry == null ? null : entry.id(), made,
                record.origin());
        steps.add(new Step(Action.CREATE, record.ref(), record.title(), record, row, run.listOf(record), made, null,
                null));
    }

    private void warnOfOverwriting(DesiredRecord record, Held held, JsonNode base, Map<String, Object> changes) {
        if (held.adopted() && !changes.isEmpty()) {
            run.warn(record.ref(), "The " + record.named() + " was already in Manage; SI's values"
                    + " replaced its own: " + difference.describe(base, changes) + ".");
        }
    }

    private void update(DesiredRecord record, Held held, JsonNode base, Map<String, Object> changes) {
        changes.putAll(adoption.alongWith(record, changes));
        ledger.planChange(run.id(), held.row());
        ledger.remember(held.row(), record.origin());
        steps.add(new Step(Action.UPDATE, record.ref(), record.title(), record, held.row(),
                ConnectWiseRequest.recordPath(run.listOf(record), held.id()), changes, held.id(), base));
    }

    // Nothing is written; what tells the record's rows again may have changed all the same.
    private void settle(DesiredRecord record, LedgerEntry entry, Held held, JsonNode base) {
        if (base != held.base() || entry != null && entry.isKnown() && entry.state() != State.DONE) {
            ledger.done(held.row(), held.id(), base);
        }
        if (record.origin() != null
                && (entry == null || difference.differs(entry.origin(), record.origin()))) {
            ledger.remember(held.row(), record.origin());
        }
    }

    /** Takes a status out of the changes that a person has set to something else. Returns the base to go on with. */
    private JsonNode keepStatus(DesiredRecord record, Held held, Map<String, Object> changes) {
        Object wanted = changes.get("status");
        if (wanted == null || held.remote() == null) {
            return held.base();
        }
        JsonNode now = held.remote().path("status").path("id");
        JsonNode before = held.base().path("status").path("id");
        boolean closed = held.remote().path("closedFlag").asBoolean();
        boolean set = now.asLong() == ((Number) ((Map<?, ?>) wanted).get("id")).longValue();
        boolean edited = closed || !before.isMissingNode() && before.asLong() != now.asLong();
        if (!set && !edited) {
            return held.base();
        }
        if (!set) {
            run.warn(record.ref(), "The " + record.named() + " has the status \""
                    + held.remote().path("status").path("name").asText() + "\", which a person has set; it is kept.");
        }
        Map<String, Object> settled = new LinkedHashMap<>();
        settled.put("status", changes.remove("status"));
        return difference.apply(held.base(), settled);
    }

    // Manage would refuse the create with "already in use", which tells nobody by whom.
    private void refuseTaken(DesiredRecord record) {
        String member = record.type().kind().uniqueMember();
        if (member == null) {
            return;
        }
        String wanted = String.valueOf(record.body().get(member));
        wave.candidates(record).stream()
                .filter(held -> Text.fold(held.path(member).asText()).equals(Text.fold(wanted))).findFirst()
                .ifPresent(held -> {
                    throw new RefusedException(List.of(new Problem("collision", "The " + record.type().label() + " id "
                            + wanted + " for \"" + record.title() + "\" already belongs to"
                            + " \"" + held.path("name").asText()
                            + "\" in Manage.", null, null,
                            "Rename one of the two, in SI or in Manage, then export again.",
                            record.ref().toString())));
                });
    }
}
