package dev.sibridge.web.security;

import dev.sibridge.web.security.GuardedSignIn.TooSoonException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Asks programs for a password, or tells them how long to wait before they try another one, and nothing else. */
class BasicEntry implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException trouble) {
        if (trouble instanceof TooSoonException tooSoon) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooSoon.seconds()));
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"SI Bridge\"");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }
}
