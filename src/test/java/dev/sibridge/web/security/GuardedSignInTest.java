package dev.sibridge.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.user.FirstAdministrator;
import dev.sibridge.user.Passwords;
import dev.sibridge.user.SignInGuard;
import dev.sibridge.user.Users;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Signing in while the database is away. */
class GuardedSignInTest {

    private final SignInGuard guard = mock(SignInGuard.class);
    private final FirstAdministrator first = mock(FirstAdministrator.class);
    private final KnownBrowser browser = mock(KnownBrowser.class);
    private final GuardedSignIn signIn = new GuardedSignIn(mock(Users.class), new Passwords(), guard, browser, first);

    @BeforeEach
    void theDatabaseIsAway() {
        when(browser.source(any())).thenReturn("192.0.2.1");
        when(guard.wait(any())).thenThrow(new DataAccessResourceFailureException("no connection"));
    }

    @Test
    void theSettingsAdministratorCanStillAskHowThingsAre() {
        when(first.isRight("boss", "right")).thenReturn(true);

        Authentication boss = signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("boss", "right"));

        assertThat(boss.isAuthenticated()).isTrue();
        assertThat(boss.getAuthorities()).extracting(Object::toString)
                .containsExactlyInAnyOrder("ROLE_OPERATOR", "ROLE_ADMINISTRATOR");
    }

    @Test
    void nobodyElseComesIn() {
        assertThatThrownBy(() -> signIn.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated("boss", "wrong")))
                .isInstanceOf(InternalAuthenticationServiceException.class);
        assertThatThrownBy(() -> signIn.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated("boss", null)))
                .isInstanceOf(InternalAuthenticationServiceException.class);
    }
}
