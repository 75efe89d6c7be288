package dev.sibridge.vendor.answers;

import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.List;

/** An answer came, but not from the API: a proxy's page, or a body that broke off. Nobody knows what was done. */
public class GarbledAnswerException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    public GarbledAnswerException(String message) {
        super(message);
    }

    @Override
    public FailedCall call() {
        return new FailedCall(true, false, null);
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.PASSING, "garbled", getMessage()));
    }
}
