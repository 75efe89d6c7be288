package dev.sibridge.web.twoway.page;

import dev.sibridge.account.Account;
import dev.sibridge.text.Text;
import dev.sibridge.twoway.cadence.TwoWaySwitch;
import dev.sibridge.twoway.check.Checked;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Standing;
import dev.sibridge.twoway.store.Standing.Held;
import dev.sibridge.web.pages.Told;
import dev.sibridge.web.twoway.TwoWayAccount;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The paired projects of all accounts, and switching two-way on and off. */
@Controller
@RequestMapping("/two-way")
@ConditionalOnWebApplication
class TwoWayPage {

    private static final int MOST_ROWS = 50;

    private final ShownPairs shown;
    private final PairedProjects projects;
    private final Standing standing;
    private final TwoWayAccount accounts;
    private final TwoWaySwitch onOff;

    TwoWayPage(ShownPairs shown, PairedProjects projects, Standing standing, TwoWayAccount accounts,
            TwoWaySwitch onOff) {
        this.shown = shown;
        this.projects = projects;
        this.standing = standing;
        this.accounts = accounts;
        this.onOff = onOff;
    }

    private record Found(Account account, PairedProject project) {
    }

    /**
     * Some of the projects.
     *
     * @param account by name; blank for all
     * @param q       a part of the name
     * @param needed  only those that need a person
     * @param page    from 0 on
     */
    @GetMapping
    String list(@RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean needed, @RequestParam(defaultValue = "0") int page,
            Model model) {
        List<Found> all = shown.withTool().stream()
                .filter(one -> account.isBlank() || one.name().equals(account))
                .flatMap(one -> some(one, q, needed)).toList();
        int from = Math.max(0, Math.min(page, all.size() / MOST_ROWS)) * MOST_ROWS;
        List<ShownPair> pairs = all.stream().skip(from).limit(MOST_ROWS)
                .map(one -> shown.pair(one.account().name(), one.project())).toList();
        model.addAttribute("accounts", shown.withTool().stream().map(shown::account).toList());
        model.addAttribute("pairs", pairs);
        model.addAttribute("moving", pairs.stream().anyMatch(ShownPair::isMoving));
        model.addAttribute("total", all.size());
        model.addAttribute("account", account);
        model.addAttribute("q", q);
        model.addAttribute("needed", needed);
        model.addAttribute("here", address(account, q, needed, from / MOST_ROWS));
        model.addAttribute("newer", from == 0 ? null : address(account, q, needed, from / MOST_ROWS - 1));
        model.addAttribute("older", from + MOST_ROWS >= all.size() ? null
                : address(account, q, needed, from / MOST_ROWS + 1));
        return "two-way/projects";
    }

    private Stream<Found> some(Account account, String q, boolean needed) {
        Set<Long> held = needed ? standing.held(account).stream().map(Held::id).collect(Collectors.toSet()) : Set.of();
        Predicate<PairedProject> wanted = project -> (!needed || held.contains(project.id()))
                && Text.fold(project.name()).contains(Text.fold(q));
        return projects.of(account).stream().filter(wanted).map(project -> new Found(account, project));
    }

    private static String address(String account, String q, boolean needed, int page) {
        return UriComponentsBuilder.fromPath("/two-way").queryParam("account", "{account}").queryParam("q", "{q}")
                .queryParam("needed", needed).queryParam("page", page).encode().buildAndExpand(account, q).toString();
    }

    /** Switches two-way on, unless something forbids that, or off. Pairs stay. */
    @PostMapping("/switch")
    String turn(@RequestParam String account, @RequestParam boolean on, RedirectAttributes next) {
        return Told.then("/two-way", next, () -> {
            Account meant = accounts.get(account);
            if (!on) {
                onOff.off(meant);
                return "Two-way is switched off. The pairs stay; nothing is written until it is switched on again.";
            }
            List<Checked> blocks = onOff.on(meant);
            if (!blocks.isEmpty()) {
                next.addFlashAttribute("blocks", blocks.stream().map(block -> block.check() + ": " + block.message()
                        + " " + block.todo()).toList());
                return null;
            }
            return "Two-way is switched on.";
        });
    }
}
