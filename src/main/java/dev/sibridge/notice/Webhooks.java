package dev.sibridge.notice;

import dev.sibridge.diagnosis.Failures;
import dev.sibridge.failure.Causes;
import dev.sibridge.network.CertificateTrouble;
import dev.sibridge.network.PrivateAddressException;
import dev.sibridge.network.PrivateAddresses;
import dev.sibridge.secrets.LockedSecretsException;
import dev.sibridge.vendor.answers.AnswerLimitException;
import dev.sibridge.vendor.calls.Call;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Turns a post into an HTTP request, and what comes back into a sentence. The message carries no more of the address
 * than its host: {@link WebhookHttp} adds the rest when the request leaves, for it opens the door by itself.
 */
@Component
public class Webhooks {

    /** Names what {@link #path} has for a request; never leaves the machine. */
    static final String HANDLE_HEADER = "SI-Bridge-Webhook";
    static final String SIGNATURE_HEADER = "X-SI-Bridge-Signature";

    private final Notices notices;
    private final PrivateAddresses addresses;
    private final Clock clock;
    private final Map<String, String> paths = new ConcurrentHashMap<>();

    public Webhooks(Notices notices, PrivateAddresses addresses, Clock clock) {
        this.notices = notices;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** A webhook has answered that it does not take a post. */
    public static final class RejectedPostException extends Exception {

        private static final long serialVersionUID = 1L;
        private static final int TIME_OUT = 408;
        private static final int TOO_EARLY = 425;
        private static final int TOO_MANY_REQUESTS = 429;

        private final int status;

        RejectedPostException(int status) {
            super("status " + status);
            this.status = status;
        }

        /** Whether it will not pass by itself. */
        boolean isRejection() {
            return status < 500 && status != TIME_OUT && status != TOO_EARLY && status != TOO_MANY_REQUESTS;
        }

        /** Whether another post may be taken all the same. */
        boolean isAboutWhatIsSaid() {
            return status == 400 || status == 413 || status == 422;
        }
    }

    /** Sets everything that the HTTP step needs, and nothing else. */
    public void prepare(Exchange exchange, @ExchangeProperty("request") Post post)
            throws PrivateAddressException {
        Notices.Door door = post.door() != null ? post.door() : notices.open(post.notice());
        URI url = URI.create(door.url());
        check(url.getHost());
        byte[] body = post.body().getBytes(StandardCharsets.UTF_8);
        String handle = UUID.randomUUID().toString();
        Message message = exchange.getMessage();
        Call.forgetHeaders(message);
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, url.getScheme() + "://" + url.getRawAuthority());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=utf-8");
        message.setHeader(HANDLE_HEADER, handle);
        if (door.secret() != null) {
            message.setHeader(SIGNATURE_HEADER, signature(clock.instant().getEpochSecond(), body, door.secret()));
        }
        message.setBody(body);
        paths.put(handle, path(url));
    }

    // A proxy looks hosts up itself; what is not known here, it may know.
    private void check(String host) throws PrivateAddressException {
        try {
            addresses.resolve(host.replaceAll("^\\[|]$", ""));
        } catch (PrivateAddressException e) {
            throw e;
        } catch (UnknownHostException e) {
            // Whoever connects says so.
        }
    }

    /** @throws RejectedPostException unless the webhook has taken it */
    public void answer(Exchange exchange) throws RejectedPostException {
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        Call.forgetHeaders(exchange.getMessage());
        if (status < 200 || status >= 300) {
            throw new RejectedPostException(status);
        }
    }

    /** What a request asks for at its host; once. */
    String path(String handle) {
        return paths.remove(handle);
    }

    /** What kept a post from arriving, in a sentence for people. */
    String sentence(Throwable trouble, String host) {
        RejectedPostException answer = Causes.find(RejectedPostException.class, trouble);
        LockedSecretsException locked = Causes.find(LockedSecretsException.class, trouble);
        if (answer != null) {
            return said(answer.status, host);
        } else if (locked != null) {
            return locked.getMessage();
        } else if (Causes.find(PrivateAddressException.class, trouble) != null) {
            return host + " leads to a private address, where nothing is sent unless whoever runs SI Bridge allows it"
                    + " with PRIVATE_ADDRESSES=true.";
        } else if (Causes.find(UnknownHostException.class, trouble) != null) {
            return "There is no host " + host + ", as far as this machine can tell. Check the address.";
        } else if (Causes.find(AnswerLimitException.class, trouble) != null
                || Causes.find(SocketTimeoutException.class, trouble) != null) {
            return host + " did not answer in time.";
        }
        return CertificateTrouble.sentence(trouble, host).orElseGet(() -> Failures.sentence(trouble));
    }

    private static String said(int status, String host) {
        String answered = host + " answered with status " + status;
        return switch (status) {
            case 301, 302, 303, 307, 308 -> answered + ", a redirect, which is not followed. Enter the address that it"
                    + " leads to.";
            case 401, 403 -> answered + ": it does not let SI Bridge in. Check the address, and the secret if the"
                    + " receiver checks signatures.";
            case 404, 410 -> answered + ": there is no such webhook any more. Make a new one there and enter its"
                    + " address.";
            case 408, 425, 429 -> answered + ": it is busy. SI Bridge tries again.";
            default -> status >= 500 ? answered + ": it has trouble of its own. SI Bridge tries again."
                    : answered + ": it did not take what was sent. Check that the webhook is of the kind that is chosen"
                            + " here.";
        };
    }

    private static String path(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    /** HMAC-SHA256 of the moment, a dot and the body, as {@code docs/notices.md} describes it. */
    private static String signature(long second, byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((second + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + second + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java cannot sign", e);
        }
    }
}
