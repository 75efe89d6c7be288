package dev.sibridge.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "eleven char", "aaaaaaaaaaaaaaaa", "olivia.long.name", "OLIVIA.LONG.NAME"})
    void whatIsEasyToGuessIsRefused(String password) {
        assertThatThrownBy(() -> Passwords.judge(password, "olivia.long.name"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWouldOnlyCostTimeIsRefused() {
        assertThatThrownBy(() -> Passwords.judge("abcd".repeat(51), "olivia"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void severalWordsAreAPassword() {
        assertThatCode(() -> Passwords.judge("twelve blue hats", "olivia")).doesNotThrowAnyException();
    }

    @Test
    void passwordsAreKeptByBcryptAndLongOnesToTheirLastCharacter() {
        String longOne = "é".repeat(36) + "x";

        assertThat(passwords.encode("twelve blue hats")).startsWith("{bcrypt}");
        assertThat(passwords.matches("twelve blue hats", passwords.encode("twelve blue hats"))).isTrue();
        String kept = passwords.encode(longOne);
        assertThat(kept).startsWith("{pbkdf2@SpringSecurity_v5_8}");
        assertThat(passwords.matches(longOne, kept)).isTrue();
        assertThat(passwords.matches(longOne + "y", kept)).isFalse();
    }
}
