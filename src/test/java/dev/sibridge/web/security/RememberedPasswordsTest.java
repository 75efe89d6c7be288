package dev.sibridge.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedPasswordsTest {

    private final PasswordEncoder slow = mock(PasswordEncoder.class);
    private final RememberedPasswords passwords = new RememberedPasswords(slow);

    @Test
    void aRightPasswordIsLookedAtOnce() {
        when(slow.matches("right", "kept")).thenReturn(true);

        assertThat(passwords.matches("right", "kept")).isTrue();
        assertThat(passwords.matches("right", "kept")).isTrue();

        verify(slow, times(1)).matches(any(), any());
    }

    @Test
    void aWrongOneIsLookedAtEachTimeAndNotRemembered() {
        when(slow.matches("right", "kept")).thenReturn(true);
        passwords.matches("right", "kept");

        assertThat(passwords.matches("wrong", "kept")).isFalse();
        assertThat(passwords.isRemembered("wrong", "kept")).isFalse();
        assertThat(passwords.isRemembered("right", "kept")).isTrue();
    }

    @Test
    void aPasswordThatWasChangedIsForgotten() {
        when(slow.matches("right", "kept")).thenReturn(true);
        passwords.matches("right", "kept");

        assertThat(passwords.matches("right", "kept anew")).isFalse();
    }
}
