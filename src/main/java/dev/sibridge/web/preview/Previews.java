package dev.sibridge.web.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.history.Totals;
import dev.sibridge.history.plan.PlanTree;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import dev.sibridge.web.api.OneProject;
import java.math.BigDecimal;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Previews of single projects. Each is a run that writes nothing. */
@Component
@ConditionalOnWebApplication
class Previews {

    private static final int LONGEST_ID = 64;

    private final Accounts accounts;
    private final Polling polling;
    private final Runs runs;
    private final ObjectMapper json;

    Previews(Accounts accounts, Polling polling, Runs runs, ObjectMapper json) {
        this.accounts = accounts;
        this.polling = polling;
        this.runs = runs;
        this.json = json;
    }

    /**
     * Begins a preview, which goes on when this returns. Returns its run's id.
     *
     * @param account the account's name; null for the only one
     * @throws IllegalArgumentException when no project can be meant
     * @throws ConflictException        when that is not possible now
     */
    long begin(String projectId, String account) {
        if (projectId == null || projectId.isBlank()) {
            throw new IllegalArgumentException("Send a \"projectId\": the project's id in SI.");
        }
        if (projectId.strip().length() > LONGEST_ID) {
            throw new IllegalArgumentException("No id in SI is longer than " + LONGEST_ID + " characters.");
        }
        Account meant = accounts.meant(account);
        return OneProject.take(polling, runs, meant, Purpose.preview(projectId.strip()));
    }

    /**
     * How far a preview is, and what it shows.
     *
     * @throws NotFoundException when there is no such preview
     */
    PreviewAnswer of(long id) {
        Run run = find(id);
        String state = run.outcome() == null ? "running"
                : run.outcome() == Outcome.PLANNED || run.outcome() == Outcome.UNCHANGED ? "done" : "failed";
        return new PreviewAnswer(id, state, run.account(), run.projectId(), run.coNumber(), run.project(),
                run.client(), run.messages(), state.equals("done") ? tree(id) : null,
                runs.totals(id).map(PreviewAnswer.Sums::of).orElse(null));
    }

    /**
     * Writes the project to Manage, as SI has it now. Returns the new run's id.
     *
     * @throws NotFoundException when there is no such preview
     * @throws ConflictException when that is not possible now
     */
    long sync(long id) {
        Run run = find(id);
        return OneProject.take(polling, runs, accounts.get(run.account()), Purpose.retry(run, false));
    }

    private Run find(long id) {
        return runs.find(id).filter(run -> run.mode() == Mode.PREVIEW).orElseThrow(() ->
                new NotFoundException("There is no preview " + id + "."));
    }

    private PlanTree tree(long id) {
        try {
            return PlanTree.of(json.readTree(runs.planOf(id).orElse("[]")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The history contains a plan that is not JSON", e);
        }
    }

    /**
     * A preview.
     *
     * @param state   {@code running}, {@code done} or {@code failed}
     * @param message why it failed, or what it warns of; null for nothing
     * @param plan    null unless it is done; empty when Manage holds all of it
     * @param sums    what the whole project comes to then; null when nothing was planned
     */
    record PreviewAnswer(long id, String state, String account, String projectId, String coNumber, String project,
            String client, String message, PlanTree plan, Sums sums) {

        /** By SI and by our lines, without tax. */
        record Sums(BigDecimal si, BigDecimal opportunity, BigDecimal project) {

            static Sums of(Totals totals) {
                return new Sums(totals.si(), totals.opportunity(), totals.project());
            }
        }
    }
}
