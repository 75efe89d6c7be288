package dev.sibridge.dtools;

/** D-Tools answered, but not with what was asked for. The message is fit for an operator. */
public class UnreadableExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableExportException(String message) {
        super(message);
    }
}
