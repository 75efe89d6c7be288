package dev.sibridge.sync;

import java.util.List;

/** Something must be mended before anything may be written. */
public class BlockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> findings;

    public BlockedException(List<String> findings) {
        super(String.join(" ", findings));
        this.findings = List.copyOf(findings);
    }

    /** A sentence each: what is wrong and what to do. */
    public List<String> findings() {
        return findings;
    }
}
