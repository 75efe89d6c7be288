package dev.sibridge.web.users;

import dev.sibridge.user.User;
import dev.sibridge.user.UserAdministration;
import dev.sibridge.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own password, for everybody. */
@RestController
@ConditionalOnWebApplication
class OwnPasswordApi {

    private final Users users;
    private final UserAdministration administration;

    OwnPasswordApi(Users users, UserAdministration administration) {
        this.users = users;
        this.administration = administration;
    }

    @PutMapping("/api/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@RequestBody Change change, HttpServletRequest request) {
        User user = users.named(request.getUserPrincipal().getName()).orElseThrow();
        administration.changeOwn(user, change.present(), change.password(), session(request));
    }

    /** The id of the session of a request; null when it has none. */
    static String session(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).map(HttpSession::getId).orElse(null);
    }

    record Change(String present, String password) {
    }
}
