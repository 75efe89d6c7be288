package dev.sibridge.web.notices;

import dev.sibridge.notice.Notice;
import dev.sibridge.notice.NoticeEvent;
import dev.sibridge.notice.NoticeSetup;
import dev.sibridge.notice.NoticeSetup.Kept;
import dev.sibridge.notice.NoticeTrial;
import dev.sibridge.notice.NoticeWish;
import dev.sibridge.notice.NoticeWish.WrongNoticeException;
import dev.sibridge.notice.Target;
import dev.sibridge.secrets.LockedSecretsException;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators decide who is told of what. */
@Controller
@RequestMapping("/set-up/{account}/notices")
@ConditionalOnWebApplication
class NoticesPage {

    private static final String LIST = "notices/notices";
    private static final String ONE = "notices/notice";

    private final NoticeSetup setup;
    private final NoticeTrial trial;
    private final NoticeAnswers answers;

    NoticesPage(NoticeSetup setup, NoticeTrial trial, NoticeAnswers answers) {
        this.setup = setup;
        this.trial = trial;
        this.answers = answers;
    }

    /** What the form holds. Of a box that is not ticked, a browser sends nothing. */
    record Form(List<String> events, String target, String emails, String url, String secret, Boolean newSecret) {

        Form {
            events = events == null ? List.of() : events;
            target = target == null ? Target.MAIL.label() : target;
        }

        static Form of(Notice notice) {
            NoticeWish wish = NoticeWish.of(notice);
            return new Form(wish.events(), wish.target(), String.join("; ", wish.emails()), null, null, false);
        }

        NoticeWish wish() {
            return new NoticeWish(events, target, emails == null ? null : List.of(emails), url, secret,
                    Boolean.TRUE.equals(newSecret));
        }
    }

    @GetMapping
    String list(@PathVariable String account, Model model) {
        return list(account, new Form(null, null, null, null, null, null), model);
    }

    private String list(String account, Form form, Model model) {
        model.addAttribute("notices", answers.all(account));
        return page(LIST, account, form, model);
    }

    @PostMapping
    String add(@PathVariable String account, Form form, Principal who, Model model, RedirectAttributes next) {
        try {
            return kept(account, setup.add(account, form.wish(), who.getName()), "The notice is added.", model, next);
        } catch (WrongNoticeException | LockedSecretsException | ChangedMeanwhileException e) {
            model.addAttribute("wrong", e.getMessage());
            return list(account, form, model);
        }
    }

    /** Tries what the form holds; nothing of it is kept. */
    @PostMapping("/test")
    String test(@PathVariable String account, Form form, Model model) {
        tryOut(account, form, null, model);
        return list(account, form, model);
    }

    @GetMapping("/{id}")
    String show(@PathVariable String account, @PathVariable long id, Model model) {
        Notice notice = answers.find(account, id);
        return one(account, notice, Form.of(notice), model);
    }

    private static String one(String account, Notice notice, Form form, Model model) {
        model.addAttribute("notice", notice);
        return page(ONE, account, form, model);
    }

    @PostMapping("/{id}")
    String change(@PathVariable String account, @PathVariable long id, Form form, Principal who, Model model,
            RedirectAttributes next) {
        Notice notice = answers.find(account, id);
        try {
            Kept kept = setup.change(account, id, form.wish(), who.getName())
                    .orElseThrow(() -> NoticeAnswers.unknown(account, id));
            return kept(account, kept, "The notice is changed.", model, next);
        } catch (WrongNoticeException | LockedSecretsException | ChangedMeanwhileException e) {
            model.addAttribute("wrong", e.getMessage());
            return one(account, notice, form, model);
        }
    }

    /** Tries a notice with what the form changes in it. */
    @PostMapping("/{id}/test-changed")
    String testChanged(@PathVariable String account, @PathVariable long id, Form form, Model model) {
        Notice notice = answers.find(account, id);
        tryOut(account, form, notice, model);
        return one(account, notice, form, model);
    }

    /** Tries a notice as it is. */
    @PostMapping("/{id}/test")
    String test(@PathVariable String account, @PathVariable long id, Model model) {
        Notice notice = answers.find(account, id);
        tryOut(account, Form.of(notice), notice, model);
        return list(account, model);
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String account, @PathVariable long id, Principal who, RedirectAttributes next) {
        try {
            if (!setup.remove(account, id, who.getName())) {
                throw NoticeAnswers.unknown(account, id);
            }
            next.addFlashAttribute("done", "The notice is removed. The history of the settings can bring it back.");
        } catch (ChangedMeanwhileException e) {
            next.addFlashAttribute("wrong", e.getMessage());
        }
        next.addAttribute("account", account);
        return "redirect:/set-up/{account}/notices";
    }

    // A secret is shown by the answer itself: what waits for the next page would lie in the database.
    private String kept(String account, Kept kept, String done, Model model, RedirectAttributes next) {
        if (kept.secret() != null) {
            model.addAttribute("done", done);
            model.addAttribute("secret", kept.secret());
            return list(account, model);
        }
        next.addFlashAttribute("done", done);
        next.addAttribute("account", account);
        return "redirect:/set-up/{account}/notices";
    }

    private void tryOut(String account, Form form, Notice before, Model model) {
        try {
            NoticeTrial.Result result = trial.send(account, form.wish(), before);
            model.addAttribute(result.accepted() ? "done" : "wrong", result.sentence());
        } catch (WrongNoticeException | LockedSecretsException e) {
            model.addAttribute("wrong", e.getMessage());
        }
    }

    private static String page(String view, String account, Form form, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("form", form);
        model.addAttribute("events", NoticeEvent.values());
        model.addAttribute("targets", Target.values());
        return view;
    }
}
