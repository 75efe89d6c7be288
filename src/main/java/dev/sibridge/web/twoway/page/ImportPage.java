package dev.sibridge.web.twoway.page;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.connect.Connections;
import dev.sibridge.twoway.mapping.Mappings.Board;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.run.Imports.Wish;
import dev.sibridge.web.api.NotFoundException;
import dev.sibridge.web.pages.Told;
import dev.sibridge.web.twoway.MappingChanges;
import dev.sibridge.web.twoway.ProjectImports;
import dev.sibridge.web.twoway.ProjectImports.Candidate;
import dev.sibridge.web.twoway.TwoWayAccount;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Pairs projects: what could be, what would happen, and begin. */
@Controller
@RequestMapping("/two-way/import")
@ConditionalOnWebApplication
class ImportPage {

    private static final int MOST_ROWS = 200;

    private final ShownPairs shown;
    private final TwoWayAccount accounts;
    private final ProjectImports imports;
    private final MappingChanges mappings;
    private final Connections connections;

    ImportPage(ShownPairs shown, TwoWayAccount accounts, ProjectImports imports, MappingChanges mappings,
            Connections connections) {
        this.shown = shown;
        this.accounts = accounts;
        this.imports = imports;
        this.mappings = mappings;
        this.connections = connections;
    }

    /** Where to look; the list is read when somebody asks, as that may take a while. */
    @GetMapping
    String choose(@RequestParam(defaultValue = "") String account, @RequestParam(defaultValue = "MANAGE") Side side,
            @RequestParam(defaultValue = "") String q, Model model) {
        List<ShownPairs.ShownAccount> all = shown.withTool().stream().map(shown::account).toList();
        String meant = !account.isBlank() || all.isEmpty() ? account : all.get(0).name();
        model.addAttribute("accounts", all);
        put(meant, side, model);
        model.addAttribute("q", q);
        model.addAttribute("list", UriComponentsBuilder.fromPath("/two-way/import/list")
                .queryParam("account", "{account}").queryParam("side", side).queryParam("q", "{q}").encode()
                .buildAndExpand(meant, q).toString());
        return "two-way/import";
    }

    /** The projects that nobody has paired, as a page of its own, or as a part of the other. */
    @GetMapping("/list")
    String list(@RequestParam String account, @RequestParam Side side, @RequestParam(defaultValue = "") String q,
            Model model) {
        put(account, side, model);
        Told.on(model, () -> {
            List<Candidate> all = imports.candidates(accounts.get(account), side, q);
            model.addAttribute("candidates", all.stream().limit(MOST_ROWS).toList());
            model.addAttribute("more", Math.max(0, all.size() - MOST_ROWS));
        });
        return "two-way/candidates";
    }

    /** Companies for what somebody types: a page with scripts asks for them. */
    @GetMapping("/companies")
    String companies(@RequestParam String account, @RequestParam(defaultValue = "") String company, Model model) {
        Told.on(model, () -> model.addAttribute("companies", company.isBlank() ? List.of()
                : imports.companies(accounts.get(account), company)));
        return "two-way/plan :: companies";
    }

    /** What an import would do; nothing is written. */
    @GetMapping("/plan")
    String plan(@RequestParam String account, @RequestParam Side side, @RequestParam String id,
            @RequestParam(defaultValue = "") String company, @RequestParam(defaultValue = "") String board,
            Model model) {
        put(account, side, model);
        model.addAttribute("id", id);
        model.addAttribute("company", company);
        model.addAttribute("board", board);
        Told.on(model, () -> {
            Account meant = accounts.get(account);
            model.addAttribute("boards", mappings.of(meant).mappings().boards().stream().map(Board::board).toList());
            var pass = imports.plan(meant, wish(side, id, company, board));
            model.addAttribute("name", pass.project().name());
            model.addAttribute("plan", ShownPlan.of(pass, new ShownValues(connections.lastRead(meant, Side.TOOL),
                    connections.lastRead(meant, Side.MANAGE))));
        });
        return "two-way/plan";
    }

    @PostMapping
    String begin(@RequestParam String account, @RequestParam Side side, @RequestParam String id,
            @RequestParam(defaultValue = "") String company, @RequestParam(defaultValue = "") String board,
            RedirectAttributes next) {
        long[] begun = new long[1];
        String back = Told.then("/two-way/import", next, () -> {
            begun[0] = imports.begin(accounts.get(account), wish(side, id, company, board));
            return "The import has begun. You may close this page.";
        });
        return begun[0] == 0 ? back : "redirect:/two-way/" + begun[0];
    }

    private static Wish wish(Side side, String id, String company, String board) {
        return new Wish(side, id, company.isBlank() ? null : company.strip(), board.isBlank() ? null : board);
    }

    private void put(String account, Side side, Model model) {
        if (!account.isBlank() && shown.withTool().stream().noneMatch(one -> one.name().equals(account))) {
            throw new NotFoundException("There is no account " + account + " with a project-management tool.");
        }
        model.addAttribute("account", account);
        model.addAttribute("side", side);
    }
}
