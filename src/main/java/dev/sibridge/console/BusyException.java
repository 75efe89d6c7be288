package dev.sibridge.console;

/** What was asked for cannot be done now, but may be a little later. */
class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BusyException(String message) {
        super(message);
    }
}
