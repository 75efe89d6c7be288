package dev.sibridge.engine.apply;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.model.Difference;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.SyncRun;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Company, contact and site of a record, which Manage takes only together: "not found for company 7" says that a
 * contact is of another company, not that it is gone. When SI has moved a project to another client and Manage does not
 * follow, the record keeps the place that it has, and everything else of it is written.
 */
final class Places {

    private static final String COMPANY = "company";
    private static final String CONTACT = "contact";
    private static final String SITE = "site";
    private static final Set<String> ALL = Set.of(COMPANY, CONTACT, SITE);

    private final Ledger ledger;
    private final Difference difference;

    Places(Ledger ledger, Difference difference) {
        this.ledger = ledger;
        this.difference = difference;
    }

    /** Whether a change gives a record another company. */
    static boolean moves(Step step) {
        return step.action() == Action.UPDATE && step.body().containsKey(COMPANY);
    }

    /**
     * Whether a step can be taken without the members whose records Manage does not take there.
     *
     * @param refused names of members
     */
    static boolean canDoWithout(Step step, Set<String> refused) {
        if (!ALL.containsAll(refused) || Collections.disjoint(step.body().keySet(), refused)) {
            return false;
        }
        return step.action() == Action.UPDATE || step.ref().type().kind().dispensable().containsAll(refused);
    }

    /** The step to take in the place of a refused one; null when nothing of it is left. */
    Step without(Step step, SyncRun run, ConnectWiseException refused) {
        boolean movesAlong = step.ref().type().kind().movesWithProject();
        if (movesAlong && step.action() == Action.UPDATE && !moves(step)) {
            // Its project may have moved before; then it is the ticket that still is where it was.
            return step(step, run, with(step.body(), run), step.base());
        }
        run.warn(step.ref(), movesAlong
                ? "Tickets keep the contact and site that they have in Manage, which does not accept those of \""
                        + run.client() + "\" for them."
                : "The " + step.named() + " keeps the company, contact and site"
                        + " that it has in Manage, which does not accept those of \"" + run.client()
                        + "\" for it: " + refused.getMessage());
        Set<String> leftOut = step.action() == Action.UPDATE ? ALL : refused.missingReferences();
        Map<String, Object> rest = new LinkedHashMap<>(step.body());
        rest.keySet().removeAll(leftOut);
        if (step.action() == Action.CREATE) {
            ledger.planCreate(run.account(), run.id(), step.ref(), step.ledgerId(), rest, step.record().origin());
            return step.with(other -> other.body(rest).remoteId(null).base(null));
        }
        // What SI says of the place counts as written: it is not tried again until SI says something else.
        Map<String, Object> place = new LinkedHashMap<>(step.body());
        place.keySet().retainAll(leftOut);
        JsonNode base = difference.apply(step.base(), place);
        if (rest.isEmpty()) {
            ledger.done(step.ledgerId(), step.remoteId(), base);
            return null;
        }
        return step(step, run, rest, base);
    }

    private Step step(Step step, SyncRun run, Map<String, Object> body, JsonNode base) {
        ledger.planChange(run.id(), step.ledgerId());
        return step.withBody(body).withBase(base);
    }

    private static Map<String, Object> with(Map<String, Object> body, SyncRun run) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(COMPANY, Map.of("id", run.idOf(run.company())));
        all.putAll(body);
        return all;
    }
}
