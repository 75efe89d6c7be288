package dev.sibridge.si.export;

import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.engine.ledger.Ledger;
import dev.sibridge.engine.model.OurKey;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Question;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.Problem;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunProblems;
import dev.sibridge.history.Runs;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.rows.ChangeOrder;
import dev.sibridge.si.mapping.rows.ChangeOrder.State;
import dev.sibridge.vendor.connectwise.Conditions;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.DToolsException;
import dev.sibridge.vendor.dtools.Project;
import java.util.List;
import java.util.Locale;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Decides what becomes of a change order. SI merges it into the project's next export once it is approved; to write it
 * for good besides would count it twice.
 */
@Component
public class ChangeOrderWork {

    private static final Topic OURS = new Topic() {
    };

    private final Ledger ledger;
    private final Runs runs;
    private final RunProblems problems;

    public ChangeOrderWork(Ledger ledger, Runs runs, RunProblems problems) {
        this.ledger = ledger;
        this.runs = runs;
        this.problems = problems;
    }

    /** Whether an export is a change order that has something new to say. */
    public boolean isNew(@ExchangeProperty("run") ExportRun run) {
        return run.export().coNumber() != null && !run.isUnchanged();
    }

    /** Asks for an opportunity that an earlier export made, where only that decides and our memory does not know. */
    public Answers questions(@ExchangeProperty("run") ExportRun run) {
        Project order = run.project();
        boolean open = ChangeOrder.state(order) == State.OPEN;
        return Answers.to(!isWritten(run) || open || isRemembered(run) ? List.of()
                : List.of(new Question(OURS, ConnectWiseRequest.list(RecordType.OPPORTUNITY.path(null),
                        Conditions.equal("source", OurKey.of(order.id()))))));
    }

    /** Notes the reason for which nothing is written, if there is one. */
    public void decide(@ExchangeProperty("run") ExportRun run, @Body Answers answers) {
        Run export = run.export();
        State state = ChangeOrder.state(run.project());
        boolean lost = state == State.APPROVED && !runs.hasProjectSince(export);
        String next = next(state, lost);
        if (lost) {
            problems.save(run.id(), List.of(new Problem("change-order",
                    "SI has not exported the project since the change order was approved.", null, null,
                    "Export the project again.")));
        }
        boolean made = isRemembered(run) || !answers.of(OURS).isEmpty();
        if (!isWritten(run) || state != State.OPEN && !made) {
            runs.skip(run.id(), cause(state, lost), "Change order " + export.coNumber() + ": " + next, true);
            run.export(runs.get(run.id()));
        } else if (state != State.OPEN) {
            run.warn("Change order " + export.coNumber() + ": " + next + " Its opportunity is closed.");
        }
    }

    /** Whether D-Tools lists a change order but, when it was asked for it, knows none of that number. */
    public boolean isGone(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable trouble,
            @ExchangeProperty("run") ExportRun run) {
        DToolsException refusal = Causes.find(DToolsException.class, trouble);
        return run.export().coNumber() != null && refusal != null && refusal.isMissing() && run.project() == null;
    }

    /** Notes that there is nothing to write of it. */
    public void gone(@ExchangeProperty("run") ExportRun run) {
        Run export = run.export();
        runs.skip(export.id(), "change-order-gone", "Change order " + export.coNumber()
                + ": D-Tools lists it, but does not return it.", true);
        run.export(runs.get(export.id()));
    }

    private static String cause(State state, boolean lost) {
        return "change-order-" + (lost ? "lost" : state.name().toLowerCase(Locale.ROOT));
    }

    private static String next(State state, boolean lost) {
        return switch (state) {
            case OPEN -> "it is still open; once approved, SI merges it into the project's next export.";
            case REJECTED -> "it was rejected.";
            case APPROVED -> lost
                    ? "it was approved, but SI has not exported the project since. Export the project again."
                    : "it was approved; the project's own export contains it.";
        };
    }

    private static boolean isWritten(ExportRun run) {
        return run.account().sync().changeOrders() == ChangeOrders.OPPORTUNITY;
    }

    private boolean isRemembered(ExportRun run) {
        return ledger.mayHold(run.account(), run.opportunityRef());
    }
}
