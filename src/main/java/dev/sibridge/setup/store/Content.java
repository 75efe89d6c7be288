package dev.sibridge.setup.store;

/**
 * What a setting is set to, as the database holds it.
 *
 * @param text encrypted if it is secret
 */
public record Content(String text, boolean secret) {

    /** What is only tried may be a secret, too. */
    @Override
    public String toString() {
        return secret ? "a secret" : "a value";
    }
}
