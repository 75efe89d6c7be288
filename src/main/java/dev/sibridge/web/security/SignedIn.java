package dev.sibridge.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** After the right password: on to where somebody wanted. */
class SignedIn implements AuthenticationSuccessHandler {

    private final KnownBrowser browser;

    SignedIn(KnownBrowser browser) {
        this.browser = browser;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
            Authentication authentication) throws IOException {
        browser.remember(authentication.getName(), request, response);
        response.sendRedirect(Place.afterSignIn(request.getParameter("to")));
    }
}
