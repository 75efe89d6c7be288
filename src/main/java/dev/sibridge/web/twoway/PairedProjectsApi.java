package dev.sibridge.web.twoway;

import dev.sibridge.text.Text;
import dev.sibridge.twoway.report.Comparison;
import dev.sibridge.twoway.store.PairedProjects;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The paired projects: how they are, and what a person may do with them. */
@RestController
@RequestMapping("/api/two-way/projects")
@ConditionalOnWebApplication
class PairedProjectsApi {

    private final TwoWayAccount accounts;
    private final PairedProjects projects;
    private final PairedProjectAnswers answers;
    private final ProjectActions actions;

    PairedProjectsApi(TwoWayAccount accounts, PairedProjects projects, PairedProjectAnswers answers,
            ProjectActions actions) {
        this.accounts = accounts;
        this.projects = projects;
        this.answers = answers;
        this.actions = actions;
    }

    /** @param q a part of the name; null for all */
    @GetMapping
    Page list(@RequestParam(required = false) String state, @RequestParam(required = false) String q,
            @RequestParam(required = false) String account) {
        List<PairedProjectAnswers.Item> items = projects.of(accounts.get(account)).stream()
                .filter(project -> q == null || Text.fold(project.name()).contains(Text.fold(q)))
                .map(answers::item).filter(item -> state == null || item.state().equals(state.toLowerCase(Locale.ROOT)))
                .toList();
        return new Page(items, items.size());
    }

    record Page(List<PairedProjectAnswers.Item> items, int total) {
    }

    /** One of them, with what both sides hold and what differs. Both are read for that. */
    @GetMapping("/{id}")
    Whole get(@PathVariable long id) {
        return new Whole(answers.item(actions.find(id)), Comparison.of(actions.compare(id)));
    }

    record Whole(PairedProjectAnswers.Item project, Comparison comparison) {
    }

    /** Makes a pass now; the answer does not wait for it. */
    @PostMapping("/{id}/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started sync(@PathVariable long id) {
        actions.sync(id);
        return new Started(id);
    }

    record Started(long id) {
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable long id) {
        actions.pause(id);
    }

    /** Lets it go on; what had parked it is approved. What has changed since is merged, not overwritten. */
    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Started resume(@PathVariable long id) {
        actions.resume(id);
        return new Started(id);
    }

    /** Forgets the pair; neither side is touched. */
    @PostMapping("/{id}/unpair")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unpair(@PathVariable long id) {
        actions.unpair(id);
    }
}
