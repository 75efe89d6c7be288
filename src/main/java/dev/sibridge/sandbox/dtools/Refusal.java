package dev.sibridge.sandbox.dtools;

import org.springframework.http.HttpStatus;

/** A request that the simulated service does not accept. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    Refusal(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
