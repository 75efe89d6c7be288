package dev.sibridge.web.pages;

import dev.sibridge.web.security.Place;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers in the browser whether somebody wants pages light or dark; otherwise the reader's system decides. */
@Controller
@ConditionalOnWebApplication
class ThemePage {

    static final String COOKIE = "si-bridge-theme";
    static final Set<String> CHOICES = Set.of("light", "dark");
    private static final Duration KEPT = Duration.ofDays(365);

    @PostMapping("/sign-in/theme")
    ResponseEntity<Void> choose(@RequestParam String theme, @RequestParam String to, HttpServletRequest request) {
        boolean chosen = CHOICES.contains(theme);
        ResponseCookie cookie = ResponseCookie.from(COOKIE, chosen ? theme : "").path("/").httpOnly(true)
                .sameSite("Lax").secure(request.isSecure()).maxAge(chosen ? KEPT : Duration.ZERO).build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, Place.ours(to)).build();
    }
}
