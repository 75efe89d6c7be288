package dev.sibridge.http;

import java.io.IOException;

/**
 * An answer took longer, or held more, than any answer may; the connection was given up. What the vendor did is unknown.
 * The message is fit for an operator.
 */
public class AnswerLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    AnswerLimitException(String message) {
        super(message);
    }
}
