package dev.sibridge.network;

import dev.sibridge.failure.FailedCall;
import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import dev.sibridge.failure.Origin;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Something between us and a vendor answered in its place, as far as can be told: a firewall, a proxy, a page to sign
 * in at, Cloudflare. What the vendor did, nobody knows: some look at answers only. The message is fit for an operator
 * and blames neither keys nor rights.
 */
public class InterceptedException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final int status;
    private final String retryAfter;

    /**
     * @param vendor who was asked, such as ConnectWise
     * @param host   where
     * @param what   for what, such as {@code GET /company/companies}
     * @param redact takes out what must not be seen
     */
    public InterceptedException(String vendor, String host, String what, Answer answer, UnaryOperator<String> redact) {
        super("An intermediary between SI Bridge and " + vendor
                + (answer.isPage() || answer.isRedirect() ? " answered " : " seems to have answered ") + what
                + " in its place, " + answer.look(redact) + " (" + answer.giver(redact) + "). "
                + advice(vendor, host, answer));
        this.status = answer.status();
        this.retryAfter = answer.retryAfter();
    }

    private static String advice(String vendor, String host, Answer answer) {
        if (answer.isCloudflares() && (answer.status() == TOO_MANY_REQUESTS || answer.status() >= SERVER_ERROR)) {
            return "Cloudflare protects " + vendor + "; this resolves itself, and " + vendor
                    + "'s status page may say more.";
        }
        return "Ask your network's administrator to let SI Bridge through to " + host + " unchanged"
                + (answer.status() == UNAUTHORIZED && !answer.isPage() ? ", and check the keys." : ".");
    }

    // Who limits the number of requests counts them before they reach the vendor.
    @Override
    public FailedCall call() {
        return new FailedCall(true, status == TOO_MANY_REQUESTS, retryAfter);
    }

    @Override
    public Origin origin() {
        return Origin.BETWEEN;
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.PASSING, "intercepted", getMessage()));
    }
}
