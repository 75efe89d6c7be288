package dev.sibridge.web.support;

import dev.sibridge.support.SupportDraft;
import dev.sibridge.support.SupportMails;
import dev.sibridge.support.SupportMails.ChangedDraftException;
import dev.sibridge.support.SupportMails.NoSupportException;
import dev.sibridge.support.SupportRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people ask for help. */
@Controller
@RequestMapping("/support")
@ConditionalOnWebApplication
class SupportPage {

    private static final String PAGE = "support/support";

    private final SupportMails mails;

    SupportPage(SupportMails mails) {
        this.mails = mails;
    }

    /** What the form holds; blank for nothing. */
    record Form(String subject, String message, String answerTo, String run, Boolean history, Boolean log) {

        // A browser sends nothing of a box that is not ticked.
        Form {
            history = Boolean.TRUE.equals(history);
            log = Boolean.TRUE.equals(log);
        }

        SupportRequest request() {
            boolean none = run == null || run.isBlank();
            if (!none && !run.strip().matches("\\d{1,18}")) {
                throw new IllegalArgumentException("The run must be the number of a run.");
            }
            Long number = none ? null : Long.valueOf(run.strip());
            return new SupportRequest(subject, message, answerTo, number, history, log);
        }
    }

    @GetMapping
    String show(@RequestParam(required = false) String run, Model model) {
        return page(new Form("", "", "", run, run != null, run != null), null, model);
    }

    /** Shows the mail as it would be sent. */
    @PostMapping("/draft")
    String draft(Form form, Model model) {
        try {
            return page(form, mails.draft(form.request()), model);
        } catch (IllegalArgumentException | NoSupportException e) {
            model.addAttribute("wrong", e.getMessage());
            return page(form, null, model);
        }
    }

    /** Sends what was shown. */
    @PostMapping
    String send(Form form, @RequestParam String seal, Model model, RedirectAttributes next) {
        try {
            mails.send(form.request(), seal);
            next.addFlashAttribute("done", "Your message is on its way: it leaves as soon as the mail server"
                    + " takes it.");
            return "redirect:/support";
        } catch (ChangedDraftException e) {
            model.addAttribute("wrong", "Something was added since. This is what would be sent now.");
            return page(form, e.draft(), model);
        } catch (IllegalArgumentException | NoSupportException e) {
            model.addAttribute("wrong", e.getMessage());
            return page(form, null, model);
        }
    }

    private String page(Form form, SupportDraft draft, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("draft", draft);
        model.addAttribute("address", mails.address().orElse(null));
        return PAGE;
    }
}
