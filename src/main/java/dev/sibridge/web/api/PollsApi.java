package dev.sibridge.web.api;

import dev.sibridge.account.Accounts;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.poll.PollProgress;
import dev.sibridge.history.poll.PollProgress.Progress;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.si.poll.Polls;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Polls by request. */
@RestController
@RequestMapping("/api/polls")
@ConditionalOnWebApplication
class PollsApi {

    private final Accounts accounts;
    private final Polling polling;
    private final Polls polls;
    private final Runs runs;
    private final PollProgress progress;

    PollsApi(Accounts accounts, Polling polling, Polls polls, Runs runs, PollProgress progress) {
        this.progress = progress;
        this.accounts = accounts;
        this.polling = polling;
        this.polls = polls;
        this.runs = runs;
    }

    /** Begins a poll; while one of the account runs, that one's id is the answer. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Long> poll(@RequestParam(defaultValue = "default") String account) {
        return Map.of("id", polling.poll(accounts.get(account), true));
    }

    /** How far a poll is, and what became of its exports. */
    @GetMapping("/{id}")
    PollAnswer get(@PathVariable long id) {
        Poll poll = polls.find(id).orElseThrow(() -> new NotFoundException("There is no poll " + id + "."));
        List<Run> all = runs.ofPoll(id);
        Map<String, Long> outcomes = all.stream().map(Run::outcome).filter(outcome -> outcome != null)
                .collect(Collectors.groupingBy(Outcome::label, TreeMap::new, Collectors.counting()));
        return new PollAnswer(id, poll.state().name().toLowerCase(Locale.ROOT), poll.attended(), poll.found(), outcomes,
                all.stream().map(Run::id).toList(), poll.message(), progress.of(poll));
    }

    record PollAnswer(long id, String state, boolean attended, int found, Map<String, Long> outcomes, List<Long> runs,
            String message, Progress progress) {
    }
}
