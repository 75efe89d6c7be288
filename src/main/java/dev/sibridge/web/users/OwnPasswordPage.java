package dev.sibridge.web.users;

import dev.sibridge.user.UserAdministration;
import dev.sibridge.user.UserAdministration.NotAllowedException;
import dev.sibridge.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where everybody changes the own password. */
@Controller
@ConditionalOnWebApplication
class OwnPasswordPage {

    private final Users users;
    private final UserAdministration administration;

    OwnPasswordPage(Users users, UserAdministration administration) {
        this.users = users;
        this.administration = administration;
    }

    @GetMapping("/password")
    String show() {
        return "users/password";
    }

    @PostMapping("/password")
    String change(@RequestParam String present, @RequestParam String password, @RequestParam String again,
            HttpServletRequest request, Model model, RedirectAttributes next) {
        if (!password.equals(again)) {
            model.addAttribute("wrong", "The two new passwords are not the same.");
            return "users/password";
        }
        try {
            administration.changeOwn(users.named(request.getUserPrincipal().getName()).orElseThrow(), present, password,
                    OwnPasswordApi.session(request));
            next.addFlashAttribute("done", "Your password is changed. You are signed out everywhere else.");
            return "redirect:/password";
        } catch (IllegalArgumentException | NotAllowedException e) {
            model.addAttribute("wrong", e.getMessage());
            return "users/password";
        }
    }
}
