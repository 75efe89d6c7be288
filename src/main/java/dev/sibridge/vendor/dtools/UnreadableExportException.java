package dev.sibridge.vendor.dtools;

import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.io.IOException;
import java.util.List;

/** D-Tools answered, but not with what was asked for. The message is fit for an operator. */
public class UnreadableExportException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    private final boolean broken;

    public UnreadableExportException(String message, boolean broken) {
        super(message);
        this.broken = broken;
    }

    /** The answer broke off. */
    public UnreadableExportException(String message, IOException cause) {
        super(message, cause);
        this.broken = true;
    }

    /** Whether it is no JSON, or half of it, so that a repetition may bring the whole. */
    public boolean isBroken() {
        return broken;
    }

    @Override
    public FailedCall call() {
        return new FailedCall(broken, false, null);
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(broken ? Kind.PASSING : Kind.EXPORT, "unreadable", getMessage()));
    }
}
