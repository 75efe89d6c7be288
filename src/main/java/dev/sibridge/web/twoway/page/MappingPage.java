package dev.sibridge.web.twoway.page;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.connect.Connection;
import dev.sibridge.twoway.copy.NameCopies.Names;
import dev.sibridge.twoway.mapping.AutoMap;
import dev.sibridge.twoway.mapping.MappingCheck.Mistake;
import dev.sibridge.twoway.mapping.Mappings;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.mapping.Statuses;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.web.pages.Told;
import dev.sibridge.web.twoway.MappingChanges;
import dev.sibridge.web.twoway.MappingChanges.Current;
import dev.sibridge.web.twoway.MappingChanges.NewerMappingsException;
import dev.sibridge.web.twoway.MappingChanges.WrongMappingsException;
import dev.sibridge.web.twoway.TwoWayAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What means what on both sides, for administrators. */
@Controller
@RequestMapping("/two-way/mapping")
@ConditionalOnWebApplication
class MappingPage {

    private static final String PAGE = "two-way/mapping";
    private static final Map<String, String> MEANINGS = Map.of("NotStarted", "not begun", "Blocked", "waits",
            "Planning", "is planned", "OnHold", "on hold", "InProgress", "under way", "Complete", "done", "Cancelled",
            "canceled");

    private final ShownPairs shown;
    private final TwoWayAccount accounts;
    private final MappingChanges mappings;

    MappingPage(ShownPairs shown, TwoWayAccount accounts, MappingChanges mappings) {
        this.shown = shown;
        this.accounts = accounts;
        this.mappings = mappings;
    }

    /** @param board one that is to take part, too; blank for none. Both sides are read. */
    @GetMapping
    String show(@RequestParam String account, @RequestParam(defaultValue = "") String board, Model model) {
        about(account, model);
        Told.on(model, () -> {
            Account meant = accounts.get(account);
            Current now = mappings.of(meant);
            Connection both = mappings.connect(meant);
            fill(board.isBlank() ? now.mappings() : with(board, now.mappings(), both), now, now.version(), both, model);
        });
        return PAGE;
    }

    /** A board with the statuses whose meaning is beyond doubt. */
    private static Mappings with(String board, Mappings now, Connection both) {
        if (now.board(board).isPresent()) {
            return now;
        }
        List<Board> boards = new ArrayList<>(now.boards());
        boards.add(new Board(board, boards.isEmpty(), false, new Statuses(Map.of())));
        return new AutoMap(both.toolDirectory(), both.manageDirectory()).complete(boards(now, boards));
    }

    private static Mappings boards(Mappings now, List<Board> boards) {
        return new Mappings(boards, now.projectStatuses(), now.toolStatuses(), now.toolProjectStatuses(),
                now.categories(), now.priorities(), now.noteCategories(), now.resourceTypes(), now.people(),
                now.projectRole(), now.companyTypes(), now.time(), now.rules(), now.defaultPhase());
    }

    /**
     * Keeps what was typed.
     *
     * @param seen     the version that the page showed
     * @param complete whether all of the form has arrived
     */
    @PostMapping
    String save(@RequestParam String account, @RequestParam long seen, @RequestParam boolean complete,
            @RequestParam MultiValueMap<String, String> typed, Model model, RedirectAttributes next) {
        about(account, model);
        boolean[] kept = new boolean[1];
        Told.on(model, () -> {
            Account meant = accounts.get(account);
            Current now = mappings.of(meant);
            Mappings wanted = MappingForm.read(now.mappings(), now.fixed(), typed);
            try {
                mappings.keep(meant, wanted, seen);
                kept[0] = true;
            } catch (WrongMappingsException e) {
                model.addAttribute("mistakes", e.mistakes().stream().map(MappingPage::words).toList());
                fill(wanted, now, seen, mappings.connect(meant), model);
            } catch (NewerMappingsException e) {
                model.addAttribute("wrong", "Somebody has changed the mapping meanwhile. What you see is yours and not"
                        + " saved; save it again to have it replace the other one.");
                fill(wanted, now, now.version(), mappings.connect(meant), model);
            }
        });
        if (!kept[0]) {
            return PAGE;
        }
        next.addFlashAttribute("done", "Saved. It counts from the next pass on.");
        next.addAttribute("account", account);
        return "redirect:/two-way/mapping";
    }

    private static String words(Mistake mistake) {
        String part = mistake.where().replaceFirst("[.\\[].*", "");
        return (switch (part) {
            case "boards" -> "Boards";
            case "projectStatuses" -> "Statuses of projects in Manage";
            case "toolProjectStatuses" -> "Statuses of projects in the project tool";
            case "toolStatuses" -> "Statuses of tasks in the project tool";
            case "priorities" -> "Priorities";
            case "categories" -> "Categories and project types";
            case "noteCategories" -> "Categories of notes";
            case "resourceTypes" -> "Resource types and work roles";
            case "people" -> "People";
            default -> "The rest";
        }) + ": " + mistake.text();
    }

    /** Fills in what has the same name on both sides; keeps nothing. */
    @PostMapping("/auto")
    String complete(@RequestParam String account, @RequestParam long seen, @RequestParam boolean complete,
            @RequestParam MultiValueMap<String, String> typed, Model model) {
        about(account, model);
        Told.on(model, () -> {
            Account meant = accounts.get(account);
            Current now = mappings.of(meant);
            Mappings before = MappingForm.read(now.mappings(), now.fixed(), typed);
            Mappings all = mappings.complete(meant, before);
            model.addAttribute("done", all.equals(before) ? "Nothing more has the same name on both sides."
                    : "What has the same name on both sides is filled in. Look through it, then save it.");
            fill(all, now, seen, mappings.connect(meant), model);
        });
        return PAGE;
    }

    /** Makes the names that one side lacks, and maps them. */
    @PostMapping("/copy")
    String copy(@RequestParam String account, @RequestParam Names list, @RequestParam Side to,
            RedirectAttributes next) {
        next.addAttribute("account", account);
        return Told.then("/two-way/mapping", next, () -> {
            Account meant = accounts.get(account);
            List<String> made = mappings.copy(meant, list, to, List.of(), true);
            Current now = mappings.of(meant);
            mappings.keepAdded(meant, mappings.complete(meant, now.mappings()), now.version());
            return made.isEmpty() ? "Nothing was lacking." : "Made and mapped: " + String.join(", ", made) + ".";
        });
    }

    private void about(String account, Model model) {
        model.addAttribute("accounts", shown.withTool().stream().map(shown::account).toList());
        model.addAttribute("account", account);
    }

    private static void fill(Mappings wanted, Current now, long seen, Connection both, Model model) {
        model.addAttribute("seen", seen);
        model.addAttribute("meanings", MEANINGS);
        model.addAttribute("view", new MappingView(wanted, now.fixed(), both));
        model.addAttribute("copies", MappingCopies.of(now.mappings(), both));
    }
}
