package dev.sibridge.web.api;

/** What was asked for cannot be done now, but may be a little later. */
public class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}
