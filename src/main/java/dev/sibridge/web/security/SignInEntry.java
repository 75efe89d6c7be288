package dev.sibridge.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends whoever has not signed in, or not lately, to the sign-in page, and from there on to where they wanted. */
class SignInEntry implements AuthenticationEntryPoint {

    static final String PATH = "/sign-in";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException trouble)
            throws IOException {
        if (request.getHeader("HX-Request") != null) {
            // A part of a page: the whole page is to be left.
            response.setHeader("HX-Refresh", "true");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(PATH + query(wanted(request)));
        }
    }

    /** What is added to the sign-in page's address so that it leads on to that one. */
    static String query(String wanted) {
        String place = Place.afterSignIn(wanted);
        return place.equals(Place.HOME) ? "" : UriComponentsBuilder.newInstance().queryParam("to", "{to}").encode()
                .buildAndExpand(place).toUriString();
    }

    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        return !request.getMethod().equals("GET") ? null
                : request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
