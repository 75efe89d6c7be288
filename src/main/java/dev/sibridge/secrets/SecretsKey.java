package dev.sibridge.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** A key made of a text that people keep. What it encrypts can neither be read nor moved elsewhere without it. */
final class SecretsKey {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final int IV_BYTES = 12;
    private static final int SALT_BYTES = 16;
    /** It is made once a start; whoever guesses makes it for each guess. */
    private static final int ITERATIONS = 310_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    /** @param salt as {@link #newSalt} makes it */
    SecretsKey(String text, String salt) {
        PBEKeySpec spec = new PBEKeySpec(text.toCharArray(), Base64.getDecoder().decode(salt), ITERATIONS, KEY_BITS);
        try {
            key = new SecretKeySpec(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec)
                    .getEncoded(), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java cannot derive a key", e);
        } finally {
            spec.clearPassword();
        }
    }

    static String newSalt() {
        return Base64.getEncoder().encodeToString(random(SALT_BYTES));
    }

    /** @param place what the secret is for; it can be read for nothing else */
    String encrypt(String secret, String place) {
        byte[] iv = random(IV_BYTES);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, iv, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(ByteBuffer.allocate(iv.length + hidden.length).put(iv).put(hidden)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java cannot encrypt", e);
        }
    }

    /** @return empty when it was encrypted with another key, or for another place */
    Optional<String> decrypt(String hidden, String place) {
        byte[] all = Base64.getDecoder().decode(hidden);
        byte[] iv = new byte[IV_BYTES];
        System.arraycopy(all, 0, iv, 0, IV_BYTES);
        try {
            return Optional.of(new String(cipher(Cipher.DECRYPT_MODE, iv, place)
                    .doFinal(all, IV_BYTES, all.length - IV_BYTES), StandardCharsets.UTF_8));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java cannot decrypt", e);
        }
    }

    private Cipher cipher(int mode, byte[] iv, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
