package dev.sibridge.dtools;

import java.io.IOException;

/** D-Tools answered, but not with what was asked for. The message is fit for an operator. */
public class UnreadableExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean broken;

    public UnreadableExportException(String message, boolean broken) {
        super(message);
        this.broken = broken;
    }

    /** The answer broke off. */
    UnreadableExportException(String message, IOException cause) {
        super(message, cause);
        this.broken = true;
    }

    /** Whether it is no JSON, or half of it, so that a repetition may bring the whole. */
    public boolean isBroken() {
        return broken;
    }
}
