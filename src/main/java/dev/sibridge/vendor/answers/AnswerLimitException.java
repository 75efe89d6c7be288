package dev.sibridge.vendor.answers;

import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.io.IOException;
import java.util.List;

/**
 * An answer took longer, or held more, than any answer may; the connection was given up. What the vendor did is
 * unknown, and a moment later it would take as long again. The message is fit for an operator.
 */
public class AnswerLimitException extends IOException implements Failing {

    private static final long serialVersionUID = 1L;

    public AnswerLimitException(String message) {
        super(message);
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.PASSING, "answer-limit", getMessage()));
    }
}
