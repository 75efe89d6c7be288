package dev.sibridge.vendor.calls.tool;

import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.List;

/** The tool cannot take a request now: it is asked too often, or something is wrong with its server. */
public class ToolUnavailableException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final String retryAfter;

    /** @param retryAfter that header's value, or null */
    ToolUnavailableException(String what, int status, String retryAfter) {
        super(what + " was rejected by the project-management tool with status " + status + ".");
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Whether a status says that the same request may succeed later. */
    static boolean isSaidBy(int status) {
        return status == TOO_MANY_REQUESTS || status >= 500;
    }

    @Override
    public FailedCall call() {
        return new FailedCall(true, status == TOO_MANY_REQUESTS, retryAfter);
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.PASSING, "tool-unavailable", getMessage()));
    }
}
