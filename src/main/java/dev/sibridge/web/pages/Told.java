package dev.sibridge.web.pages;

import dev.sibridge.pm.ToolException;
import dev.sibridge.twoway.connect.NotReadyException;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.run.Troubles;
import dev.sibridge.web.api.ConflictException;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tells on a page what came of something that a person wants: what was done, or why it was not. */
public final class Told {

    private Told() {
    }

    /** Does it, and tells on the next page what {@code wish} says. */
    public static String then(String address, RedirectAttributes next, Supplier<String> wish) {
        try {
            next.addFlashAttribute("done", wish.get());
        } catch (RuntimeException e) {
            next.addFlashAttribute("wrong", sentence(e));
        }
        return "redirect:" + address;
    }

    /** Fills a page with something that a side is asked for. */
    public static void on(Model model, Runnable filling) {
        try {
            filling.run();
        } catch (RuntimeException e) {
            model.addAttribute("wrong", sentence(e));
        }
    }

    /** Why something cannot be done; whatever people can do nothing about is thrown again. */
    private static String sentence(RuntimeException e) {
        if (e instanceof ConflictException || e instanceof NotReadyException || e instanceof IllegalArgumentException) {
            return e.getMessage();
        } else if (e instanceof ToolException || e instanceof SideException) {
            return Troubles.sentence(e);
        }
        throw e;
    }
}
