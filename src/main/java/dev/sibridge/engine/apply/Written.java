package dev.sibridge.engine.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.engine.ledger.Confirmations;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.lookup.Copies;
import dev.sibridge.engine.model.Deviations;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.engine.plan.CopiedRecordException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes of a step what Manage did, which is what its answer shows and not what was asked. */
@Component
public class Written {

    private final Ledger ledger;
    private final Confirmations confirmations;
    private final Difference difference;
    private final ObjectMapper json;

    public Written(Ledger ledger, Confirmations confirmations, ObjectMapper json) {
        this.ledger = ledger;
        this.confirmations = confirmations;
        this.difference = new Difference(json);
        this.json = json;
    }

    /** Notes a step that Manage carried out just as it was sent. False, and nothing noted, if there is more to it. */
    boolean confirm(Step step, JsonNode answer, SyncRun run) {
        boolean creates = step.action() == Action.CREATE;
        JsonNode sent = json.valueToTree(step.body());
        boolean asSent = (creates ? !Copies.isRenamed(step, answer) : step.action() == Action.UPDATE)
                && Deviations.of(step.ref().type(), sent, answer).isEmpty();
        if (asSent) {
            long id = creates ? answer.path("id").asLong() : step.remoteId();
            run.done(step, id);
            JsonNode written = creates ? difference.created(step.ref().type(), sent, answer)
                    : difference.apply(step.base(), step.body());
            // What is sent stands in the ledger since the create was planned.
            confirmations.take(run.id(), step.ledgerId(), id, written == sent ? null : written);
        }
        return asSent;
    }

    /** Tells the ledger of all that a run has confirmed so far. */
    void tell(SyncRun run) {
        confirmations.tell(run.id());
    }

    /**
     * Notes a step that Manage carried out.
     *
     * @return the step that corrects what Manage took otherwise; null for none
     * @throws CopiedRecordException when Manage made a copy of what somebody else made a moment before
     */
    @Transactional(noRollbackFor = CopiedRecordException.class)
    public Step note(Step step, JsonNode answer, SyncRun run) {
        return switch (step.action()) {
            case CREATE -> created(step, answer, run);
            case UPDATE -> updated(step, answer, run);
            case CORRECT -> corrected(step, answer, run);
            case REMOVE -> gone(step, run);
            case CANCEL -> cancelled(step, answer, run);
        };
    }

    private Step created(Step step, JsonNode answer, SyncRun run) {
        long id = answer.path("id").asLong();
        run.done(step, id);
        if (Copies.isRenamed(step, answer)) {
            ledger.copied(step.ledgerId(), id);
            throw new CopiedRecordException(step);
        }
        return settle(step, answer, difference.created(step.ref().type(), json.valueToTree(step.body()), answer), run);
    }

    private Step updated(Step step, JsonNode answer, SyncRun run) {
        run.done(step, step.remoteId());
        return settle(step, answer, difference.apply(step.base(), step.body()), run);
    }

    // Until it is corrected, what Manage holds is the base: should that not come about, the next run goes on with it.
    private Step settle(Step step, JsonNode answer, JsonNode base, SyncRun run) {
        long id = answer.path("id").asLong();
        Deviations deviations = Deviations.of(step.ref().type(), json.valueToTree(step.body()), answer);
        Deviations noted = deviations.toNote();
        if (!noted.isEmpty()) {
            run.warn(step.ref(), "Manage changed what was written to the " + step.named()
                    + "; Manage's values are kept: " + noted + ".");
        }
        Deviations wrong = deviations.toCorrect();
        ledger.done(step.ledgerId(), id, wrong.heldIn(base));
        if (wrong.isEmpty()) {
            return null;
        }
        ledger.planChange(run.id(), step.ledgerId());
        return step.with(correction -> correction.action(Action.CORRECT)
                .path(step.action() == Action.CREATE ? ConnectWiseRequest.recordPath(step.path(), id) : step.path())
                .body(wrong.wanted()).remoteId(id).base(wrong.heldIn(base)));
    }

    // What was tried counts as written, so that it is not tried again with every export.
    private Step corrected(Step step, JsonNode answer, SyncRun run) {
        Deviations left = Deviations.of(step.ref().type(), json.valueToTree(step.body()), answer);
        JsonNode body = difference.apply(step.base(), step.body());
        ledger.done(step.ledgerId(), step.remoteId(), body);
        if (!left.isEmpty()) {
            ledger.holds(step.ledgerId(), left.heldIn(body));
            run.warn(step.ref(), "Manage keeps its own values on the " + step.named()
                    + ", although SI's values were sent twice: " + left + ".");
        }
        return null;
    }

    private Step gone(Step step, SyncRun run) {
        ledger.forget(step.ledgerId());
        run.done(step, step.remoteId());
        if (step.record() != null) {
            takeOther(step, run);
        }
        return null;
    }

    // Our copy of somebody else's record is gone: from now on theirs is the one.
    private void takeOther(Step step, SyncRun run) {
        RecordRef ref = step.record().ref();
        long row = ledger.find(run.account(), List.of(ref)).get(ref).id();
        ledger.adopt(run.account(), run.id(), ref, row, run.idOf(ref), step.base(), false);
    }

    private Step cancelled(Step step, JsonNode answer, SyncRun run) {
        if (answer.hasNonNull("cancelledFlag") && !answer.path("cancelledFlag").asBoolean()) {
            ledger.leave(step.ledgerId(), step.base());
            run.warn(step.ref(), "The " + step.named() + " was not canceled, although Manage"
                    + " did not reject the change.");
            return null;
        }
        return gone(step, run);
    }
}
