package dev.sibridge.si.mapping;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.si.mapping.lines.ProductIds;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.MiscItem;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of lines once more, written down as plainly as they are spoken: product, quantity, price, cost, taxable,
 * billable of every line in order.
 */
final class ExpectedLines {

    private static final List<String> KINDS =
            List.of("product adjustment", "miscellaneous parts adjustment", "labor adjustment");

    private ExpectedLines() {
    }

    static List<String> of(Project project, SyncSettings settings) {
        Map<String, List<ProjectItem>> merged = new LinkedHashMap<>();
        Map<String, BigDecimal> projectWide = new LinkedHashMap<>();
        for (ProjectItem row : RandomExportsTest.selected(project, settings)) {
            if (RandomExportsTest.isCalculated(row)) {
                projectWide.merge(adjustment(RandomExportsTest.kind(row), project, row),
                        row.quantity().multiply(row.unitPrice()), BigDecimal::add);
            } else {
                merged.computeIfAbsent(sameFor(project, row), key -> new ArrayList<>()).add(row);
            }
        }
        List<String> lines = new ArrayList<>();
        ProductIds ids = new ProductIds(settings);
        merged.values().forEach(rows -> {
            ProjectItem row = rows.get(0);
            lines.add(line(ids.keyOf(row), sum(rows.stream().map(ProjectItem::quantity)),
                    row.isOfe() ? BigDecimal.ZERO : row.unitPrice(), row.unitCost(), flags(project, row)));
            List<BigDecimal> amounts = List.of(sum(rows.stream().map(ProjectItem::productAdjustment)),
                    sum(rows.stream().map(ProjectItem::miscPartAdjustment)),
                    sum(rows.stream().map(ProjectItem::laborAdjustment)));
            for (int kind = 0; kind < KINDS.size(); kind++) {
                if (settings.aggregateAdjustments() && amounts.get(kind).signum() != 0) {
                    projectWide.merge(adjustment(KINDS.get(kind), project, row), amounts.get(kind), BigDecimal::add);
                } else if (amounts.get(kind).signum() != 0) {
                    lines.add(line(KINDS.get(kind), amounts.get(kind), flags(project, row)));
                }
            }
        });
        projectWide.forEach((kind, amount) -> {
            if (amount.signum() != 0) {
                lines.add(line(kind.split("\\|")[0], amount, kind.split("\\|")[1]));
            }
        });
        if (settings.miscItems() == SyncSettings.Inclusion.INCLUDE) {
            for (MiscItem item : project.miscItems()) {
                lines.add(line("miscellaneous", item.quantity(), item.unitPrice(), BigDecimal.ZERO,
                        settings.miscItemsTaxable() + " Billable"));
            }
        }
        return lines;
    }

    /** Location, TypeId, LaborType, manufacturer, model, part number, package name, phase, price, cost, flags. */
    private static String sameFor(Project project, ProjectItem row) {
        return Stream.of(row.locationId(), row.typeId(), row.laborType(), row.manufacturer(), row.model(),
                        row.partNumber(), row.packageName(), row.phase(), row.unitPrice(), row.unitCost(),
                        isTaxable(project, row), row.isNonBillable(), row.isOfe())
                .map(value -> value == null ? "" : RandomExportsTest.plain(value).strip())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isTaxable(Project project, ProjectItem row) {
        return project.isItemLevelTax() ? row.taxId() != null && !row.taxId().isBlank() : row.isTaxable();
    }

    private static String flags(Project project, ProjectItem row) {
        return isTaxable(project, row) + (row.isOfe() || row.isNonBillable() ? " DoNotBill" : " Billable");
    }

    private static String adjustment(String kind, Project project, ProjectItem row) {
        return kind + "|" + flags(project, row);
    }

    private static String line(String kind, BigDecimal amount, String flags) {
        return line(kind, BigDecimal.ONE, amount, BigDecimal.ZERO, flags);
    }

    private static String line(String product, BigDecimal quantity, BigDecimal price, BigDecimal cost, String flags) {
        return Stream.of(product, quantity, price, cost, flags).map(RandomExportsTest::plain)
                .collect(Collectors.joining(" "));
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.filter(amount -> amount != null).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
