package dev.sibridge.web.setup.page;

import dev.sibridge.account.Mistake;
import dev.sibridge.setup.AccountSetup;
import dev.sibridge.setup.ImpossibleChangeException;
import dev.sibridge.setup.Setup;
import dev.sibridge.setup.WrongSettingsException;
import dev.sibridge.setup.effective.OfferedSettings;
import dev.sibridge.setup.store.ChangedMeanwhileException;
import java.security.Principal;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts: made, called otherwise, paused and removed; and what has been changed in each. */
@Controller
@RequestMapping("/set-up")
@ConditionalOnWebApplication
class AccountsPage {

    private static final String ALL = "redirect:/set-up";

    private final AccountSetup accounts;
    private final Setup setup;

    AccountsPage(AccountSetup accounts, Setup setup) {
        this.accounts = accounts;
        this.setup = setup;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("removed", accounts.removed());
        return "set-up/accounts";
    }

    @PostMapping
    String make(@RequestParam String name, @RequestParam String title, Principal who, Model model,
            RedirectAttributes next) {
        try {
            accounts.make(name, title, who.getName());
        } catch (ImpossibleChangeException e) {
            model.addAttribute("wrong", e.getMessage());
            model.addAttribute("name", name);
            model.addAttribute("called", title);
            return all(model);
        }
        next.addFlashAttribute("done", "The account is there. It waits until it is set up.");
        return "redirect:/set-up/" + name;
    }

    @GetMapping("/{account}")
    String show(@PathVariable String account, Model model) {
        Setup.Document document = setup.of(account);
        model.addAttribute("account", document);
        model.addAttribute("mistakes", document.mistakes().stream().map(mistake ->
                new NamedMistake(concern(account, mistake), mistake.words(OfferedSettings::label))).toList());
        return "set-up/account";
    }

    /** @param concern where it is mended; null when that is not here */
    record NamedMistake(String concern, String text) {
    }

    private static String concern(String account, Mistake mistake) {
        return OfferedSettings.find(account, mistake.setting()) == null ? null
                : OfferedSettings.find(account, mistake.setting()).concern();
    }

    @PostMapping("/{account}/rename")
    String rename(@PathVariable String account, @RequestParam String title, Principal who, RedirectAttributes next) {
        accounts.rename(account, title, who.getName());
        next.addFlashAttribute("done", "Saved.");
        return one(account);
    }

    @PostMapping("/{account}/pause")
    String pause(@PathVariable String account, Principal who, RedirectAttributes next) {
        accounts.pause(account, who.getName());
        next.addFlashAttribute("done", "The account is paused. What is under way goes on to its end.");
        return one(account);
    }

    @PostMapping("/{account}/resume")
    String resume(@PathVariable String account, Principal who, RedirectAttributes next) {
        accounts.resume(account, who.getName());
        next.addFlashAttribute("done", "The account works again.");
        return one(account);
    }

    @PostMapping("/{account}/remove")
    String remove(@PathVariable String account, Principal who, RedirectAttributes next) {
        try {
            accounts.remove(account, who.getName());
            next.addFlashAttribute("done", "The account is removed. Its runs stay in the history.");
            return one(account) + "/changes";
        } catch (ImpossibleChangeException e) {
            next.addFlashAttribute("wrong", e.getMessage());
            return one(account);
        }
    }

    /** Also of an account that is removed: that can be undone, too. */
    @GetMapping("/{account}/changes")
    String changes(@PathVariable String account, Model model) {
        model.addAttribute("name", account);
        model.addAttribute("changes", setup.history(account).stream().map(ShownChange::of).toList());
        return "set-up/changes";
    }

    @PostMapping("/{account}/changes/{id}/undo")
    String undo(@PathVariable String account, @PathVariable long id, Principal who, RedirectAttributes next) {
        try {
            setup.undo(account, id, who.getName());
            next.addFlashAttribute("done", "The change is undone.");
        } catch (ImpossibleChangeException | WrongSettingsException | ChangedMeanwhileException e) {
            next.addFlashAttribute("wrong", "The change cannot be undone. " + e.getMessage());
        }
        return one(account) + "/changes";
    }

    private static String one(String account) {
        return ALL + "/" + account;
    }
}
