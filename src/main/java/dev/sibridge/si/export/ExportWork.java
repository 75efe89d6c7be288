package dev.sibridge.si.export;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.KeptExports;
import dev.sibridge.history.Run;
import dev.sibridge.history.RunFacts;
import dev.sibridge.history.RunStep;
import dev.sibridge.history.Runs;
import dev.sibridge.history.Totals;
import dev.sibridge.memory.HeapRoom;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.lines.Lines.Scope;
import dev.sibridge.si.mapping.refusals.Refusals;
import dev.sibridge.si.mapping.rows.ChangeOrder;
import dev.sibridge.si.mapping.rows.Currencies;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.si.tenant.TenantReader;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.calls.Call;
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import dev.sibridge.vendor.dtools.reading.PayloadTooLargeException;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of {@code sync-export} that no vendor is asked for. */
@Component
public class ExportWork {

    private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);

    /** Whatever an export has in memory hangs on these properties, and on its run. */
    private static final Set<String> LOAD = Set.of("wave", "record", "request", "call");
    private static final int MOST_SHOWN = 100;
    /** What becomes of a row, as lines of opportunity and project, takes about so much memory. */
    private static final long BYTES_OF_A_ROW = 2_000;

    private final Accounts accounts;
    private final Runs runs;
    private final RunFacts facts;
    private final KeptExports keptExports;
    private final Memories memories;
    private final LineMoney money;
    private final TenantReader tenants;
    private final SettingsFingerprint settings;

    public ExportWork(Accounts accounts, Runs runs, RunFacts facts, KeptExports keptExports, Memories memories,
            LineMoney money, TenantReader tenants, SettingsFingerprint settings) {
        this.memories = memories;
        this.money = money;
        this.tenants = tenants;
        this.accounts = accounts;
        this.runs = runs;
        this.facts = facts;
        this.keptExports = keptExports;
        this.settings = settings;
    }

    /** Takes a run, by its id, from the queue. */
    public ExportRun take(@Body long id) {
        return new ExportRun(id);
    }

    /** Begins: sets the property {@code account}, and {@code run} anew. */
    public void begin(Exchange exchange) {
        ExportRun waiting = run(exchange);
        Run export = runs.get(waiting.id());
        Account account = tenants.asked(export.account()).orElseGet(() -> accounts.get(export.account()));
        runs.begin(export.id());
        exchange.setProperty("account", account);
        exchange.setProperty("run", waiting.begin(account, export));
    }

    /** Lets go of all that the run has in memory, and has it begun once more with all of the memory to itself. */
    public void tryAlone(Exchange exchange) {
        ExportRun run = run(exchange).anew();
        run.share().tryAlone();
        LOAD.forEach(exchange::removeProperty);
        exchange.setProperty("run", run);
        exchange.getMessage().setBody(run.id());
        LOG.warn("There was not enough memory for run {} beside others; it is retried once with all the memory to"
                + " itself", run.id());
    }

    /** What is read: the whole project, or change order. */
    public DToolsRequest readRequest(@ExchangeProperty("run") ExportRun run) {
        return DToolsRequest.read(run.export().projectId(), run.export().coNumber());
    }

    /** The same, as older services want to be asked. */
    public DToolsRequest olderReadRequest(@ExchangeProperty("run") ExportRun run) {
        return DToolsRequest.readInOlderForm(run.export().projectId(), run.export().coNumber());
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
     * Takes the payload, and notes whether it says anything new.
     *
     * @throws RefusedException with everything that is wrong with it
     */
    public void read(@Body Project payload, @ExchangeProperty("run") ExportRun run,
            @ExchangeProperty("call") Call<?> call) {
        Run export = run.export();
        String fingerprint = ExportReader.fingerprint(payload);
        Project project = memories.asRemembered(payload, run.account());
        run.read(project);
        keep(call.takeCopy(), run, fingerprint);
        checkIdentity(project, export);
        facts.read(run.id(), project);
        // What is noted only need not be good for more.
        if (export.coNumber() == null || run.account().sync().changeOrders() == ChangeOrders.OPPORTUNITY) {
            project = judge(project, run);
            facts.priced(run.id(), project.priceWithoutTax());
        }
        // Who asks for a run again wants it done.
        boolean unchanged = runs.read(run, export, fingerprint, settings.of(run.account()))
                && export.retryOf() == null;
        run.unchanged(unchanged);
        if (unchanged) {
            run.log().enter(RunStep.ACKNOWLEDGEMENT);
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
    private void keep(PayloadCopy copy, ExportRun run, String fingerprint) {
        if (copy != null && !run.isPreview()) {
            keptExports.keep(run, run.export().projectId(), fingerprint, copy);
        }
    }

    // Whatever comes in a project's place would be written over it.
    private static void checkIdentity(Project project, Run export) {
        if (!Text.fold(project.id()).equals(Text.fold(export.projectId()))) {
            throw new RefusedException(List.of(new Problem("contradictory", "D-Tools returned another project, \""
                    + Text.cut(project.name(), MOST_SHOWN) + "\".", null, "Id", "Export the project again; if that "
                    + "does not help, ask D-Tools' support.")));
        }
        if (export.coNumber() != null && !Text.trim(project.coNumber()).equals(export.coNumber())) {
            throw new RefusedException(List.of(new Problem("contradictory", "D-Tools returned something other than"
                    + " the change order " + export.coNumber() + ".", null, "CONumber",
                    "Export the change order again; if that does not help, ask D-Tools' support.")));
        }
    }

    /** Whether there is anything to write. */
    public boolean hasNews(@ExchangeProperty("run") ExportRun run) {
        return !run.isSkipped() && !run.isUnchanged();
    }

    /** Computes what Manage should hold. */
    public void map(@Body Tenant tenant, @ExchangeProperty("run") ExportRun run) {
        HeapRoom.require(run.project().items().size() * BYTES_OF_A_ROW);
        run.mapped(DesiredState.of(run.project(), run.account().sync(), tenant, memories.of(run)));
        // The rows have served; there may be 50,000.
        run.read(run.project().withItems(List.of()));
        Totals planned = PlannedTotals.of(run.project(), run.desired());
        runs.totals(run.id(), run.isPreview() ? planned : planned.underWay());
    }

    /** Notes that everything is in Manage. */
    public void written(@ExchangeProperty("run") ExportRun run) {
        run.log().enter(RunStep.ACKNOWLEDGEMENT);
        if (!run.isPreview()) {
            runs.totals(run.id(), PlannedTotals.of(run.project(), run.desired()).held(
                    money.held(run, Scope.OPPORTUNITY),
                    run.desired().project().isEmpty() ? null : money.held(run, Scope.PROJECT)));
            runs.written(run);
        }
    }

    private static ExportRun run(Exchange exchange) {
        return exchange.getProperty("run", ExportRun.class);
    }
}
