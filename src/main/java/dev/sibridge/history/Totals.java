package dev.sibridge.history;

import dev.sibridge.engine.model.Wave;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a project comes to, in its currency.
 *
 * @param si          by SI, without tax and misc items; null when SI does not say
 * @param lines       by our lines, without misc items
 * @param misc        by the lines of misc items
 * @param opportunity by the opportunity's lines: as planned, then as Manage holds them; null while they are written
 * @param project     by the project's lines, likewise; null as well when it is not won
 */
@RecordBuilder
public record Totals(BigDecimal si, BigDecimal lines, BigDecimal misc, BigDecimal opportunity, BigDecimal project)
        implements TotalsBuilder.With {

    /** What is planned. */
    public static Totals planned(Project project, DesiredState desired) {
        return new Totals(project.priceWithoutTax(), desired.totalWithoutMisc(),
                desired.total().subtract(desired.totalWithoutMisc()), planned(desired.opportunity()),
                desired.project().isEmpty() ? null : planned(desired.project()));
    }

    /** The same while nobody knows yet what Manage will make of it. */
    public Totals underWay() {
        return withOpportunity(null).withProject(null);
    }

    /**
     * The same by what Manage holds in the end.
     *
     * @param project null when it is not won
     */
    public Totals held(BigDecimal opportunity, BigDecimal project) {
        return with(held -> held.lines((project == null ? opportunity : project).subtract(misc))
                .opportunity(opportunity).project(project));
    }

    private static BigDecimal planned(List<Wave> stage) {
        return stage.stream().flatMap(wave -> wave.records().stream())
                .filter(record -> record.type() == RecordType.LINE)
                .map(line -> ((BigDecimal) line.body().get("quantity")).multiply((BigDecimal) line.body().get("price")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
