package dev.sibridge.web.pages;

import dev.sibridge.attention.Attention;
import dev.sibridge.user.Role;
import dev.sibridge.web.security.Place;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/** Adds the {@link Frame} to every page, also to those that say what is wrong, and to parts of pages who reads them. */
@Configuration
@ConditionalOnWebApplication
class Framing implements WebMvcConfigurer, HandlerInterceptor {

    private final Attention attention;

    Framing(Attention attention) {
        this.attention = attention;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/actuator/**", "/callbacks/**", "/sandbox/**");
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
            ModelAndView page) {
        if (page != null && page.hasView() && !String.valueOf(page.getViewName()).startsWith("redirect:")) {
            boolean administrator = request.isUserInRole(Role.ADMINISTRATOR.name());
            page.addObject("administrator", administrator);
            if (!isPart(request)) {
                page.addObject("frame", frame(request, administrator));
            }
        }
    }

    // htmx puts a part of a page into one that has its frame already, and asks every few seconds.
    private static boolean isPart(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private Frame frame(HttpServletRequest request, boolean administrator) {
        boolean signedIn = request.getUserPrincipal() != null;
        String address = Objects.requireNonNullElse(
                (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), request.getRequestURI());
        String query = request.getQueryString();
        return new Frame(theme(request), Place.ours(request.getMethod().equals("GET") && query != null
                ? address + "?" + query : address), signedIn ? request.getUserPrincipal().getName() : null,
                signedIn ? Navigation.links(address, administrator, open()) : List.of());
    }

    // A page that says that the database is away needs none.
    private long open() {
        try {
            return attention.count(null).open();
        } catch (DataAccessException e) {
            return 0;
        }
    }

    private static String theme(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, ThemePage.COOKIE)).map(Cookie::getValue)
                .filter(ThemePage.CHOICES::contains).orElse(null);
    }
}
