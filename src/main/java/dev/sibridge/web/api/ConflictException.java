package dev.sibridge.web.api;

/** What was asked for cannot be done now, but may be a little later. */
class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConflictException(String message) {
        super(message);
    }
}
