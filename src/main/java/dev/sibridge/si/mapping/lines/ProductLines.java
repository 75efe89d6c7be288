package dev.sibridge.si.mapping.lines;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.si.mapping.rows.Adjustment;
import dev.sibridge.si.mapping.rows.BillableOption;
import dev.sibridge.si.mapping.rows.Memory.LineOrigin;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.si.mapping.rows.Tenant;
import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.MiscItem;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes lines of rows: equal rows of one location become one line, in the order of the first rows, each with its price
 * adjustments right behind it.
 */
public final class ProductLines {

    private static final String AGGREGATED = "aggregated";
    private static final String MISC = "misc|";
    private static final int DIGEST = 16;
    // Stands in no name, so that no two rows come out alike by accident.
    private static final String SEPARATOR = "\u001f";

    private final Project project;
    private final SyncSettings settings;
    private final ProductIds ids;
    private final Vendors vendors;
    private final List<ProductLine> lines = new ArrayList<>();
    private final Map<String, ProductLine> projectWide = new LinkedHashMap<>();

    private ProductLines(Project project, SyncSettings settings, Tenant tenant) {
        this.project = project;
        this.settings = settings;
        this.ids = new ProductIds(settings);
        this.vendors = new Vendors(settings, tenant);
    }

    /** All lines of a project, in order. */
    public static List<ProductLine> of(Project project, SyncSettings settings, Tenant tenant) {
        ProductLines result = new ProductLines(project, settings, tenant);
        result.addRows();
        result.projectWide.values().stream().filter(line -> line.price().signum() != 0).forEach(result.lines::add);
        if (settings.miscItems() == SyncSettings.Inclusion.INCLUDE) {
            project.miscItems().forEach(result::addMiscItem);
        }
        return List.copyOf(result.lines);
    }

    private void addRows() {
        Map<String, List<ProjectItem>> groups = new LinkedHashMap<>();
        for (ProjectItem item : Rows.selected(project, settings)) {
            if (Rows.isCalculatedAdjustment(item)) {
                addCalculated(item);
            } else {
                groups.computeIfAbsent(equality(item), key -> new ArrayList<>()).add(item);
            }
        }
        groups.values().forEach(this::addGroup);
    }

    private void addGroup(List<ProjectItem> rows) {
        ProjectItem first = rows.get(0);
        lines.add(new ProductLine(digest(identity(first)), null, origin(rows), ids.keyOf(first), Rows.locationOf(first),
                Text.firstFilled(first.description(), first.model(), first.packageName()),
                rows.stream().map(row -> Rows.orZero(row.quantity())).reduce(BigDecimal.ZERO, BigDecimal::add),
                first.isOfe() ? BigDecimal.ZERO : Rows.orZero(first.unitPrice()),
                Rows.orZero(first.unitCost()), isTaxable(first), BillableOption.of(first),
                vendors.of(first).orElse(null)));
        adjustments(rows).forEach((kind, amount) -> addAdjustment(first, kind, amount));
    }

    private static Map<Adjustment, BigDecimal> adjustments(List<ProjectItem> rows) {
        Map<Adjustment, BigDecimal> sums = new EnumMap<>(Adjustment.class);
        for (ProjectItem row : rows) {
            sums.merge(Adjustment.PRODUCT, Rows.orZero(row.productAdjustment()), BigDecimal::add);
            sums.merge(Adjustment.MISC_PARTS, Rows.orZero(row.miscPartAdjustment()), BigDecimal::add);
            sums.merge(Adjustment.LABOR, Rows.orZero(row.laborAdjustment()), BigDecimal::add);
        }
        return sums;
    }

    private void addAdjustment(ProjectItem row, Adjustment kind, BigDecimal amount) {
        if (amount.signum() == 0) {
            return;
        }
        if (settings.aggregateAdjustments()) {
            addProjectWide(kind, amount, isTaxable(row), BillableOption.of(row));
        } else {
            lines.add(adjustment(identity(row), kind, kind, Rows.locationOf(row), amount, isTaxable(row),
                    BillableOption.of(row)));
        }
    }

    // The whole project's adjustment in a single row: the same line as aggregating by ourselves would make.
    private void addCalculated(ProjectItem item) {
        BigDecimal amount = Rows.orZero(item.quantity()).multiply(Rows.orZero(item.unitPrice()));
        if (amount.signum() != 0) {
            addProjectWide(Rows.adjustmentOf(item), amount, isTaxable(item), BillableOption.of(item));
        }
    }

    private void addProjectWide(Adjustment kind, BigDecimal amount, boolean taxable, BillableOption billable) {
        String key = String.join("|", AGGREGATED, kind.name(), String.valueOf(taxable), billable.toString());
        ProductLine line = adjustment(key, null, kind, null, amount, taxable, billable);
        projectWide.merge(key, line, (one, other) ->
                adjustment(key, null, kind, null, one.price().add(other.price()), taxable, billable));
    }

    private ProductLine adjustment(String identity, Adjustment adjusts, Adjustment kind, String locationId,
            BigDecimal amount, boolean taxable, BillableOption billable) {
        return new ProductLine(digest(identity), adjusts, new LineOrigin(Set.of(), amount, BigDecimal.ZERO),
                ProductIds.keyOf(kind), locationId, kind.productId(), BigDecimal.ONE, amount, BigDecimal.ZERO,
                taxable, billable, null);
    }

    private void addMiscItem(MiscItem item) {
        lines.add(new ProductLine(digest(MISC + Text.fold(item.name())), null,
                new LineOrigin(Set.of(), item.unitPrice(), BigDecimal.ZERO), ProductIds.MISCELLANEOUS, null,
                Text.firstFilled(item.description(), item.name(), "Miscellaneous"), Rows.orZero(item.quantity()),
                Rows.orZero(item.unitPrice()), BigDecimal.ZERO, settings.miscItemsTaxable(),
                BillableOption.BILLABLE, null));
    }

    // The rows' own price: that of a line which nobody pays for is nothing.
    private static LineOrigin origin(List<ProjectItem> rows) {
        Set<String> items = rows.stream().map(row -> Text.trim(row.siItemId())).filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        return new LineOrigin(items, rows.get(0).unitPrice(), rows.get(0).unitCost());
    }

    private static String digest(String identity) {
        return Text.hash(identity, DIGEST);
    }

    /** Rows that agree in this are one line. */
    private String equality(ProjectItem item) {
        return String.join(SEPARATOR, identity(item), plain(item.unitPrice()), plain(item.unitCost()));
    }

    /** A line whose rows agree in this is the same line as in an earlier export, though its price may differ. */
    private String identity(ProjectItem item) {
        return String.join(SEPARATOR, Rows.locationOf(item), item.typeId() + "", Text.fold(item.laborType()),
                ids.keyOf(item), Text.trim(item.manufacturer()), Text.trim(item.model()),
                Text.trim(item.partNumber()), Text.trim(item.packageName()), Text.trim(item.phase()),
                isTaxable(item) + "", item.isNonBillable() + "", item.isOfe() + (isOut(item) ? " out" : ""));
    }

    // What a change order takes out is no less of what it adds, but a line of its own.
    private static boolean isOut(ProjectItem item) {
        return item.coChangeTypeId() == ProjectItem.DELETED;
    }

    private boolean isTaxable(ProjectItem item) {
        return Rows.isTaxable(item, project.isItemLevelTax());
    }

    private static String plain(BigDecimal number) {
        return Rows.orZero(number).stripTrailingZeros().toPlainString();
    }
}
