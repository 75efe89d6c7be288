package dev.sibridge.si.mapping.lines;

import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.math.BigDecimal;
import java.util.List;

/** The lines do not come to what SI's rows and adjustments come to. The mistake is ours; the message says so. */
public class ReconciliationException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    ReconciliationException(String where, BigDecimal lines, BigDecimal rows) {
        super("SI Bridge miscalculated and wrote nothing: the lines of the " + where + " add up to "
                + lines.toPlainString() + ", SI's rows and adjustments to " + rows.toPlainString()
                + ". Please report this with the export.");
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.OURS, "miscalculated", getMessage()));
    }
}
