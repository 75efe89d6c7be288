package dev.sibridge.sandbox.manage.callbacks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that callbacks are signed with: {@code base64(HMAC-SHA256(SHA-256(key), bytes))}, by the vendor's guide.
 * When the key changes, the one before it can still be asked for.
 */
public final class SigningKeys {

    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private volatile String current;

    SigningKeys() {
        rotate();
    }

    /** From now on signs with a new key. */
    public void rotate() {
        String id = UUID.randomUUID().toString();
        keys.put(id, random());
        current = id;
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    String currentId() {
        return current;
    }

    /** The key of that id; empty if there never was one. */
    public Optional<String> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    String sign(byte[] body) {
        return sign(keys.get(current), body);
    }

    /** What somebody signs who does not know the key. */
    String forge(byte[] body) {
        return sign(random(), body);
    }

    private static String sign(String key, byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(digest, mac.getAlgorithm()));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has these algorithms", e);
        }
    }
}
