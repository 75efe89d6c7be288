package dev.sibridge.web.home;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
@ConditionalOnWebApplication
class HomePage {

    @GetMapping("/")
    String show() {
        return "home/home";
    }
}
