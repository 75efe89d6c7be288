package dev.sibridge.web.security;

import dev.sibridge.user.FirstAdministrator;
import dev.sibridge.user.Passwords;
import dev.sibridge.user.Role;
import dev.sibridge.user.SignInGuard;
import dev.sibridge.user.SignInGuard.Attempt;
import dev.sibridge.user.User;
import dev.sibridge.user.Users;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * Looks at names and passwords, whether they come from the sign-in page or with a call to the API. While the database
 * takes no writes, nothing can be counted: then only the settings' own administrator comes in.
 */
@Component
@ConditionalOnWebApplication
class GuardedSignIn implements AuthenticationProvider {

    private final DaoAuthenticationProvider provider;
    private final Users users;
    private final RememberedPasswords passwords;
    private final SignInGuard guard;
    private final KnownBrowser browser;
    private final FirstAdministrator first;

    GuardedSignIn(Users users, Passwords passwords, SignInGuard guard, KnownBrowser browser,
            FirstAdministrator first) {
        this.first = first;
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
        try {
            return judge(given);
        } catch (DataAccessException | InternalAuthenticationServiceException e) {
            if (given.getCredentials() == null
                    || !first.isRight(given.getName(), given.getCredentials().toString())) {
                throw new InternalAuthenticationServiceException("The database does not respond", e);
            }
            return UsernamePasswordAuthenticationToken.authenticated(given.getName(), null,
                    AuthorityUtils.createAuthorityList(authorities(Role.ADMINISTRATOR)));
        }
    }

    private Authentication judge(Authentication given) {
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
        return org.springframework.security.core.userdetails.User.withUsername(user.name()).password(user.password())
                .authorities(authorities(user.role())).disabled(!user.enabled()).build();
    }

    /** An administrator may do what operators may. */
    private static String[] authorities(Role role) {
        return Stream.of(Role.values()).filter(one -> one.compareTo(role) <= 0).map(one -> "ROLE_" + one.name())
                .toArray(String[]::new);
    }
}
