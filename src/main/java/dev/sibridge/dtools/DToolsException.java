package dev.sibridge.dtools;

/** D-Tools refused a request. The message is fit for an operator. */
public class DToolsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String retryAfter;

    /**
     * @param what       what was asked for, such as {@code GET /Subscribe/Projects}
     * @param retryAfter that header's value, or null
     */
    public DToolsException(String what, int status, String retryAfter) {
        super(what + " was refused by D-Tools with status " + status + meaning(status));
        this.status = status;
        this.retryAfter = retryAfter;
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

    private static String meaning(int status) {
        return status == 401 || status == 403
                ? ": check DTOOLS_API_KEY against the key in SI's Control Panel, Manage Integrations."
                : ".";
    }
}
