package dev.sibridge.setup;

/** A change that cannot be made as things are. The message says why, and what to do. */
public class ImpossibleChangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ImpossibleChangeException(String message) {
        super(message);
    }
}
