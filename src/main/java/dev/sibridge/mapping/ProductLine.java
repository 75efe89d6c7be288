package dev.sibridge.mapping;

import java.math.BigDecimal;

/**
 * What one line says, whatever it is charged to.
 *
 * @param key        identity within the project
 * @param product    the catalog item's key
 * @param locationId null: charged to the project as a whole, not to a location's ticket
 * @param quantity   units, feet or hours
 * @param price      per unit
 * @param cost       per unit
 */
record ProductLine(
        String key,
        String product,
        String locationId,
        String description,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal cost,
        boolean taxable,
        BillableOption billable) {

    BigDecimal total() {
        return quantity.multiply(price);
    }
}
