package dev.sibridge.si.tenant;

import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Origin;
import java.util.List;
import java.util.stream.Collectors;

/** Something must be mended before anything may be written. */
public class BlockedException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    private final transient List<Failure> failures;

    /** @param failures all that must be mended; not empty */
    public BlockedException(List<Failure> failures) {
        super(failures.stream().map(Failure::toString).collect(Collectors.joining(" ")));
        this.failures = List.copyOf(failures);
    }

    @Override
    public Origin origin() {
        return Origin.CONNECTWISE;
    }

    @Override
    public List<Failure> failures() {
        return failures;
    }
}
