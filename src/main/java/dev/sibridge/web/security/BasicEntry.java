package dev.sibridge.web.security;

import dev.sibridge.web.security.GuardedSignIn.TooSoonException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationEntryPoint;

/** Asks programs for a password, or tells them how long to wait before they try another one. */
class BasicEntry implements AuthenticationEntryPoint {

    private final BasicAuthenticationEntryPoint basic = new BasicAuthenticationEntryPoint();

    BasicEntry() {
        basic.setRealmName("SI Bridge");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException trouble)
            throws IOException {
        if (trouble instanceof TooSoonException tooSoon) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooSoon.seconds()));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            basic.commence(request, response, trouble);
        }
    }
}
