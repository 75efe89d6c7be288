package dev.sibridge.dtools;

/** D-Tools answered, but not with what was asked for. The message is fit for an operator. */
public class UnreadableExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean broken;

    public UnreadableExportException(String message, boolean broken) {
        super(message);
        this.broken = broken;
    }

    /** Whether it is no JSON, or half of it, so that a repetition may bring the whole. */
    public boolean isBroken() {
        return broken;
    }
}
