package dev.sibridge.http;

/** An answer came, but not from the API: a proxy's page, or a body that broke off. Nobody knows what was done. */
public class GarbledAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GarbledAnswerException(String message) {
        super(message);
    }
}
