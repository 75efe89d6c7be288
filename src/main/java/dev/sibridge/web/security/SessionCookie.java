package dev.sibridge.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.MySqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** How browsers keep what they are given: no script and no other site reads it, and it does not travel unencrypted. */
@Configuration
@ConditionalOnWebApplication
class SessionCookie {

    private static final Duration IDLE = Duration.ofHours(12);

    private final boolean encrypted;

    SessionCookie(@Value("${bridge.public-url}") String publicUrl) {
        this.encrypted = publicUrl.strip().toLowerCase(Locale.ROOT).startsWith("https:");
    }

    /** Whether a cookie may travel by https only: people come here by it, or this request did. */
    boolean isSecure(HttpServletRequest request) {
        return encrypted || request.isSecure();
    }

    @Bean
    CookieSerializer cookieSerializer() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("si-bridge-session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax"); // Links in mails lead to pages that need the session.
        if (encrypted) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsEnd() {
        return sessions -> sessions.setDefaultMaxInactiveInterval(IDLE);
    }

    /** Several requests of one page may add the same to a session at once. H2 takes MySQL's statement, too. */
    @Bean
    MySqlJdbcIndexedSessionRepositoryCustomizer sessionsBearParallelRequests() {
        return new MySqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
