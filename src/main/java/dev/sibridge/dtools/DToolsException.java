package dev.sibridge.dtools;

/** D-Tools refused a request. The message is fit for an operator. */
public class DToolsException extends RuntimeException {

    private static final long serialVersionUID = 1L;
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
        super(what + " was refused by D-Tools with status " + status + meaning(status, page));
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
            return ": nothing is at that address; check DTOOLS_URL.";
        }
        return status == 401 || status == 403
                ? ": check DTOOLS_API_KEY against the key in SI's Control Panel, Manage Integrations."
                : ".";
    }
}
