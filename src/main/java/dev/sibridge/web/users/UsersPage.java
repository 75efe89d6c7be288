package dev.sibridge.web.users;

import dev.sibridge.user.FirstAdministrator;
import dev.sibridge.user.Role;
import dev.sibridge.user.User;
import dev.sibridge.user.UserAdministration;
import dev.sibridge.user.UserAdministration.NotAllowedException;
import dev.sibridge.user.Users;
import dev.sibridge.web.api.NotFoundException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators add and change users. */
@Controller
@RequestMapping("/users")
@ConditionalOnWebApplication
class UsersPage {

    private static final String LIST = "users/users";
    private static final String ONE = "users/user";

    private final Users users;
    private final UserAdministration administration;
    private final FirstAdministrator first;

    UsersPage(Users users, UserAdministration administration, FirstAdministrator first) {
        this.users = users;
        this.administration = administration;
        this.first = first;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("users", users.all());
        return LIST;
    }

    @PostMapping
    String add(@RequestParam String name, @RequestParam String email, @RequestParam String role,
            @RequestParam String password, Model model, RedirectAttributes next) {
        try {
            User user = administration.add(name, email, Role.of(role), password);
            next.addFlashAttribute("done", user.name() + " can sign in now.");
            return "redirect:/users";
        } catch (IllegalArgumentException | NotAllowedException e) {
            model.addAttribute("wrong", e.getMessage());
            model.addAttribute("name", name);
            model.addAttribute("email", email);
            model.addAttribute("role", role);
            return list(model);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        User user = find(id);
        model.addAttribute("user", user);
        model.addAttribute("fixed", first.isFixed(user));
        return ONE;
    }

    @PostMapping("/{id}")
    String change(@PathVariable long id, @RequestParam String email, @RequestParam(required = false) String role,
            @RequestParam(defaultValue = "false") boolean enabled, Model model, RedirectAttributes next) {
        User user = find(id);
        boolean fixed = first.isFixed(user);
        return tell(id, "The user is changed.", model, next, () -> administration.change(user, email,
                fixed || role == null ? user.role() : Role.of(role), fixed || enabled));
    }

    @PostMapping("/{id}/password")
    String setPassword(@PathVariable long id, @RequestParam String password, Model model, RedirectAttributes next) {
        User user = find(id);
        return tell(id, "The password is set. Tell it to " + user.name() + ", who is signed out everywhere.", model,
                next, () -> administration.setPassword(user, password, null));
    }

    private String tell(long id, String done, Model model, RedirectAttributes next, Runnable change) {
        try {
            change.run();
            next.addFlashAttribute("done", done);
            return "redirect:/users/" + id;
        } catch (IllegalArgumentException | NotAllowedException e) {
            model.addAttribute("wrong", e.getMessage());
            return show(id, model);
        }
    }

    private User find(long id) {
        return users.find(id).orElseThrow(() -> new NotFoundException("There is no user " + id + "."));
    }
}
