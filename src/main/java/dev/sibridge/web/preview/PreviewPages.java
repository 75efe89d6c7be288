package dev.sibridge.web.preview;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.history.plan.PlanNode;
import dev.sibridge.history.plan.PlanTotals.Money;
import dev.sibridge.si.link.Waiting;
import dev.sibridge.si.poll.QueuedExports;
import dev.sibridge.si.poll.QueuedExports.UnreadableQueueException;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import dev.sibridge.web.preview.PlanView.Shown;
import dev.sibridge.web.preview.Previews.PreviewAnswer;
import dev.sibridge.web.preview.QueueApi.QueuedAnswer;
import java.util.LinkedHashMap;
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

/** What waits, and what would become of it. */
@Controller
@RequestMapping("/preview")
@ConditionalOnWebApplication
class PreviewPages {

    private static final int MOST_ROWS = 200;

    private final Accounts accounts;
    private final Waiting waiting;
    private final QueuedExports queue;
    private final Previews previews;

    PreviewPages(Accounts accounts, Waiting waiting, QueuedExports queue, Previews previews) {
        this.accounts = accounts;
        this.waiting = waiting;
        this.queue = queue;
        this.previews = previews;
    }

    /** The exports that are held back; SI's queue is read when somebody asks, as that may take a while. */
    @GetMapping
    String list(Model model) {
        model.addAttribute("waiting", accounts.all().stream().flatMap(account -> waiting.of(account).stream())
                .limit(MOST_ROWS).toList());
        return "preview/list";
    }

    /** SI's queue: as a page of its own, or as a part of the other. */
    @GetMapping("/queue")
    String queue(Model model) {
        Map<String, List<QueuedAnswer>> rows = new LinkedHashMap<>();
        Map<String, String> troubles = new LinkedHashMap<>();
        for (Account account : accounts.all()) {
            try {
                rows.put(account.name(), queue.of(account).stream().filter(row -> !row.isChangeOrder())
                        .limit(MOST_ROWS).map(row -> QueuedAnswer.of(account, row)).toList());
            } catch (UnreadableQueueException e) {
                troubles.put(account.name(), e.getMessage());
            }
        }
        model.addAttribute("rows", rows);
        model.addAttribute("troubles", troubles);
        return "preview/queue";
    }

    @PostMapping
    String begin(@RequestParam String projectId, @RequestParam(required = false) String account,
            RedirectAttributes next) {
        try {
            return "redirect:/preview/" + previews.begin(projectId, account);
        } catch (ConflictException | IllegalArgumentException e) {
            next.addFlashAttribute("wrong", e.getMessage());
            return "redirect:/preview";
        }
    }

    /** A preview; {@code at} is the place in the plan below which all is shown. */
    @GetMapping("/{id}")
    String show(@PathVariable long id, @RequestParam(required = false) String at, Model model) {
        PreviewAnswer preview = previews.of(id);
        model.addAttribute("preview", preview);
        if (preview.plan() != null) {
            model.addAttribute("stages", at == null ? stages(preview) : below(preview, at));
            model.addAttribute("at", at);
            Map<String, Money> money = new LinkedHashMap<>();
            money.put("Opportunity", preview.plan().totals().opportunity());
            money.put("Project", preview.plan().totals().project());
            model.addAttribute("money", money);
        }
        return "preview/preview";
    }

    @PostMapping("/{id}/sync")
    String sync(@PathVariable long id, RedirectAttributes next) {
        try {
            return "redirect:/runs/" + previews.sync(id);
        } catch (ConflictException e) {
            next.addFlashAttribute("wrong", e.getMessage());
            return "redirect:/preview/" + id;
        }
    }

    private static Map<String, Stage> stages(PreviewAnswer preview) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        preview.plan().stages().forEach((name, nodes) -> stages.put(name, new Stage(
                PlanView.of(nodes.stream().limit(PlanView.MOST / 4).toList()),
                Math.max(0, nodes.size() - PlanView.MOST / 4))));
        return stages;
    }

    private static Map<String, Stage> below(PreviewAnswer preview, String at) {
        PlanNode node = PlanView.find(preview.plan(), at);
        if (node == null) {
            throw new NotFoundException("There is no such place in the preview.");
        }
        return Map.of(node.title(), new Stage(PlanView.of(node.children().stream().limit(PlanView.MOST).toList()),
                Math.max(0, node.children().size() - PlanView.MOST)));
    }

    /** A part of the tree; {@code hidden} is how many nodes at its top are not shown. */
    record Stage(List<Shown> nodes, int hidden) {
    }
}
