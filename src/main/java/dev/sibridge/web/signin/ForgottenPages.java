package dev.sibridge.web.signin;

import dev.sibridge.user.PasswordLinks;
import dev.sibridge.user.User;
import dev.sibridge.web.security.KnownBrowser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From a forgotten password to another one, by a link in a mail. */
@Controller
@ConditionalOnWebApplication
class ForgottenPages {

    private static final Logger LOG = LoggerFactory.getLogger(ForgottenPages.class);
    private static final int MOST_WAITING = 100;

    private final PasswordLinks links;
    private final KnownBrowser browser;
    private final Executor later;

    ForgottenPages(PasswordLinks links, KnownBrowser browser) {
        this.links = links;
        this.browser = browser;
        CustomizableThreadFactory threads = new CustomizableThreadFactory("password-links-");
        threads.setDaemon(true);
        // Whoever asks a thousand times gets no answer sooner.
        this.later = new ThreadPoolExecutor(0, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(MOST_WAITING), threads,
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @GetMapping("/sign-in/forgotten")
    String ask(Model model) {
        model.addAttribute("sent", false);
        model.addAttribute("possible", links.areSent());
        return "sign-in/forgotten";
    }

    /** The answer, and the time that it takes, do not tell whether there is such a user. */
    @PostMapping("/sign-in/forgotten")
    String send(@RequestParam String name, Model model) {
        later.execute(() -> {
            try {
                links.send(name);
            } catch (RuntimeException e) {
                LOG.error("A link for a new password could not be sent", e);
            }
        });
        model.addAttribute("sent", true);
        model.addAttribute("possible", links.areSent());
        return "sign-in/forgotten";
    }

    /** Looking at the page does not use the link up: some mail programs look at all links. */
    @GetMapping(PasswordLinks.PATH)
    String choose(@RequestParam(required = false) String key, Model model) {
        return page(key, null, model);
    }

    @PostMapping(PasswordLinks.PATH)
    String set(@RequestParam String key, @RequestParam String password, @RequestParam String again, Model model,
            HttpServletRequest request, HttpServletResponse response) {
        if (!Objects.equals(password, again)) {
            return page(key, "The two passwords are not the same.", model);
        }
        try {
            Optional<User> user = links.use(key, password);
            user.ifPresent(known -> browser.remember(known.name(), request, response));
            return user.isEmpty() ? page(null, null, model) : "redirect:/sign-in?changed";
        } catch (IllegalArgumentException e) {
            return page(key, e.getMessage(), model);
        }
    }

    private String page(String key, String wrong, Model model) {
        Optional<User> user = links.user(key);
        model.addAttribute("name", user.map(User::name).orElse(null));
        model.addAttribute("key", key);
        model.addAttribute("wrong", wrong);
        return "sign-in/new-password";
    }
}
