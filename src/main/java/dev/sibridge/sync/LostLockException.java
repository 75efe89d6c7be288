package dev.sibridge.sync;

/** The database was away in the middle of a run: another process may be at work on the same project by now. */
public class LostLockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LostLockException() {
        super("The connection to the database broke in the middle of the work; the next poll goes on.");
    }
}
