package dev.sibridge.web.users;

import dev.sibridge.user.Role;
import dev.sibridge.user.User;
import dev.sibridge.user.UserAdministration;
import dev.sibridge.user.Users;
import dev.sibridge.web.api.NotFoundException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Users, for administrators. */
@RestController
@RequestMapping("/api/users")
@ConditionalOnWebApplication
class UsersApi {

    private final Users users;
    private final UserAdministration administration;

    UsersApi(Users users, UserAdministration administration) {
        this.users = users;
        this.administration = administration;
    }

    @GetMapping
    List<UserAnswer> list() {
        return users.all().stream().map(UsersApi::answer).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    UserAnswer add(@RequestBody NewUser user) {
        return answer(administration.add(user.name(), user.email(), Role.of(user.role()), user.password()));
    }

    /** Changes what is sent; what is left out stays as it is. An empty address means none. */
    @PutMapping("/{id}")
    UserAnswer change(@PathVariable long id, @RequestBody Change change) {
        User user = find(id);
        administration.change(user, change.email() == null ? user.email() : change.email(),
                change.role() == null ? user.role() : Role.of(change.role()),
                change.enabled() == null ? user.enabled() : change.enabled());
        return answer(find(id));
    }

    @PutMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@PathVariable long id, @RequestBody NewPassword change) {
        administration.setPassword(find(id), change.password(), null);
    }

    private User find(long id) {
        return users.find(id).orElseThrow(() -> new NotFoundException("There is no user " + id + "."));
    }

    private static UserAnswer answer(User user) {
        return new UserAnswer(user.id(), user.name(), user.email(), user.role().label(), user.enabled());
    }

    record UserAnswer(long id, String name, String email, String role, boolean enabled) {
    }

    record NewUser(String name, String email, String role, String password) {
    }

    record Change(String email, String role, Boolean enabled) {
    }

    record NewPassword(String password) {
    }
}
