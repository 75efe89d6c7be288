package dev.sibridge.web.preview;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.si.poll.Polls;
import dev.sibridge.web.preview.Previews.PreviewAnswer;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows what would be written of a project, without writing it. */
@RestController
@RequestMapping("/api/previews")
@ConditionalOnWebApplication
class PreviewsApi {

    private static final int LONGEST_MINUTES = 5;

    private final Previews previews;
    private final Polls polls;
    private final Runs runs;

    PreviewsApi(Previews previews, Polls polls, Runs runs) {
        this.previews = previews;
        this.polls = polls;
        this.runs = runs;
    }

    /**
     * The changes, in the order in which they would be made; none when Manage holds all of it.
     *
     * @param wait false to begin only: the answer is the preview's id then
     */
    @PostMapping
    ResponseEntity<Object> preview(@RequestBody Request request, @RequestParam(required = false) String account,
            @RequestParam(defaultValue = "true") boolean wait) {
        long id = previews.begin(request.projectId(), account);
        if (!wait) {
            return ResponseEntity.accepted().body(Map.of("id", id));
        }
        polls.whenDone(runs.get(id).pollId()).orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).join();
        Run run = runs.get(id);
        if (run.outcome() != Outcome.PLANNED && run.outcome() != Outcome.UNCHANGED) {
            throw new NoPlanException(run.messages());
        }
        return ResponseEntity.ok(new Plan(runs.planOf(id).orElse("[]")));
    }

    /** How far a preview is; once it is done, with its plan as a tree. */
    @GetMapping("/{id}")
    PreviewAnswer get(@PathVariable long id) {
        return previews.of(id);
    }

    /** Writes the project to Manage, as SI has it now. Returns the new run's id. */
    @PostMapping("/{id}/sync")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Long> sync(@PathVariable long id) {
        return Map.of("id", previews.sync(id));
    }

    @ExceptionHandler
    ProblemDetail noPlan(NoPlanException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
    }

    record Request(String projectId) {
    }

    record Plan(@JsonValue @JsonRawValue String changes) {
    }

    /** The export cannot be taken as it is. */
    static class NoPlanException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoPlanException(String message) {
            super(message);
        }
    }
}
