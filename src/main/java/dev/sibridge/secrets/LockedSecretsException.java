package dev.sibridge.secrets;

/** Secrets can be neither encrypted nor read with the key that there is. The message says what to do. */
public class LockedSecretsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LockedSecretsException(String message) {
        super(message);
    }
}
