package dev.sibridge.web.preview;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.si.link.Linking;
import dev.sibridge.si.link.Linking.AlreadyDecidedException;
import dev.sibridge.si.link.Linking.ImpossibleLinkException;
import dev.sibridge.si.link.Linking.NoAnswerException;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.link.WaitingExport;
import dev.sibridge.web.api.NotFoundException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a person decides about an export that is held back. */
@Controller
@RequestMapping("/preview/link")
@ConditionalOnWebApplication
class LinkPage {

    private static final String ID = "[1-9]\\d{0,17}";

    private final Accounts accounts;
    private final Waiting waiting;
    private final Linking linking;

    LinkPage(Accounts accounts, Waiting waiting, Linking linking) {
        this.accounts = accounts;
        this.waiting = waiting;
        this.linking = linking;
    }

    @GetMapping
    String show(@RequestParam String account, @RequestParam String projectId, Model model) {
        model.addAttribute("export", find(account(account), projectId));
        return "preview/link";
    }

    /**
     * Takes the answer.
     *
     * @param choice {@code new}, or opportunity, project or company, with a slash and the number of a candidate
     *               between, or none where {@code number} says which
     */
    @PostMapping
    String decide(@RequestParam String account, @RequestParam String projectId,
            @RequestParam(defaultValue = "") String choice, @RequestParam(defaultValue = "") String number,
            Model model, RedirectAttributes next) {
        WaitingExport export = find(account(account), projectId);
        try {
            decide(account(account), export, choice, number.strip());
        } catch (IllegalArgumentException | ImpossibleLinkException | AlreadyDecidedException | NoAnswerException e) {
            model.addAttribute("wrong", e.getMessage());
            model.addAttribute("export", export);
            model.addAttribute("choice", choice);
            model.addAttribute("number", number);
            return "preview/link";
        }
        next.addFlashAttribute("done", "Decided. The next poll takes the export.");
        return "redirect:/preview";
    }

    private void decide(Account account, WaitingExport export, String choice, String number) {
        String type = choice.replaceFirst("/.*", "");
        if (choice.equals("new")) {
            if (export.hold().client() != null) {
                linking.makeNewCompany(account, export);
            } else {
                linking.makeNew(account, export);
            }
            return;
        }
        String id = choice.contains("/") ? choice.substring(choice.indexOf('/') + 1) : number;
        if (!id.matches(ID)) {
            throw new IllegalArgumentException(choice.isEmpty() ? "Choose one of these." : "Write the number that the"
                    + " record has in Manage.");
        }
        switch (type) {
            case "opportunity" -> linking.link(account, export, Long.parseLong(id));
            case "project" -> linking.linkProject(account, export, Long.parseLong(id));
            case "company" -> linking.chooseCompany(account, export, Long.parseLong(id));
            default -> throw new IllegalArgumentException("Choose one of these.");
        }
    }

    private Account account(String name) {
        return accounts.all().stream().filter(account -> account.name().equals(name)).findFirst().orElseThrow(() ->
                new NotFoundException("There is no account " + name + "."));
    }

    private WaitingExport find(Account account, String projectId) {
        return waiting.find(account, projectId).orElseThrow(() ->
                new NotFoundException("No export of a project " + projectId + " is waiting."));
    }
}
