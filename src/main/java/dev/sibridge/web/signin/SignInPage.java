package dev.sibridge.web.signin;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in; what they send is looked at before it gets here. */
@Controller
@ConditionalOnWebApplication
class SignInPage {

    @GetMapping("/sign-in")
    String show(@RequestParam(required = false) String to, @RequestParam(required = false) String wrong,
            @RequestParam(required = false) Integer wait, @RequestParam(required = false) String out,
            @RequestParam(required = false) String changed, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("wrong", wrong != null);
        model.addAttribute("wait", wait);
        model.addAttribute("out", out != null);
        model.addAttribute("changed", changed != null);
        return "sign-in/sign-in";
    }
}
