package dev.sibridge.vendor.dtools;

import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Origin;
import java.util.List;

/** D-Tools refused a request. The message is fit for an operator. */
public class DToolsException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final String retryAfter;
    private final boolean page;

    /**
     * @param what       what was asked for, such as {@code GET /Subscribe/Projects}
     * @param retryAfter that header's value, or null
     */
    public DToolsException(String what, int status, String retryAfter) {
        this(what, status, retryAfter, false);
    }

    /** @param page whether it came as a web page, not from the API itself */
    public DToolsException(String what, int status, String retryAfter, boolean page) {
        super(what + " was rejected by D-Tools with status " + status + meaning(status, page));
        this.status = status;
        this.retryAfter = retryAfter;
        this.page = page;
    }

    public int status() {
        return status;
    }

    /** Seconds or an HTTP date; null when D-Tools named none. */
    public String retryAfter() {
        return retryAfter;
    }

    /** Whether the same request may well succeed a little later. */
    public boolean isTransient() {
        return status == 429 || status >= 500 || status == 408;
    }

    /** Whether the API itself says that there is no such thing; a web page says that the address leads nowhere. */
    public boolean isMissing() {
        return status == NOT_FOUND && !page;
    }

    private static String meaning(int status, boolean page) {
        if (status == NOT_FOUND && page) {
            return ": there is nothing at that address; check DTOOLS_URL.";
        }
        return status == UNAUTHORIZED || status == FORBIDDEN
                ? ": check DTOOLS_API_KEY against the key in SI's Control Panel, Manage Integrations."
                : ".";
    }

    @Override
    public FailedCall call() {
        return new FailedCall(isTransient(), !isTransient(), retryAfter);
    }

    @Override
    public Origin origin() {
        return Origin.DTOOLS;
    }

    @Override
    public List<Failure> failures() {
        return List.of(status == UNAUTHORIZED || status == FORBIDDEN
                ? Failure.of(Kind.KEYS, "keys", getMessage())
                : isTransient() ? Failure.of(Kind.PASSING, "unavailable", getMessage())
                : Failure.of(Kind.SETUP, "refused-" + status, getMessage()));
    }
}
