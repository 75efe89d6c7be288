package dev.sibridge.si.tenant;

import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Origin;
import java.util.List;
import java.util.stream.Collectors;

/** Something must be mended before anything may be written. */
public class BlockedException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** @param findings everything that was checked, good and bad; at least one stops the work */
    public BlockedException(List<Finding> findings) {
        super(failures(findings).stream().map(Failure::toString).collect(Collectors.joining(" ")));
        this.findings = List.copyOf(findings);
    }

    /** Everything that was checked, good and bad. */
    public List<Finding> findings() {
        return findings;
    }

    private static List<Failure> failures(List<Finding> findings) {
        return findings.stream().filter(Finding::isBlock).map(Finding::failure).toList();
    }

    @Override
    public Origin origin() {
        return Origin.CONNECTWISE;
    }

    @Override
    public List<Failure> failures() {
        return failures(findings);
    }
}
