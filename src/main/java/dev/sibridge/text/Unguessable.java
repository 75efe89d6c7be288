package dev.sibridge.text;

import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess. */
public final class Unguessable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Unguessable() {
    }

    /** A random text that links, cookies and headers take as it is: letters, digits, dashes and underscores. */
    public static String text(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
