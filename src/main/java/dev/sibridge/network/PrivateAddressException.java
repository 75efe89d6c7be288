package dev.sibridge.network;

import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Origin;
import java.net.UnknownHostException;
import java.util.List;

/** A host that somebody entered in the console is in a private network, so it was not connected to. */
public class PrivateAddressException extends UnknownHostException implements Failing {

    private static final long serialVersionUID = 1L;

    PrivateAddressException(String host) {
        super(refusal(host, "in the console"));
    }

    /**
     * Why nobody may enter an address, and what to do if it is right.
     *
     * @param what  is refused
     * @param where nobody may enter it
     */
    public static String refusal(String what, String where) {
        return what + " leads to a private address, which nobody may enter " + where + ". If it is right, whoever runs"
                + " SI Bridge can set it as an environment variable, or allow private addresses with"
                + " PRIVATE_ADDRESSES=true.";
    }

    @Override
    public FailedCall call() {
        return new FailedCall(false, true, null);
    }

    @Override
    public Origin origin() {
        return Origin.BETWEEN;
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.SETUP, "private-address", getMessage()));
    }
}
