package dev.sibridge.si.mapping.lines;

import dev.sibridge.si.mapping.rows.Adjustment;
import dev.sibridge.si.mapping.rows.BillableOption;
import dev.sibridge.si.mapping.rows.Memory.LineOrigin;
import java.math.BigDecimal;

/**
 * What one line says, whatever it is charged to.
 *
 * @param identity   digest of what makes it this line and no other, but for what tells equal rows apart; see
 *                   {@link LinePairs}
 * @param adjusts    the kind of price adjustment that it is of the row before it; null when it stands for itself
 * @param origin     what its rows are in SI
 * @param product    the catalog item's key
 * @param locationId null: charged to the project as a whole, not to a location's ticket
 * @param quantity   units, feet or hours
 * @param price      per unit
 * @param cost       per unit
 * @param source     whom it is bought from; null when nobody whom Manage knows
 */
public record ProductLine(
        String identity,
        Adjustment adjusts,
        LineOrigin origin,
        String product,
        String locationId,
        String description,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal cost,
        boolean taxable,
        BillableOption billable,
        Vendors.Source source) {

    /** Whether it is freight or the like, which SI leaves out of its total; lines of rows stand in a location. */
    boolean isMisc() {
        return locationId == null && ProductIds.MISCELLANEOUS.equals(product);
    }

    public BigDecimal total() {
        return quantity.multiply(price);
    }
}
