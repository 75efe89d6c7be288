package dev.sibridge.web.attention;

import dev.sibridge.attention.Attention;
import dev.sibridge.attention.Cause;
import dev.sibridge.attention.Cause.State;
import dev.sibridge.user.User;
import dev.sibridge.user.Users;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.attention.AttentionApi.Which;
import dev.sibridge.web.pages.Told;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What needs a person: a row for each cause, and what can be done about it. */
@Controller
@RequestMapping("/attention")
@ConditionalOnWebApplication
class AttentionPage {

    private final Attention attention;
    private final CauseRetry retry;
    private final Users users;
    private final Clock clock;

    AttentionPage(Attention attention, CauseRetry retry, Users users, Clock clock) {
        this.attention = attention;
        this.retry = retry;
        this.users = users;
        this.clock = clock;
    }

    @GetMapping
    String list(@RequestParam(defaultValue = "open") String state, Model model) {
        State shown = AttentionApi.state(state);
        model.addAttribute("state", shown.label());
        model.addAttribute("count", attention.count(null));
        model.addAttribute("causes", attention.list(shown, null).stream()
                .map(cause -> CauseAnswers.inList(cause, clock.millis())).toList());
        return "attention/attention";
    }

    @GetMapping("/{id}")
    String show(@PathVariable long id, Model model) {
        Cause cause = find(id);
        model.addAttribute("cause", CauseAnswers.whole(cause, attention.entries(id), clock.millis()));
        model.addAttribute("people", people());
        return "attention/cause";
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable long id, @RequestParam(required = false) String projectId,
            @RequestParam(required = false) String coNumber, @RequestParam(required = false) Long pair,
            Principal person, RedirectAttributes next) {
        Which which = new Which(blank(projectId), blank(coNumber), pair);
        return tell(id, next, () -> {
            Cause cause = find(id);
            int begun = retry.retry(cause, which::means, person.getName()).begun();
            String what = cause.isAboutPairs() ? "project" : "export";
            String where = cause.isAboutPairs() ? " Two-way shows how it goes." : " Home shows how it goes.";
            String now = begun == 1 ? "The " + what + " is retried now." : begun + " " + what + "s are retried now.";
            return begun == 0 ? "That is being retried already." : now + where;
        });
    }

    @PostMapping("/{id}/assign")
    String assign(@PathVariable long id, @RequestParam String to, Principal person, RedirectAttributes next) {
        return tell(id, next, () -> {
            attention.assign(find(id), to, person.getName());
            return to.isBlank() ? "Nobody in particular looks after it now." : to + " looks after it now.";
        });
    }

    /** @param days from now; 0 to have it back at once */
    @PostMapping("/{id}/snooze")
    String snooze(@PathVariable long id, @RequestParam int days, Principal person, RedirectAttributes next) {
        Cause cause = find(id);
        Instant until = days == 0 ? null : clock.instant().plus(Duration.ofDays(days));
        return tell(id, next, () -> {
            if (cause.closedAt() != null) {
                throw new ConflictException("It is over; there is nothing to put off.");
            }
            attention.snooze(cause, until, person.getName());
            return until == null ? "It is back among what needs attention." : "It is put off.";
        });
    }

    @PostMapping("/{id}/note")
    String note(@PathVariable long id, @RequestParam String text, Principal person, RedirectAttributes next) {
        return tell(id, next, () -> {
            attention.note(find(id), text, person.getName());
            return "The note is added.";
        });
    }

    private static String tell(long id, RedirectAttributes next, Supplier<String> wish) {
        return Told.then("/attention/" + id, next, wish);
    }

    private List<String> people() {
        return users.all().stream().filter(User::enabled).map(User::name).toList();
    }

    private Cause find(long id) {
        return attention.find(id).orElseThrow(() -> AttentionApi.unknown(id));
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
