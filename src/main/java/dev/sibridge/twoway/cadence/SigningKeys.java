package dev.sibridge.twoway.cadence;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Tells whether Manage has signed a callback: base64 of the HMAC-SHA256 of its bytes, by the SHA-256 of a key that lies
 * at the address which the callback names (ConnectWise's developer guide, Callbacks). That address is asked only if it
 * is the account's own server.
 */
@Component
class SigningKeys {

    private static final int MOST = 100;

    private final Connections connections;
    private final Map<URI, String> keys = new ConcurrentHashMap<>();

    SigningKeys(Connections connections) {
        this.connections = connections;
    }

    /** Whether an address is on the account's server. People's browsers go to the one, programs to api- before it. */
    static boolean isManages(Account account, URI url) {
        URI site = account.connectwise().site();
        return url.getHost() != null && url.getUserInfo() == null && site.getScheme().equals(url.getScheme())
                && site.getPort() == url.getPort() && host(site).equals(host(url));
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT).replaceFirst("^api-", "");
    }

    /** The key at an address, if it is known already. */
    Optional<String> known(URI url) {
        return Optional.ofNullable(keys.get(url));
    }

    /** The key at an address; Manage is asked for it if need be. */
    String key(Account account, URI url) {
        String known = keys.get(url);
        if (known != null) {
            return known;
        }
        String key = connections.manage(account, () -> { }).call(ConnectWiseRequest.signingKey(url))
                .path("signing_key").asText();
        if (keys.size() >= MOST) {
            keys.clear();
        }
        keys.put(url, key);
        return key;
    }

    /** Whether this is the signature of these bytes by that key. */
    static boolean isSigned(byte[] body, String signature, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8)), "HmacSHA256"));
            String right = Base64.getEncoder().encodeToString(mac.doFinal(body));
            return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8),
                    signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java has no HMAC-SHA256", e);
        }
    }
}
