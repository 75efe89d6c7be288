package dev.sibridge.web.security;

import dev.sibridge.web.security.GuardedSignIn.TooSoonException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** After a wrong password: back to the page, which does not tell whether there is such a user. */
class NotSignedIn implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException trouble) throws IOException {
        String to = SignInEntry.query(request.getParameter("to"));
        String why = trouble instanceof TooSoonException tooSoon ? "wait=" + tooSoon.seconds() : "wrong";
        response.sendRedirect(SignInEntry.PATH + (to.isEmpty() ? "?" : to + "&") + why);
    }
}
