package dev.sibridge.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets in the database: nothing without the key, nothing with another one, and nothing is lost. */
class SecretsTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String KEY = "a long random text";

    @BeforeEach
    void noKeyWasEverUsed() {
        DATABASE.jdbc().sql("DELETE FROM secrets_key").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void withoutAKeyNothingIsEncryptedAndTheMessageSaysWhatToDo(String none) {
        assertThatThrownBy(() -> secrets(none).encrypt("s3cret", "default/key"))
                .isInstanceOf(LockedSecretsException.class).hasMessageStartingWith("SECRETS_KEY is not set;")
                .hasMessageContaining("openssl rand");
        assertThat(keys()).isZero();
    }

    @Test
    void aKeyThatAnybodyGuessesIsRefused() {
        assertThatThrownBy(() -> secrets("secret").check()).isInstanceOf(LockedSecretsException.class)
                .hasMessageStartingWith("SECRETS_KEY has fewer than 16 characters.");
    }

    @Test
    void withAnotherKeyNothingIsReadAndNothingIsEncryptedBesideIt() {
        String hidden = secrets(KEY).encrypt("s3cret", "default/key");

        Secrets other = secrets(KEY + "!");
        assertThatThrownBy(() -> other.decrypt(hidden, "default/key"))
                .hasMessageStartingWith("SECRETS_KEY is not the key that the secrets in the database were encrypted");
        assertThatThrownBy(() -> other.encrypt("new", "default/key")).isInstanceOf(LockedSecretsException.class);

        assertThat(secrets(KEY).decrypt(hidden, "default/key")).isEqualTo("s3cret");
    }

    @Test
    void aSecretThatWasMovedElsewhereInTheDatabaseIsNotRead() {
        String hidden = secrets(KEY).encrypt("s3cret", "default/connectwise.private-key");

        assertThatThrownBy(() -> secrets(KEY).decrypt(hidden, "default/dtools.api-key"))
                .isInstanceOf(LockedSecretsException.class).hasMessageContaining("Enter it again");
    }

    @Test
    void theSameSecretLooksDifferentEachTimeAndAnyProcessReadsIt() {
        Secrets one = secrets(KEY);
        String first = one.encrypt("s3cret", "place");
        String second = one.encrypt("s3cret", "place");

        assertThat(first).isNotEqualTo(second).doesNotContain("s3cret");
        assertThat(secrets(" " + KEY + "\n").decrypt(second, "place")).isEqualTo("s3cret");
        assertThat(keys()).isEqualTo(1);
    }

    private static Secrets secrets(String key) {
        return new Secrets(DATABASE.jdbc(), key);
    }

    private static long keys() {
        return DATABASE.jdbc().sql("SELECT COUNT(*) FROM secrets_key").query(Long.class).single();
    }
}
