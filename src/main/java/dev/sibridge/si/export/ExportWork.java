package dev.sibridge.si.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.diagnosis.Failures;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.KeptExports;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.PlannedChange;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunEnds;
import dev.sibridge.history.RunEnds.RunEnd;
import dev.sibridge.history.RunStep;
import dev.sibridge.history.Runs;
import dev.sibridge.history.Totals;
import dev.sibridge.memory.HeapRoom;
import dev.sibridge.memory.MemoryShortage;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.link.HeldBackException;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.si.mapping.refusals.Refusals;
import dev.sibridge.si.mapping.rows.ChangeOrder;
import dev.sibridge.si.mapping.rows.Currencies;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.si.tenant.TenantReader;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import dev.sibridge.vendor.dtools.reading.PayloadTooLargeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.stereotype.Component;

/** The steps of {@code sync-export} that no vendor is asked for, and how an export ends. */
@Component
public class ExportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);
    private static final int MOST_SHOWN = 100;
    /** What becomes of a row, as lines of opportunity and project, takes about so much memory. */
    private static final long BYTES_OF_A_ROW = 8_000;
    private static final String PASSES = "Nothing, if it passes: the next poll tries again.";
    /** Stands after the reason of a run that failed for one that will not pass by itself. */
    private static final String LASTS = "It is tried again once SI exports it anew, the settings change, or somebody"
            + " asks for it with POST /api/runs/{id}/retry.";

    private final Accounts accounts;
    private final Runs runs;
    private final RunEnds ends;
    private final KeptExports keptExports;
    private final Waiting waiting;
    private final Memories memories;
    private final LineMoney money;
    private final TenantReader tenants;
    private final SettingsFingerprint settings;
    private final ObjectMapper json;

    public ExportWork(Accounts accounts, Runs runs, RunEnds ends, KeptExports keptExports, Waiting waiting,
            Memories memories, LineMoney money, TenantReader tenants, SettingsFingerprint settings,
            ObjectMapper json) {
        this.memories = memories;
        this.money = money;
        this.tenants = tenants;
        this.accounts = accounts;
        this.runs = runs;
        this.ends = ends;
        this.keptExports = keptExports;
        this.waiting = waiting;
        this.settings = settings;
        this.json = json;
    }

    /** Takes a run from the queue. Sets the properties {@code account}, {@code export}, {@code run}, {@code calls}. */
    public void begin(Exchange exchange) {
        Run export = runs.get(exchange.getMessage().getBody(Long.class));
        Account account = accounts.get(export.account());
        ExportRun run = new ExportRun(export.id(), account, export.mode());
        runs.begin(export.id());
        exchange.setProperty("account", account);
        exchange.setProperty("export", export);
        exchange.setProperty("run", run);
        exchange.setProperty("calls", run.calls());
    }

    /** What is read: the whole project, or change order. */
    public DToolsRequest readRequest(@ExchangeProperty("export") Run export) {
        return DToolsRequest.read(export.projectId(), export.coNumber());
    }

    /** The same, as older services want to be asked. */
    public DToolsRequest olderReadRequest(@ExchangeProperty("export") Run export) {
        return DToolsRequest.readInOlderForm(export.projectId(), export.coNumber());
    }

    /**
     * Judges an answer that is no project.
     *
     * @throws RefusedException when asking again would bring the same
     */
    public void unreadable(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable trouble) {
        UnreadableExportException unreadable = Causes.find(UnreadableExportException.class, trouble);
        if (unreadable.isBroken()) {
            throw unreadable;
        }
        if (unreadable instanceof PayloadTooLargeException tooLarge) {
            throw new RefusedException(List.of(new Problem("limit", tooLarge.getMessage(), null, null,
                    tooLarge.todo())));
        }
        throw new RefusedException(List.of(new Problem("unreadable", unreadable.getMessage(), null, null,
                "Export the project again; if that does not help, ask D-Tools' support.")));
    }

    /**
     * Takes the payload. Sets the property {@code unchanged}.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    public void read(Exchange exchange) {
        ExportRun run = exchange.getProperty("run", ExportRun.class);
        Run export = exchange.getProperty("export", Run.class);
        Project payload = exchange.getMessage().getBody(Project.class);
        String fingerprint = ExportReader.fingerprint(payload);
        Project project = memories.asRemembered(payload, run.account());
        run.read(project);
        keep(exchange, fingerprint);
        // What is noted only need not be good for more.
        if (export.coNumber() == null || run.account().sync().changeOrders() == ChangeOrders.OPPORTUNITY) {
            project = judge(project, run);
        }
        checkIdentity(project, export);
        runs.name(run.id(), project);
        // Who asks for a run again wants it done.
        boolean unchanged = runs.read(run, export, fingerprint, settings.of(run.account()))
                && export.retryOf() == null;
        exchange.setProperty("unchanged", unchanged);
        if (unchanged) {
            exchange.setProperty("stage", RunStep.ACKNOWLEDGEMENT);
        }
        if (export.coNumber() != null) {
            run.read(ChangeOrder.asProject(project));
        }
    }

    /** Passes a project that can be taken, in the tenant's currency from then on. */
    private Project judge(Project project, ExportRun run) {
        String currency = tenants.currency(run.account());
        Refusals.check(project, run.account().sync(), currency);
        Project ours = Currencies.inTenants(project, currency, run::warn);
        if (ours != project) {
            // Amounts that were within the limits may be beyond them now.
            Refusals.checkConverted(project, ours, run.account().sync(), currency);
            run.read(ours);
        }
        return ours;
    }

    // The copy is large: nobody else is to hold it.
    private void keep(Exchange exchange, String fingerprint) {
        ExportRun run = run(exchange);
        PayloadCopy copy = (PayloadCopy) exchange.removeProperty(PayloadCopy.PROPERTY);
        if (copy != null && !run.isPreview()) {
            keptExports.keep(run, exchange.getProperty("export", Run.class).projectId(), fingerprint, copy);
        }
    }

    // Whatever comes in a project's place would be written over it.
    private static void checkIdentity(Project project, Run export) {
        if (!Text.fold(project.id()).equals(Text.fold(export.projectId()))) {
            throw new RefusedException(List.of(new Problem("contradictory", "D-Tools answered with another project, \""
                    + Text.cut(project.name(), MOST_SHOWN) + "\".", null, "Id", "Export the project again; if that "
                    + "does not help, ask D-Tools' support.")));
        }
        if (export.coNumber() != null && !Text.trim(project.coNumber()).equals(export.coNumber())) {
            throw new RefusedException(List.of(new Problem("contradictory", "D-Tools answered with something else than"
                    + " the change order " + export.coNumber() + ".", null, "CONumber",
                    "Export the change order again; if that does not help, ask D-Tools' support.")));
        }
    }

    /** Computes what Manage should hold. */
    public void map(@Body Tenant tenant, @ExchangeProperty("run") ExportRun run) {
        HeapRoom.require(run.project().items().size() * BYTES_OF_A_ROW);
        run.mapped(DesiredState.of(run.project(), run.account().sync(), tenant, memories.of(run)));
        Totals planned = PlannedTotals.of(run.project(), run.desired());
        runs.totals(run.id(), run.isPreview() ? planned : planned.underWay());
    }

    /** Notes that everything is in Manage. */
    public void written(Exchange exchange) {
        exchange.setProperty("stage", RunStep.ACKNOWLEDGEMENT);
        ExportRun run = run(exchange);
        if (!run.isPreview()) {
            runs.totals(run.id(), PlannedTotals.of(run.project(), run.desired()).held(
                    money.held(run, Scope.OPPORTUNITY),
                    run.desired().project().isEmpty() ? null : money.held(run, Scope.PROJECT)));
            runs.written(run);
        }
    }

    /** Ends an export that is all in Manage, or of which a preview shows what would be. */
    public void synced(Exchange exchange) throws JsonProcessingException {
        ExportRun run = run(exchange);
        if (run.isPreview()) {
            runs.plan(run.id(), json.writeValueAsString(run.outcomes().stream()
                    .map(outcome -> PlannedChange.of(run.id(), outcome.step())).toList()));
            end(exchange, Outcome.PLANNED, String.join("\n", run.warnings()));
            return;
        }
        end(exchange, Outcome.SYNCED, String.join("\n", run(exchange).warnings()));
    }

    /** Ends an export that says nothing new. */
    public void unchanged(Exchange exchange) {
        end(exchange, Outcome.UNCHANGED, "");
    }

    /** Ends an export that has nothing for Manage. */
    public void skipped(Exchange exchange) {
        end(exchange, Outcome.SKIPPED, exchange.getProperty("export", Run.class).skipReason());
    }

    /** Ends an export that another process has its hands on; its message stays in the queue. */
    public void busy(Exchange exchange) {
        String reason = Causes.find(BusyException.class,
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)).getMessage();
        runs.skip(run(exchange).id(), "busy", reason, false);
        end(exchange, Outcome.SKIPPED, reason);
    }

    /** Ends an export that is itself at fault. */
    public void refused(Exchange exchange) {
        // Camel wraps what is thrown inside a split.
        RefusedException refused = Causes.find(RefusedException.class,
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        List<String> messages = refused.problems().stream().map(Objects::toString).toList();
        end(exchange, Level.ERROR, new RunEnd(Outcome.REFUSED, stage(exchange), String.join("\n", messages), messages,
                refused.problems(), false, 0));
    }

    /** Ends an export about which a person must choose first. */
    public void heldBack(Exchange exchange) {
        Hold hold = Causes.find(HeldBackException.class,
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)).hold();
        boolean news = waiting.add(run(exchange).id(), hold);
        end(exchange, news ? Level.INFO : Level.DEBUG, wellEnded(exchange, Outcome.SKIPPED, hold.toString()));
    }

    /** Ends an export that something else kept from Manage. */
    public void failed(Exchange exchange) {
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.atLevel(Failures.isForeseen(trouble) ? Level.DEBUG : Level.ERROR).setCause(trouble)
                .log("Run {} failed", exchange.getProperty("runId"));
        if (run(exchange) == null) {
            // Our own database did not even let it begin; the next poll finds the export again.
            ends.neverBegan(exchange.getProperty("runId", Long.class), Failures.sentence(trouble),
                    Failures.of(trouble).stream().map(failure -> problem(failure, false)).toList());
            return;
        }
        List<Failure> failures = Failures.of(trouble);
        Kind kind = failures.get(0).kind();
        boolean lasting = kind == Kind.LASTING || kind == Kind.MEMORY;
        List<String> errors = new ArrayList<>(failures.stream().map(Failure::toString).toList());
        if (RunStep.ACKNOWLEDGEMENT.equals(stage(exchange))) {
            errors.add("All of it is in ConnectWise; only D-Tools does not know yet.");
        }
        if (lasting) {
            errors.add(LASTS);
        }
        List<String> messages = new ArrayList<>(errors);
        messages.addAll(run(exchange).warnings());
        List<Problem> problems = failures.stream().map(failure -> problem(failure, lasting)).toList();
        end(exchange, Level.ERROR, new RunEnd(Outcome.FAILED, stage(exchange), String.join("\n", messages), errors,
                problems, lasting, kind == Kind.MEMORY ? MemoryShortage.memory() : 0));
    }

    private static Problem problem(Failure failure, boolean lasting) {
        String todo = !failure.todo().isEmpty() ? failure.todo() : lasting ? LASTS : PASSES;
        return new Problem(failure.kind(), failure.code(), failure.sentence(), null, null, todo, failure.subject());
    }

    private void end(Exchange exchange, Outcome outcome, String messages) {
        end(exchange, Level.INFO, wellEnded(exchange, outcome, messages));
    }

    private static RunEnd wellEnded(Exchange exchange, Outcome outcome, String messages) {
        return new RunEnd(outcome, stage(exchange), messages, List.of(), List.of(), false, 0);
    }

    private void end(Exchange exchange, Level level, RunEnd end) {
        ends.note(run(exchange), end);
        // Which project that is stands beside every line of a run.
        LOG.atLevel(level).log("{}{}", end.outcome().label(),
                end.messages().isEmpty() ? "" : ". " + end.messages().replace("\n", " "));
    }

    private static String stage(Exchange exchange) {
        return exchange.getProperty("stage", String.class);
    }

    private static ExportRun run(Exchange exchange) {
        return exchange.getProperty("run", ExportRun.class);
    }
}
