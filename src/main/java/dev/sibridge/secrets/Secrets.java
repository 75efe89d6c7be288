package dev.sibridge.secrets;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.DependsOn;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Encrypts what lies in the database and nobody may read there, with {@code SECRETS_KEY}. A row tells whether the key
 * is the one that the others were encrypted with: no secret is ever written with a second one beside it.
 */
@Component
@DependsOn("keyChange")
public class Secrets {

    static final String CHECK = "check";
    private static final int SHORTEST = 16;
    private static final String NOT_SET = "SECRETS_KEY is not set; nothing secret can be kept in the database without"
            + " it. Set it to a long random text, such as the output of \"openssl rand -base64 32\", keep a copy in a"
            + " safe place, and restart SI Bridge.";
    private static final String TOO_SHORT = "SECRETS_KEY has fewer than " + SHORTEST + " characters. Set it to a long"
            + " random text, such as the output of \"openssl rand -base64 32\", and restart SI Bridge.";
    private static final String ANOTHER = "SECRETS_KEY is not the key that the secrets in the database were encrypted"
            + " with. Set the former one again and restart SI Bridge. To change it, set the former one as"
            + " SECRETS_KEY_BEFORE beside the new one.";

    private final JdbcClient jdbc;
    private final String text;
    private volatile SecretsKey key;

    public Secrets(JdbcClient jdbc, @Value("${bridge.secrets-key}") String text) {
        this.jdbc = jdbc;
        this.text = text;
    }

    /** @throws LockedSecretsException when nothing can be encrypted now */
    public void check() {
        key();
    }

    /**
     * Encrypts a secret.
     *
     * @param place what it is for; it can be read for nothing else
     * @throws LockedSecretsException when there is no key, or the wrong one
     */
    public String encrypt(String secret, String place) {
        return key().encrypt(secret, place);
    }

    /** @throws LockedSecretsException when it cannot be read with the key that there is */
    public String decrypt(String hidden, String place) {
        return key().decrypt(hidden, place).orElseThrow(() -> new LockedSecretsException(
                "The database holds another secret in the place of this one. Enter it again."));
    }

    private SecretsKey key() {
        SecretsKey known = key;
        if (known == null) {
            if (text.isBlank()) {
                throw new LockedSecretsException(NOT_SET);
            } else if (text.strip().length() < SHORTEST) {
                throw new LockedSecretsException(TOO_SHORT);
            }
            known = checked();
            key = known;
        }
        return known;
    }

    private SecretsKey checked() {
        Row row = row();
        if (row == null) {
            String salt = SecretsKey.newSalt();
            SecretsKey first = new SecretsKey(text.strip(), salt);
            try {
                jdbc.sql("INSERT INTO secrets_key (id, salt, check_text) VALUES (1, ?, ?)")
                        .params(salt, first.encrypt(CHECK, CHECK)).update();
                return first;
            } catch (DuplicateKeyException e) {
                // Another process was faster: its salt is the one.
                row = row();
            }
        }
        SecretsKey made = new SecretsKey(text.strip(), row.salt());
        made.decrypt(row.check(), CHECK).orElseThrow(() -> new LockedSecretsException(ANOTHER));
        return made;
    }

    private Row row() {
        return jdbc.sql("SELECT salt, check_text FROM secrets_key WHERE id = 1")
                .query((row, number) -> new Row(row.getString(1), row.getString(2))).optional().orElse(null);
    }

    private record Row(String salt, String check) {
    }
}
