package dev.sibridge.web.api;

/** Somebody asked for something that is not there. */
class NotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotFoundException(String message) {
        super(message);
    }
}
