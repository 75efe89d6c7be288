package dev.sibridge.web.security;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Remembers right passwords for as long as the process lives, as a digest with a key of its own: looking at one the
 * slow way takes a tenth of a second, and programs send theirs with each call. A password that changes is encoded anew, and
 * thereby forgotten.
 */
class RememberedPasswords implements PasswordEncoder {

    private static final int MOST = 1000;
    private static final String DIGEST = "HmacSHA256";

    private final PasswordEncoder slow;
    private final SecretKeySpec key;
    private final Map<String, byte[]> digests = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    });

    RememberedPasswords(PasswordEncoder slow) {
        this.slow = slow;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, DIGEST);
    }

    @Override
    public String encode(CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String encoded) {
        if (isRemembered(password, encoded)) {
            return true;
        }
        boolean right = slow.matches(password, encoded);
        if (right) {
            digests.put(encoded, digest(password));
        }
        return right;
    }

    /** Whether this password was found to be right before. */
    boolean isRemembered(CharSequence password, String encoded) {
        byte[] known = digests.get(encoded);
        return known != null && MessageDigest.isEqual(known, digest(password));
    }

    private byte[] digest(CharSequence password) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            return mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("This Java has no " + DIGEST, e);
        }
    }
}
