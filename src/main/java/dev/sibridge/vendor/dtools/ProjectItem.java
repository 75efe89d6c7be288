package dev.sibridge.vendor.dtools;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A row of an exported project: one unit of a product, a run of wire, a piece of labor. Everything but the flags may
 * be null or blank.
 *
 * @param id                      unique in the payload only
 * @param siItemId                stable in SI; blank on rows that SI calculates (labor by phase, adjustments)
 * @param typeId                  1 product, 2 labor, 3 allowance, 4 bundled cable, 5 placeholder
 * @param laborType               {@code Item} or {@code Phase}; labor rows only
 * @param laborCalculationMethodId 1 fixed, 2 variable, 3 by phase; labor rows only
 * @param packageName             the name of allowances, bundled cables and placeholders
 * @param quantity                units; feet or metres of bulk wire; hours of variable labor
 * @param unitPrice               after discount, per unit
 * @param totalLaborHours         hours for the whole row
 * @param productAdjustment       money for the whole row, on top of its price; so the next two
 * @param isTaxable               by the project's tax; {@code taxId} counts where taxes are chosen per row
 * @param parentId                the row whose accessory this is
 * @param coChangeTypeId          1 added, 2 deleted by a change order; 0 in a project
 * @param customFields            the filled {@code CustomField1..75} by name, in any case; numbers as SI shows them
 */
@RecordBuilder
public record ProjectItem(
        String id,
        String siItemId,
        int typeId,
        String laborType,
        int laborCalculationMethodId,
        String manufacturer,
        String model,
        String partNumber,
        String category,
        String subcategory,
        String description,
        String packageName,
        String vendor,
        String phase,
        BigDecimal quantity,
        BigDecimal unitCost,
        BigDecimal unitPrice,
        BigDecimal totalLaborHours,
        BigDecimal productAdjustment,
        BigDecimal miscPartAdjustment,
        BigDecimal laborAdjustment,
        boolean isOfe,
        boolean isNonBillable,
        boolean isOptional,
        boolean isTaxable,
        String taxId,
        String orderUom,
        String locationId,
        String parentId,
        int coChangeTypeId,
        @JsonAnySetter Map<String, String> customFields) implements ProjectItemBuilder.With {

    public static final int PRODUCT = 1;
    public static final int LABOR = 2;
    public static final int ALLOWANCE = 3;
    public static final int BUNDLED_CABLE = 4;
    public static final int PLACEHOLDER = 5;

    /** What {@code coChangeTypeId} calls a row that a change order takes out; its amounts stand without a sign. */
    public static final int DELETED = 2;

    public ProjectItem {
        Map<String, String> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        inAnyCase.putAll(customFields == null ? Map.of() : customFields);
        inAnyCase.values().removeIf(Dates::isNever);
        customFields = inAnyCase.isEmpty() ? Map.of() : Collections.unmodifiableMap(inAnyCase);
    }

    /** The same row as something that goes instead of something that comes. */
    public ProjectItem negated() {
        return with(row -> row.quantity(negated(quantity)).totalLaborHours(negated(totalLaborHours))
                .productAdjustment(negated(productAdjustment)).miscPartAdjustment(negated(miscPartAdjustment))
                .laborAdjustment(negated(laborAdjustment)));
    }

    private static BigDecimal negated(BigDecimal number) {
        return number == null ? null : number.negate();
    }

    /** The same row in another currency. */
    public ProjectItem withAmounts(UnaryOperator<BigDecimal> amounts) {
        return with(row -> row.unitCost(amounts.apply(unitCost)).unitPrice(amounts.apply(unitPrice))
                .productAdjustment(amounts.apply(productAdjustment))
                .miscPartAdjustment(amounts.apply(miscPartAdjustment))
                .laborAdjustment(amounts.apply(laborAdjustment)));
    }
}
