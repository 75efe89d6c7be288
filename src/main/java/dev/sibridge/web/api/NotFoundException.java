package dev.sibridge.web.api;

/** Somebody asked for something that is not there. */
public class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        super(message);
    }
}
