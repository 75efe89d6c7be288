package dev.sibridge.si.export;

import dev.sibridge.engine.model.Wave;
import dev.sibridge.history.Totals;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import java.math.BigDecimal;
import java.util.List;

/** What a project will come to in Manage when everything is written as planned. */
public final class PlannedTotals {

    private PlannedTotals() {
    }

    public static Totals of(Project project, DesiredState desired) {
        return new Totals(project.priceWithoutTax(), desired.totalWithoutMisc(),
                desired.total().subtract(desired.totalWithoutMisc()), sum(desired.opportunity()),
                desired.project().isEmpty() ? null : sum(desired.project()));
    }

    private static BigDecimal sum(List<Wave> stage) {
        return stage.stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.type() == RecordType.LINE)
                .map(line -> ((BigDecimal) line.body().get("quantity")).multiply((BigDecimal) line.body().get("price")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
