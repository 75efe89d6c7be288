package dev.sibridge.network;

import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Origin;
import java.io.IOException;
import java.net.ConnectException;
import java.util.List;

/**
 * A request did not get to whom it was meant for, and so did nothing there: the proxy did not let it through, or who
 * answered could not prove to be the one. The message is a sentence for an operator.
 */
public class NoWayException extends ConnectException implements Failing {

    private static final long serialVersionUID = 1L;
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
    private static final int SERVER_ERROR = 500;

    private final String code;
    private final boolean passing;

    private NoWayException(String code, String message, boolean passing, IOException cause) {
        super(message);
        this.code = code;
        this.passing = passing;
        initCause(cause);
    }

    /** The proxy itself is not there, or does not answer. */
    public static NoWayException unreachable(Proxy proxy, IOException trouble) {
        return new NoWayException("proxy-away", "The proxy " + proxy + " does not respond. Check " + proxy.setting()
                + ", and whether the proxy is running.", true, trouble);
    }

    /**
     * The proxy answered the request for a tunnel by itself.
     *
     * @param target host and port that were asked for
     */
    public static NoWayException refused(Proxy proxy, int status, String target) {
        if (status == PROXY_AUTHENTICATION_REQUIRED) {
            return new NoWayException("proxy-login", "The proxy " + proxy + (proxy.hasUser()
                    ? " rejects the user name and password: check those in "
                    : " requires a user name and password: set them in ") + proxy.setting()
                    + (proxy.setting().equals(Proxy.SETTING) ? " (http://user:password@" + proxy + ")."
                            : "'s companions proxyUser and proxyPassword."), false, null);
        }
        return new NoWayException("proxy-refusal", "The proxy " + proxy + (status < SERVER_ERROR
                ? " does not let SI Bridge through to " + target + " (status " + status + "). Ask its administrator to"
                        + " allow that host, or list the host in NO_PROXY if it can be reached without a proxy."
                : " cannot reach " + target + " (status " + status + ")."), true, null);
    }

    /** Who answered in the name of a host could not prove to be it. */
    static NoWayException untrusted(String sentence, IOException trouble) {
        return new NoWayException("untrusted", sentence, false, trouble);
    }

    @Override
    public FailedCall call() {
        return new FailedCall(passing, true, null);
    }

    @Override
    public Origin origin() {
        return Origin.BETWEEN;
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(passing ? Kind.PASSING : Kind.SETUP, code, getMessage()));
    }
}
