package dev.sibridge.database.lock;

/** Another process has what this run needs; the export stays in SI's queue, so that a later run goes on. */
public class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for people */
    public BusyException(String message) {
        super(message);
    }
}
