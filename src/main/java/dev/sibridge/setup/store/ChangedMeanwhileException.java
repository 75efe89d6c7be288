package dev.sibridge.setup.store;

/** Somebody else has changed the same account meanwhile; nothing was changed. */
public class ChangedMeanwhileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ChangedMeanwhileException() {
        super("Somebody has changed these settings meanwhile. Read them again and repeat your change.");
    }
}
