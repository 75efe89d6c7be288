package dev.sibridge.twoway.connect;

import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.List;

/** Two-way cannot work with an account: something must be put right first. */
public final class NotReadyException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    private final transient List<Failure> failures;

    /** @param failures what must be put right; never empty */
    public NotReadyException(List<Failure> failures) {
        super(String.join(" ", failures.stream().map(Failure::toString).toList()));
        this.failures = List.copyOf(failures);
    }

    /** One thing that must be put right. */
    public static NotReadyException of(String code, String sentence, String todo) {
        return new NotReadyException(List.of(new Failure(Kind.SETUP, code, "", sentence, todo)));
    }

    @Override
    public List<Failure> failures() {
        return failures;
    }
}
