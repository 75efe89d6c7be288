package dev.sibridge.web.runs;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.search.RunSearch;
import dev.sibridge.web.api.ConflictException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The history: all runs, one run, the runs of one project. */
@Controller
@ConditionalOnWebApplication
class RunsPage {

    private static final int ROWS = 50;
    private static final int MOST_PAGES = 1_000_000;

    private final RunSearch search;
    private final RunReports reports;
    private final Accounts accounts;

    RunsPage(RunSearch search, RunReports reports, Accounts accounts) {
        this.search = search;
        this.reports = reports;
        this.accounts = accounts;
    }

    @GetMapping("/runs")
    String list(RunQuery query, @RequestParam(required = false) String page, Model model) {
        RunQuery good = query;
        try {
            query.filter();
        } catch (IllegalArgumentException e) {
            model.addAttribute("wrong", e.getMessage());
            good = RunQuery.ALL;
        }
        rows(good, number(page), "/runs", model);
        model.addAttribute("query", query);
        model.addAttribute("narrow", good.isNarrow());
        model.addAttribute("outcomes", Arrays.stream(Outcome.values()).map(Outcome::label).toList());
        model.addAttribute("accounts", accounts.all().stream().map(Account::name).toList());
        model.addAttribute("csv", link("/api/runs.csv", good, null));
        return "runs/runs";
    }

    /** All runs of one project, the newest first. */
    @GetMapping("/projects/{projectId}")
    String timeline(@PathVariable String projectId, @RequestParam(required = false) String page, Model model) {
        RunQuery query = new RunQuery(null, null, null, null, projectId, null, null);
        rows(query, number(page), "/runs", model);
        model.addAttribute("csv", link("/api/runs.csv", query, null));
        return "runs/project";
    }

    @GetMapping("/runs/{id}")
    String show(@PathVariable long id, @RequestParam(required = false) String page, Model model) {
        int number = number(page);
        RunReport report = reports.of(id, number, ROWS);
        int records = reports.records(report);
        model.addAttribute("report", report);
        model.addAttribute("run", report.run());
        model.addAttribute("shown", report.records().stream().map(ShownRecord::of).toList());
        model.addAttribute("records", records);
        String address = "/runs/" + id + "?page=";
        model.addAttribute("newer", number > 0 ? address + (number - 1) : null);
        model.addAttribute("older", (number + 1L) * ROWS < records ? address + (number + 1) : null);
        return "runs/run";
    }

    @PostMapping("/runs/{id}/retry")
    String retry(@PathVariable long id, @RequestParam(defaultValue = "false") boolean verify,
            RedirectAttributes next) {
        try {
            return "redirect:/runs/" + reports.retry(id, verify);
        } catch (ConflictException e) {
            next.addFlashAttribute("wrong", e.getMessage());
            return "redirect:/runs/" + id;
        }
    }

    private void rows(RunQuery query, int page, String path, Model model) {
        List<RunAnswer> runs = search.page(query.filter(), page, ROWS).stream().map(RunAnswer::of).toList();
        long total = search.count(query.filter());
        model.addAttribute("runs", runs);
        model.addAttribute("total", total);
        model.addAttribute("newer", page > 0 ? link(path, query, page - 1) : null);
        model.addAttribute("older", (page + 1L) * ROWS < total ? link(path, query, page + 1) : null);
        model.addAttribute("first", total == 0 ? 0 : page * (long) ROWS + 1);
        model.addAttribute("last", page * (long) ROWS + runs.size());
    }

    private static String link(String path, RunQuery query, Integer page) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        add(link, "status", query.status());
        add(link, "q", query.q());
        add(link, "account", query.account());
        add(link, "poll", query.poll());
        add(link, "projectId", query.projectId());
        add(link, "from", query.from());
        add(link, "to", query.to());
        add(link, "page", page == null || page == 0 ? null : page.toString());
        return link.encode().build().toUriString();
    }

    // A value may hold signs that would begin another one.
    private static void add(UriComponentsBuilder link, String name, String value) {
        if (value != null && !value.isBlank()) {
            link.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static int number(String page) {
        return page != null && page.matches("\\d{1,7}") ? Math.min(Integer.parseInt(page), MOST_PAGES) : 0;
    }
}
