package dev.sibridge.failure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/**
 * What a call that failed leaves to be done.
 *
 * @param mayPass    whether the same call may well succeed a moment later
 * @param didNothing whether it certainly changed nothing at the one who was called
 * @param retryAfter how long to wait by the other side: seconds or an HTTP date, as it came; null when it did not say
 */
public record FailedCall(boolean mayPass, boolean didNothing, String retryAfter) {

    /** A moment later it would fail again, and nobody can say what it did. */
    public static final FailedCall FOR_GOOD = new FailedCall(false, false, null);

    /** Our own exceptions know it; of others counts whether there was a connection, and whether it broke. */
    public static FailedCall of(Throwable trouble) {
        Failing ours = Causes.innermost(Failing.class, trouble);
        if (ours != null) {
            return ours.call();
        }
        boolean neverConnected = Causes.find(ConnectException.class, trouble) != null
                || Causes.find(UnknownHostException.class, trouble) != null;
        return neverConnected || Causes.find(IOException.class, trouble) != null
                ? new FailedCall(true, neverConnected, null) : FOR_GOOD;
    }
}
