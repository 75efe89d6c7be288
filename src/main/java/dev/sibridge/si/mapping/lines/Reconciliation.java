package dev.sibridge.si.mapping.lines;

import dev.sibridge.account.SyncSettings;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.rows.Rows;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.Project.MiscItem;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Counts the money again, from SI's rows, by another way than the one that made the lines. */
public final class Reconciliation {

    private Reconciliation() {
    }

    /**
     * Compares to the last digit.
     *
     * @param where what the lines are charged to, in words
     * @throws ReconciliationException when the lines among the records come to anything else than the export
     */
    public static void check(Project project, SyncSettings settings, String where, List<Wave> stage) {
        BigDecimal lines = sum(stage.stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.type() == RecordType.LINE)
                .map(line -> ((BigDecimal) line.body().get("quantity")).multiply(
                        (BigDecimal) line.body().get("price"))));
        BigDecimal rows = sum(Rows.selected(project, settings).stream().map(Reconciliation::money));
        if (settings.miscItems() == SyncSettings.Inclusion.INCLUDE) {
            rows = rows.add(sum(project.miscItems().stream().map(Reconciliation::money)));
        }
        if (lines.compareTo(rows) != 0) {
            throw new ReconciliationException(where, lines, rows);
        }
    }

    /** What SI calls the price without tax: everything but freight and the like. */
    public static BigDecimal withoutMisc(List<ProductLine> lines) {
        return sum(lines.stream().filter(line -> !line.isMisc()).map(ProductLine::total));
    }

    private static BigDecimal money(ProjectItem row) {
        if (Rows.isCalculatedAdjustment(row)) {
            return product(row.quantity(), row.unitPrice());
        }
        BigDecimal price = row.isOfe() ? BigDecimal.ZERO : row.unitPrice();
        return product(row.quantity(), price).add(sum(Stream.of(row.productAdjustment(), row.miscPartAdjustment(),
                row.laborAdjustment()).map(Rows::orZero)));
    }

    private static BigDecimal money(MiscItem item) {
        return product(item.quantity(), item.unitPrice());
    }

    private static BigDecimal product(BigDecimal quantity, BigDecimal price) {
        return Rows.orZero(quantity).multiply(Rows.orZero(price));
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
