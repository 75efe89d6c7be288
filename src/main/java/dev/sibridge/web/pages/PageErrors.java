package dev.sibridge.web.pages;

import dev.sibridge.web.api.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What goes wrong on a page becomes a page that says so; what goes wrong in the API, its {@code ApiErrors} answer. */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors implements HandlerExceptionResolver {

    @Override
    public ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response, Object handler,
            Exception trouble) {
        HttpStatus status = trouble instanceof ErrorResponse error ? HttpStatus.valueOf(error.getStatusCode().value())
                : trouble instanceof NotFoundException ? HttpStatus.NOT_FOUND : null;
        if (status == null || !isPage(request.getRequestURI())) {
            return null;
        }
        try {
            response.sendError(status.value());
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPage(String address) {
        return !address.matches("/(api|actuator|callbacks|sandbox)(/.*)?");
    }
}
