package dev.sibridge.web.attention;

import dev.sibridge.attention.Affected;
import dev.sibridge.attention.Attention;
import dev.sibridge.attention.Cause;
import dev.sibridge.attention.Cause.State;
import dev.sibridge.si.attention.ExportRetries.Retried;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import dev.sibridge.web.attention.CauseAnswers.CauseAnswer;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What needs a person: a row for each cause, and what people do about it. */
@RestController
@RequestMapping("/api/attention")
@ConditionalOnWebApplication
class AttentionApi {

    private final Attention attention;
    private final CauseRetry retry;
    private final Clock clock;

    AttentionApi(Attention attention, CauseRetry retry, Clock clock) {
        this.attention = attention;
        this.retry = retry;
        this.clock = clock;
    }

    /** The causes in a state, those that have been there longest first; of closed ones the last first. */
    @GetMapping
    Page list(@RequestParam(defaultValue = "open") String state, @RequestParam(required = false) String account) {
        List<Cause> causes = attention.list(state(state), account);
        return new Page(causes.stream().map(cause -> CauseAnswers.inList(cause, clock.millis())).toList(),
                causes.size());
    }

    /** How many there are; cheap enough for the head of every page. */
    @GetMapping("/count")
    Attention.Count count(@RequestParam(required = false) String account) {
        return attention.count(account);
    }

    /** One with all its projects, and what was done about it. */
    @GetMapping("/{id}")
    CauseAnswer get(@PathVariable long id) {
        return whole(find(id));
    }

    /** Tries the projects of a cause again at once, or one of them; asked twice is asked once. */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RetryAnswer retry(@PathVariable long id, @RequestBody(required = false) Which which, Principal person) {
        Retried retried = retry.retry(find(id), one -> which == null || which.means(one), name(person));
        return new RetryAnswer(retried.poll(), retried.runs());
    }

    /** Gives it to a person; null gives it back. */
    @PostMapping("/{id}/assign")
    CauseAnswer assign(@PathVariable long id, @RequestBody Assignment assignment, Principal person) {
        attention.assign(find(id), assignment.to(), name(person));
        return whole(find(id));
    }

    /** Puts it off until a time; null has it back now. */
    @PostMapping("/{id}/snooze")
    CauseAnswer snooze(@PathVariable long id, @RequestBody Snooze snooze, Principal person) {
        Cause cause = find(id);
        if (cause.closedAt() != null) {
            throw new ConflictException("It is over; there is nothing to put off.");
        }
        attention.snooze(cause, snooze.until(), name(person));
        return whole(find(id));
    }

    @PostMapping("/{id}/note")
    CauseAnswer note(@PathVariable long id, @RequestBody Note note, Principal person) {
        attention.note(find(id), note.text(), name(person));
        return whole(find(id));
    }

    private Cause find(long id) {
        return attention.find(id).orElseThrow(() -> unknown(id));
    }

    static NotFoundException unknown(long id) {
        return new NotFoundException("There is nothing of that number: " + id
                + ". What was over for 30 days is forgotten.");
    }

    private CauseAnswer whole(Cause cause) {
        return CauseAnswers.whole(cause, attention.entries(cause.id()), clock.millis());
    }

    private static String name(Principal person) {
        return person == null ? null : person.getName();
    }

    static State state(String label) {
        return Arrays.stream(State.values()).filter(state -> state.label().equals(label)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("state must be open, snoozed or closed."));
    }

    record Page(List<CauseAnswer> items, int total) {
    }

    /**
     * All projects of the cause, if it names none.
     *
     * @param projectId an export's; null for none
     * @param pair      a paired project; null for none
     */
    record Which(String projectId, String coNumber, Long pair) {

        boolean means(Affected one) {
            return pair != null ? pair.equals(one.pair()) : projectId == null
                    || projectId.equals(one.projectId()) && Objects.equals(coNumber, one.coNumber());
        }
    }

    record Assignment(String to) {
    }

    record Snooze(Instant until) {
    }

    record Note(String text) {
    }

    /**
     * @param poll that tries the exports again; null when all of them were under way, or for paired projects
     * @param runs that do; empty for paired projects
     */
    record RetryAnswer(Long poll, List<Long> runs) {
    }
}
