package dev.sibridge.engine.apply;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.References;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.Refusable;
import dev.sibridge.vendor.connectwise.Rights;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Goes on where Manage refuses a step for a reason that people brought about: they deleted a record, closed an
 * opportunity, picked, ordered or invoiced a line.
 */
@Component
public class Conflicts {

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;

    private final Ledger ledger;
    private final Difference difference;
    private final Places places;

    public Conflicts(Ledger ledger, ObjectMapper json) {
        this.ledger = ledger;
        this.difference = new Difference(json);
        this.places = new Places(ledger, difference);
    }

    /** Whether a refused step is no reason to stop. */
    public boolean areResolvable(@ExchangeProperty("call") Refusable call,
            @ExchangeProperty("request") Step step, @ExchangeProperty("run") SyncRun run) {
        ConnectWiseException refused = call == null ? null : call.getRefusal();
        if (refused == null) {
            return false;
        }
        if (isRefusedAsClosed(step, refused, run)) {
            return true;
        }
        Set<RecordRef> missing = missing(step, refused);
        if (!missing.isEmpty()) {
            return !run.doubts().isSure(missing) || Places.canDoWithout(step, refused.missingReferences());
        }
        if (refused.isMissing() && step.action() != Action.CREATE) {
            return !step.ref().type().isShared();
        }
        boolean no = (refused.status() == BAD_REQUEST || refused.status() == CONFLICT) && !refused.isIncomplete();
        return no && switch (step.action()) {
            case REMOVE, CANCEL, CORRECT -> true;
            case UPDATE -> step.ref().type().kind().isProcured() || Places.moves(step) || PartialChange.is(step);
            case CREATE -> mayBeClosed(step, run) && (isChargedToClosed(step, run)
                    || !run.doubts().isSure(Set.of(run.chargedTo(step.ref()))));
        };
    }

    /**
     * Notes what follows. Returns the step to take in the place of the refused one; null for none.
     *
     * @throws MissingParentException when Manage does not find a record that this one needs, or not where it is needed;
     *                                the next pass looks whether it is there at all
     */
    @Transactional
    public Step resolve(@ExchangeProperty("call") Refusable call,
            @ExchangeProperty("request") Step step, @ExchangeProperty("run") SyncRun run) {
        ConnectWiseException refused = call.getRefusal();
        if (isRefusedAsClosed(step, refused, run)) {
            return tryLater(step, run);
        }
        Set<RecordRef> missing = missing(step, refused);
        if (missing.isEmpty() && step.action() == Action.CREATE && !isChargedToClosed(step, run)) {
            // Only what it is charged to, if that is closed, is a reason to go on without it.
            missing.add(run.chargedTo(step.ref()));
        }
        if (!run.doubts().isSure(missing)) {
            run.doubts().raise(missing);
            throw new MissingParentException(step.record(), missing);
        }
        if (!missing.isEmpty() || step.action() == Action.UPDATE && Places.moves(step)) {
            return places.without(step, run, refused);
        }
        return switch (step.action()) {
            case CREATE -> leave(step, run, step.body(), refused);
            case UPDATE -> refused.isMissing() ? recreate(step, run)
                    : PartialChange.is(step) ? applyWithout(step, run, refused) : leaveChange(step, run, refused);
            case CORRECT -> leaveChange(step, run, refused);
            case REMOVE -> refused.isMissing() ? forget(step) : cancel(step, run, refused);
            case CANCEL -> leave(step, run, step.base(), refused);
        };
    }

    private Step recreate(Step step, SyncRun run) {
        DesiredRecord record = step.record();
        Map<String, Object> body = References.resolve(record.body(), run);
        ledger.planCreate(run.account(), run.id(), record.ref(), step.ledgerId(), body, record.origin());
        run.warn(step.ref(), "The " + record.named() + " was deleted in Manage and has since"
                + " changed in SI; it was created again.");
        return step.with(anew -> anew.action(Action.CREATE).record(record).path(run.listOf(record)).body(body)
                .remoteId(null).base(null));
    }

    private Step forget(Step step) {
        ledger.forget(step.ledgerId());
        return null;
    }

    private Step cancel(Step step, SyncRun run, ConnectWiseException refused) {
        if (!step.ref().type().kind().isProcured()) {
            return leave(step, run, step.base(), refused);
        }
        ledger.planChange(run.id(), step.ledgerId());
        return step.with(cancelling -> cancelling.action(Action.CANCEL).record(null).body(Map.of()));
    }

    private Step applyWithout(Step step, SyncRun run, ConnectWiseException refused) {
        run.warn(step.ref(), PartialChange.warning(step) + " " + refused.getMessage());
        Step rest = PartialChange.without(step, difference);
        if (rest.body().isEmpty()) {
            ledger.done(rest.ledgerId(), rest.remoteId(), rest.base());
            return null;
        }
        ledger.planChange(run.id(), rest.ledgerId());
        return rest;
    }

    // What SI says now becomes what was written: it is not tried again until SI says something else.
    private Step leaveChange(Step step, SyncRun run, ConnectWiseException refused) {
        ledger.done(step.ledgerId(), step.remoteId(), difference.apply(step.base(), step.body()));
        ledger.holds(step.ledgerId(), step.base());
        warn(step, run, refused);
        return null;
    }

    // Nothing counts as written: the next run that compares the record tries it again.
    private Step tryLater(Step step, SyncRun run) {
        if (step.action() == Action.CREATE) {
            ledger.forget(step.ledgerId());
        } else {
            ledger.done(step.ledgerId(), step.remoteId(), step.base());
        }
        run.leave(step.ref());
        run.warn(step.ref(), "The " + step.named() + " was not " + step.action().past()
                + ", because the opportunity is closed. " + Rights.adviceOnClosedOpportunity()
                + " The next export, or a retry of this run, then completes it.");
        return null;
    }

    private Step leave(Step step, SyncRun run, Object body, ConnectWiseException refused) {
        ledger.leave(step.ledgerId(), body);
        warn(step, run, refused);
        return null;
    }

    private static void warn(Step step, SyncRun run, ConnectWiseException refused) {
        run.warn(step.ref(), "The " + step.named() + " was not " + step.action().past()
                + (isChargedToClosed(step, run) ? ", because the opportunity is closed: "
                : ", because Manage does not accept that: ") + refused.getMessage());
    }

    /** The records that this step needs and that Manage does not find. */
    private static Set<RecordRef> missing(Step step, ConnectWiseException refused) {
        Set<RecordRef> missing = new LinkedHashSet<>();
        if (step.record() == null) {
            return missing;
        }
        refused.missingReferences().forEach(member -> {
            if (step.record().body().get(member) instanceof RecordRef ref) {
                missing.add(ref);
            }
        });
        if (refused.isMissing() && step.action() == Action.CREATE && step.record().parent() != null) {
            missing.add(step.record().parent());
        }
        return missing;
    }

    private static boolean isChargedToClosed(Step step, SyncRun run) {
        return run.isClosed(run.chargedTo(step.ref()));
    }

    // What it is charged to is older than this run.
    private static boolean mayBeClosed(Step step, SyncRun run) {
        RecordRef chargedTo = run.chargedTo(step.ref());
        return chargedTo != null && !run.hasCreated(chargedTo);
    }

    // To change what is closed, or what is charged to it, takes a right of its own.
    private static boolean isRefusedAsClosed(Step step, ConnectWiseException refused, SyncRun run) {
        boolean itself = step.action() == Action.UPDATE && run.isClosed(step.ref());
        return refused.status() == FORBIDDEN && (itself || isChargedToClosed(step, run));
    }
}
