package dev.sibridge.setup;

/** There is no such account, or no such change. */
public class UnknownAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownAccountException(String message) {
        super(message);
    }
}
