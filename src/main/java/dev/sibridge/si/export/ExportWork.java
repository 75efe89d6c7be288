package dev.sibridge.si.export;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.SyncSettings.ChangeOrders;
import dev.sibridge.failure.Causes;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.KeptExports;
import dev.sibridge.history.Run;
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
import dev.sibridge.vendor.dtools.DToolsRequest;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.UnreadableExportException;
import dev.sibridge.vendor.dtools.reading.ExportReader;
import dev.sibridge.vendor.dtools.reading.PayloadCopy;
import dev.sibridge.vendor.dtools.reading.PayloadTooLargeException;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The steps of {@code sync-export} that no vendor is asked for. */
@Component
public class ExportWork {

    private static final int MOST_SHOWN = 100;
    /** What becomes of a row, as lines of opportunity and project, takes about so much memory. */
    private static final long BYTES_OF_A_ROW = 8_000;

    private final Accounts accounts;
    private final Runs runs;
    private final KeptExports keptExports;
    private final Memories memories;
    private final LineMoney money;
    private final TenantReader tenants;
    private final SettingsFingerprint settings;

    public ExportWork(Accounts accounts, Runs runs, KeptExports keptExports, Memories memories, LineMoney money,
            TenantReader tenants, SettingsFingerprint settings) {
        this.memories = memories;
        this.money = money;
        this.tenants = tenants;
        this.accounts = accounts;
        this.runs = runs;
        this.keptExports = keptExports;
        this.settings = settings;
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
    public boolean hasNews(@ExchangeProperty("export") Run export, @ExchangeProperty("unchanged") Boolean unchanged) {
        return export.skipReason() == null && !unchanged;
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

    private static ExportRun run(Exchange exchange) {
        return exchange.getProperty("run", ExportRun.class);
    }
}
