package dev.sibridge.run;

import dev.sibridge.connectwise.RecordType;
import dev.sibridge.dtools.Project;
import dev.sibridge.mapping.DesiredState;
import dev.sibridge.mapping.Wave;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a project comes to, in its currency.
 *
 * @param si          by SI, without tax and misc items; null when SI does not say
 * @param lines       by our lines, without misc items
 * @param misc        by the lines of misc items
 * @param opportunity by the lines planned for the opportunity
 * @param project     by the lines planned for the project; null when it is not won
 */
record Totals(BigDecimal si, BigDecimal lines, BigDecimal misc, BigDecimal opportunity, BigDecimal project) {

    static Totals of(Project project, DesiredState desired) {
        return new Totals(project.priceWithoutTax(), desired.totalWithoutMisc(),
                desired.total().subtract(desired.totalWithoutMisc()), planned(desired.opportunity()),
                desired.project().isEmpty() ? null : planned(desired.project()));
    }

    private static BigDecimal planned(List<Wave> stage) {
        return stage.stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.type() == RecordType.LINE)
                .map(line -> ((BigDecimal) line.body().get("quantity")).multiply((BigDecimal) line.body().get("price")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
