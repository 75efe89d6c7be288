package dev.sibridge.history;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;

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
}
