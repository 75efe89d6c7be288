package dev.sibridge.settings;

/** A reason not to start, in sentences that say what is wrong and what to do. */
public class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotStartException(String message) {
        super(message);
    }

    public CannotStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
