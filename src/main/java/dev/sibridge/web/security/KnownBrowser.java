package dev.sibridge.web.security;

import dev.sibridge.user.KnownBrowsers;
import dev.sibridge.user.Users;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** Where somebody signs in from: a browser in which that user has done so before, or else a network address. */
@Component
@ConditionalOnWebApplication
public class KnownBrowser {

    private static final String COOKIE = "si-bridge-browser";

    private final KnownBrowsers browsers;
    private final Users users;
    private final SessionCookie cookies;

    KnownBrowser(KnownBrowsers browsers, Users users, SessionCookie cookies) {
        this.browsers = browsers;
        this.users = users;
        this.cookies = cookies;
    }

    /** What wrong passwords for that name are counted with in the request under way. */
    String source(String name) {
        HttpServletRequest request = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getRequest();
        return browsers.find(secret(request), name).orElse(request.getRemoteAddr());
    }

    /** Remembers that a user has signed in, or followed a link from a mail, in this browser. */
    public void remember(String name, HttpServletRequest request, HttpServletResponse response) {
        users.named(name).ifPresent(user -> response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie
                .from(COOKIE, browsers.remember(user, secret(request))).path("/sign-in").httpOnly(true)
                .sameSite("Lax").secure(cookies.isSecure(request)).maxAge(KnownBrowsers.KEPT).build().toString()));
    }

    private static String secret(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE)).map(Cookie::getValue).orElse(null);
    }
}
