package dev.sibridge.mapping;

import java.math.BigDecimal;

/** The lines do not come to what SI's rows and adjustments come to. The mistake is ours; the message says so. */
public class ReconciliationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReconciliationException(String where, BigDecimal lines, BigDecimal rows) {
        super("SI Bridge miscalculated and wrote nothing: the lines of the " + where + " come to "
                + lines.toPlainString() + ", SI's rows and adjustments to " + rows.toPlainString()
                + ". Please report this with the export.");
    }
}
