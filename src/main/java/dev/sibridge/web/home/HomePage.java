package dev.sibridge.web.home;

import dev.sibridge.account.Accounts;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.poll.PollProgress;
import dev.sibridge.history.poll.PollProgress.Progress;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.web.home.Overview.AccountHealth;
import dev.sibridge.web.home.Overview.Everything;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: whether all is well, and the last poll or the one that goes on. */
@Controller
@ConditionalOnWebApplication
class HomePage {

    private final Overview overview;
    private final PollProgress progress;
    private final Polling polling;
    private final Accounts accounts;

    HomePage(Overview overview, PollProgress progress, Polling polling, Accounts accounts) {
        this.overview = overview;
        this.progress = progress;
        this.polling = polling;
        this.accounts = accounts;
    }

    @GetMapping("/")
    String show(Model model) {
        return fill(model, "home/home");
    }

    /** What of the page changes by itself. */
    @GetMapping("/home")
    String showAgain(Model model) {
        return fill(model, "home/home :: live");
    }

    /** Begins a poll, unless one of the account is running. */
    @PostMapping("/polls")
    String poll(@RequestParam String account) {
        polling.poll(accounts.get(account), true);
        return "redirect:/";
    }

    private String fill(Model model, String view) {
        Everything all = overview.look();
        Map<String, Progress> polls = new LinkedHashMap<>();
        for (AccountHealth account : all.accounts()) {
            if (account.lastPoll() != null) {
                polls.put(account.name(), progress.of(account.lastPoll()));
            }
        }
        model.addAttribute("all", all);
        model.addAttribute("polls", polls);
        model.addAttribute("busy", all.accounts().stream().anyMatch(account -> account.lastPoll() != null
                && account.lastPoll().state() == Poll.State.RUNNING));
        return view;
    }
}
