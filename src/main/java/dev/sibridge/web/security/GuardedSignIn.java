package dev.sibridge.web.security;

import dev.sibridge.user.Passwords;
import dev.sibridge.user.Role;
import dev.sibridge.user.SignInGuard;
import dev.sibridge.user.SignInGuard.Attempt;
import dev.sibridge.user.User;
import dev.sibridge.user.Users;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Looks at names and passwords, whether they come from the sign-in page or with a call to the API. */
@Component
@ConditionalOnWebApplication
class GuardedSignIn implements AuthenticationProvider {

    private final DaoAuthenticationProvider provider;
    private final Users users;
    private final RememberedPasswords passwords;
    private final SignInGuard guard;
    private final KnownBrowser browser;

    GuardedSignIn(Users users, Passwords passwords, SignInGuard guard, KnownBrowser browser) {
        this.users = users;
        this.passwords = new RememberedPasswords(passwords);
        this.guard = guard;
        this.browser = browser;
        this.provider = new DaoAuthenticationProvider(this::details);
        provider.setPasswordEncoder(this.passwords);
    }

    /** After too many wrong passwords the next one is not looked at yet. */
    static class TooSoonException extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final long seconds;

        TooSoonException(Duration wait) {
            super("Too many wrong passwords");
            seconds = wait.plusMillis(999).toSeconds();
        }

        /** How long to wait, at least 1. */
        long seconds() {
            return Math.max(1, seconds);
        }
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName();
        Attempt attempt = Attempt.of(name, browser.source(name));
        guard.wait(attempt).ifPresent(wait -> {
            throw new TooSoonException(wait);
        });
        // A program sends the password with each call: that need not be counted each time.
        boolean counted = !isRemembered(given);
        if (counted && !guard.begin(attempt)) {
            throw new TooSoonException(guard.wait(attempt).orElse(Duration.ofSeconds(1)));
        }
        Authentication authenticated = provider.authenticate(given);
        if (counted) {
            guard.succeeded(attempt);
        }
        return authenticated;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    private boolean isRemembered(Authentication given) {
        return given.getCredentials() != null && users.named(given.getName()).filter(user ->
                passwords.isRemembered(given.getCredentials().toString(), user.password())).isPresent();
    }

    private UserDetails details(String name) {
        User user = users.named(name).orElseThrow(() -> new UsernameNotFoundException("There is no such user"));
        String[] roles = user.role() == Role.ADMINISTRATOR
                ? new String[] {Role.OPERATOR.name(), Role.ADMINISTRATOR.name()} : new String[] {user.role().name()};
        return org.springframework.security.core.userdetails.User.withUsername(user.name()).password(user.password())
                .roles(roles).disabled(!user.enabled()).build();
    }
}
