package dev.sibridge.si.mapping;

import dev.sibridge.account.Limits;
import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.lines.ProductLine;
import dev.sibridge.si.mapping.lines.ProductLines;
import dev.sibridge.si.mapping.lines.Reconciliation;
import dev.sibridge.si.mapping.lines.ReconciliationException;
import dev.sibridge.si.mapping.rows.LocationKeys;
import dev.sibridge.si.mapping.rows.Memory;
import dev.sibridge.si.mapping.rows.ProjectRefs;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Manage should hold of an export, stage by stage. A stage is a list of waves, written one after
 * the other.
 *
 * @param project  empty unless the export is won
 * @param total    of the opportunity's lines, in the project's currency
 * @param totalWithoutMisc what SI calls the price without tax, which has no misc items in it
 * @param warnings what a person may want to know; nothing to stop for
 */
public record DesiredState(
        List<Wave> clients,
        List<Wave> products,
        List<Wave> opportunity,
        List<Wave> project,
        BigDecimal total,
        BigDecimal totalWithoutMisc,
        List<String> warnings) {

    private static final String CLIENTS = "clients";
    private static final String PRODUCTS = "products";
    /** The stage of the opportunity and its lines. */
    public static final String OPPORTUNITY = "opportunity";
    /** The stage of the project and all that it has. */
    public static final String PROJECT = "project";

    private static final BigDecimal TOLERANCE = BigDecimal.ONE;
    private static final BigDecimal TOLERANCE_PER_ROW = new BigDecimal("0.005");

    private static final int MOST_LABELS = 20;
    private static final BigDecimal COUNTABLE = new BigDecimal("1e15");

    public DesiredState {
        clients = in(CLIENTS, clients);
        products = in(PRODUCTS, products);
        opportunity = in(OPPORTUNITY, opportunity);
        project = in(PROJECT, project);
    }

    private static List<Wave> in(String stage, List<Wave> waves) {
        return waves.stream().map(wave -> wave.in(stage)).toList();
    }

    /** All of it, in an order in which it could be written. */
    public List<Wave> waves() {
        return Stream.of(clients, products, opportunity, project).flatMap(List::stream).toList();
    }

    /** Whether a wave is of what other exports may need, too. */
    public static boolean isShared(Wave wave) {
        return wave.isOf(CLIENTS) || wave.isOf(PRODUCTS);
    }

    /** Maps the first export of a project. It must have passed {@code Refusals}. */
    public static DesiredState of(Project project, SyncSettings settings, Tenant tenant) {
        return of(project, settings, tenant, Memory.NONE);
    }

    /**
     * Maps an export. It must have passed {@code Refusals}.
     *
     * @throws ReconciliationException when the lines come to anything else than SI's rows and adjustments
     */
    public static DesiredState of(Project export, SyncSettings settings, Tenant tenant, Memory memory) {
        List<Memory.KnownLocation> locations = LocationKeys.of(export, memory);
        Project project = LocationKeys.apply(export, locations);
        List<ProductLine> lines = ProductLines.of(project, settings, tenant);
        BigDecimal total = lines.stream().map(ProductLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal withoutMisc = Reconciliation.withoutMisc(lines);
        boolean won = settings.isWon(project.progress());
        Clients clients = new Clients(project, settings, tenant);
        DesiredState desired = new DesiredState(
                clients.waves(),
                CatalogItems.of(project, settings, tenant),
                Opportunities.waves(project, lines, settings, tenant, memory, locations),
                won ? new Projects(project, lines, settings, tenant, memory).waves() : List.of(),
                total,
                withoutMisc,
                warnings(project, settings, tenant, withoutMisc, memory,
                        hasPlaces(memory) ? Set.of() : clients.warnings()));
        Reconciliation.check(project, settings, "opportunity", desired.opportunity);
        if (won) {
            Reconciliation.check(project, settings, "project", desired.project);
        }
        return desired;
    }

    /** The client's company. */
    public DesiredRecord company() {
        return clients.stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.type() == RecordType.COMPANY).findFirst().orElseThrow();
    }

    /** The same, with another record in the place of the client's company. */
    public DesiredState withCompany(DesiredRecord other) {
        List<Wave> replaced = clients.stream().map(wave -> wave.withRecords(wave.records().stream()
                .map(record -> record.type() == RecordType.COMPANY ? other : record).toList())).toList();
        return new DesiredState(replaced, products, opportunity, project, total, totalWithoutMisc, warnings);
    }

    /**
     * What an export needs that is made once and never changed, its opportunity and, once won, its project: which
     * records these are, without what they say.
     */
    public static List<RecordRef> lasting(Project project, SyncSettings settings, Tenant tenant) {
        Stream<RecordRef> places = Stream.of(Clients.company(project, settings), Clients.site(project, settings),
                ProjectRefs.opportunity(project),
                        settings.isWon(project.progress()) ? ProjectRefs.project(project) : null)
                .filter(Objects::nonNull);
        return Stream.concat(places, CatalogItems.of(project, settings, tenant).stream()
                .flatMap(wave -> wave.records().stream()).map(DesiredRecord::ref)).toList();
    }

    // They are made once; nothing is to be said of them any more.
    private static boolean hasPlaces(Memory memory) {
        return memory.made().containsAll(Set.of(RecordType.COMPANY, RecordType.SITE));
    }

    private static List<String> warnings(Project project, SyncSettings settings, Tenant tenant,
            BigDecimal withoutMisc, Memory memory, Set<String> clients) {
        List<ProjectItem> selected = Rows.selected(project, settings);
        List<String> warnings = new ArrayList<>();
        if (project.contacts().stream().filter(c -> c.isPrimary() && Clients.isSomebody(c))
                .map(contact -> Contacts.ref(project, settings, contact)).distinct().count() > 1) {
            warnings.add("The project has several primary contacts; SI Bridge used the first.");
        }
        if (!memory.made().contains(RecordType.OPPORTUNITY) && Opportunities.salesRep(project, tenant).isEmpty()) {
            warnings.add("Neither the owner nor the assigned person is a member in Manage; SI Bridge used the default"
                    + " sales rep " + settings.salesRep() + ".");
        }
        if (Text.trim(project.clientPONumber()).length() > Limits.CUSTOMER_PO) {
            warnings.add("The client's PO number is longer than Manage allows; it is in the notes.");
        }
        warnings.addAll(clients);
        if (selected.size() < project.items().size()) {
            BigDecimal optional = Rows.total(project.items()).subtract(Rows.total(selected));
            warnings.add("Optional rows worth " + worth(optional) + " were left out.");
        }
        selected.stream()
                .filter(row -> Rows.isCalculatedAdjustment(row) && Rows.labelled(row) == null)
                .map(row -> Rows.shown(Text.firstFilled(row.model(), row.description()))).distinct().limit(MOST_LABELS)
                .forEach(label -> warnings.add("The calculated row \"" + label
                        + "\" is of a kind that SI Bridge does not know; it was treated as a price adjustment."));
        reconcile(project, selected.size(), withoutMisc, warnings);
        return List.copyOf(warnings);
    }

    // Optional rows were not judged; their sum may be anything.
    private static String worth(BigDecimal sum) {
        return sum.abs().compareTo(COUNTABLE) > 0 ? "an impossible amount" : sum.stripTrailingZeros().toPlainString();
    }

    private static void reconcile(Project project, int count, BigDecimal rows, List<String> warnings) {
        if (project.priceWithoutTax() == null) {
            return;
        }
        BigDecimal difference = rows.subtract(project.priceWithoutTax());
        BigDecimal allowed = TOLERANCE.max(TOLERANCE_PER_ROW.multiply(BigDecimal.valueOf(count)));
        if (difference.abs().compareTo(allowed) > 0) {
            warnings.add("The lines add up to " + rows.toPlainString() + ", but SI says "
                    + project.priceWithoutTax().toPlainString() + " without tax.");
        }
    }
}
