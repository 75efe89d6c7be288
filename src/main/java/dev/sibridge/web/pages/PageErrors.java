package dev.sibridge.web.pages;

import dev.sibridge.setup.UnknownAccountException;
import dev.sibridge.web.api.NotFoundException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.TypeMismatchException;
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
        HttpStatus status = status(trouble);
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

    /** Null for what nobody has foreseen. */
    private static HttpStatus status(Exception trouble) {
        if (trouble instanceof ErrorResponse error) {
            return HttpStatus.valueOf(error.getStatusCode().value());
        }
        return trouble instanceof NotFoundException || trouble instanceof UnknownAccountException
                ? HttpStatus.NOT_FOUND
                : trouble instanceof TypeMismatchException || trouble instanceof IllegalArgumentException
                        ? HttpStatus.BAD_REQUEST : null;
    }

    private static boolean isPage(String address) {
        return !address.matches("/(api|actuator|callbacks|sandbox)(/.*)?");
    }
}
