package dev.sibridge.web.twoway.page;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.store.Journal;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.ProjectLog;
import dev.sibridge.web.api.NotFoundException;
import dev.sibridge.web.pages.Told;
import dev.sibridge.web.twoway.ProjectActions;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One paired project: how it is, what waits for a person, and what has happened to it. */
@Controller
@RequestMapping("/two-way/{id:\\d+}")
@ConditionalOnWebApplication
class PairPage {

    private static final int MOST_ROWS = 25;

    private final ProjectActions actions;
    private final PairedProjects projects;
    private final ShownPairs shown;
    private final Journal journal;
    private final ProjectLog log;
    private final Accounts accounts;
    private final Connections connections;

    PairPage(ProjectActions actions, PairedProjects projects, ShownPairs shown, Journal journal, ProjectLog log,
            Accounts accounts, Connections connections) {
        this.actions = actions;
        this.projects = projects;
        this.shown = shown;
        this.journal = journal;
        this.log = log;
        this.accounts = accounts;
        this.connections = connections;
    }

    /**
     * A row of the log.
     *
     * @param what  happened, in words
     * @param where the side; null when it is about neither
     */
    record Happened(Instant at, String what, String where, String kind, String record, String field, String reason) {
    }

    /**
     * All of it.
     *
     * @param yielded which page of what yielded, from 0 on
     * @param page    which page of the log
     */
    @GetMapping
    String show(@PathVariable long id, @RequestParam(defaultValue = "0") int yielded,
            @RequestParam(defaultValue = "0") int page, Model model) {
        PairedProject project = actions.find(id);
        String account = projects.accountOf(id).orElseThrow();
        ShownValues values = values(account);
        List<ShownJournal> all = new ArrayList<>(journal.of(id).stream().map(row -> ShownJournal.of(row, values))
                .toList());
        Collections.reverse(all);
        List<ShownJournal> over = all.stream().filter(row -> !row.waits()).toList();
        model.addAttribute("at", address(id));
        model.addAttribute("pair", shown.pair(account, project));
        model.addAttribute("account", accounts.find(account).filter(one -> one.twoWay() != null).map(shown::account)
                .orElse(null));
        model.addAttribute("waiting", all.stream().filter(ShownJournal::waits).toList());
        int first = page(yielded, over.size());
        model.addAttribute("yielded", over.stream().skip((long) first * MOST_ROWS).limit(MOST_ROWS).toList());
        pages("Yielded", id, "yielded", first, over.size(), model);
        int rows = log.count(id);
        first = page(page, rows);
        model.addAttribute("log", log.of(id, first, MOST_ROWS).stream().map(PairPage::happened).toList());
        pages("Log", id, "page", first, rows, model);
        return "two-way/project";
    }

    private static int page(int wanted, int rows) {
        return Math.max(0, Math.min(wanted, rows / MOST_ROWS));
    }

    private static void pages(String which, long id, String parameter, int page, int rows, Model model) {
        String address = "/two-way/" + id + "?" + parameter + "=";
        model.addAttribute("newer" + which, page == 0 ? null : address + (page - 1));
        model.addAttribute("older" + which, (page + 1) * MOST_ROWS >= rows ? null : address + (page + 1));
    }

    private static Happened happened(ProjectLog.Row row) {
        return new Happened(row.at(), Words.event(row.what()), row.side() == null ? null : Words.side(row.side()),
                row.kind() == null ? null : Words.kind(row.kind(), row.side()), row.name(),
                row.field() == null ? null : Words.field(row.field()), row.reason());
    }

    private ShownValues values(String account) {
        Account known = accounts.find(account).orElse(null);
        return known == null ? new ShownValues(new Directory(Map.of()), new Directory(Map.of()))
                : new ShownValues(connections.lastRead(known, Side.TOOL), connections.lastRead(known, Side.MANAGE));
    }

    /** What the next pass would write, as a page of its own, or as a part of the other. Reads both sides. */
    @GetMapping("/differences")
    String differences(@PathVariable long id, Model model) {
        model.addAttribute("pair", shown.pair(projects.accountOf(id).orElse(""), actions.find(id)));
        Told.on(model, () -> model.addAttribute("plan", ShownPlan.of(actions.compare(id),
                values(projects.accountOf(id).orElseThrow()))));
        return "two-way/differences";
    }

    @PostMapping("/sync")
    String sync(@PathVariable long id, RedirectAttributes next) {
        return Told.then(address(id), next, () -> {
            actions.sync(id);
            return "SI Bridge looks at it now.";
        });
    }

    @PostMapping("/pause")
    String pause(@PathVariable long id, RedirectAttributes next) {
        return Told.then(address(id), next, () -> {
            actions.pause(id);
            return "The project is paused. What people change meanwhile is merged when it goes on.";
        });
    }

    @PostMapping("/resume")
    String resume(@PathVariable long id, RedirectAttributes next) {
        return Told.then(address(id), next, () -> {
            actions.resume(id);
            return "The project goes on.";
        });
    }

    @PostMapping("/unpair")
    String unpair(@PathVariable long id, RedirectAttributes next) {
        String name = actions.find(id).name();
        return Told.then("/two-way", next, () -> {
            actions.unpair(id);
            return "\"" + name + "\" is not kept in step any more. Nothing was changed on either side.";
        });
    }

    /**
     * Somebody says whose value counts.
     *
     * @param take {@code MANAGE} or {@code TOOL}
     */
    @PostMapping("/decide")
    String decide(@PathVariable long id, @RequestParam long conflict, @RequestParam Side take, Principal who,
            RedirectAttributes next) {
        actions.find(id);
        if (journal.projectOf(conflict).filter(project -> project == id).isEmpty()) {
            throw new NotFoundException("The project " + id + " has no conflict " + conflict + ".");
        }
        return Told.then(address(id), next, () -> {
            actions.decide(conflict, take, who.getName());
            return take == Side.MANAGE ? "Manage's value counts." : "The project tool's value counts.";
        });
    }

    private static String address(long id) {
        return "/two-way/" + id;
    }
}
