package dev.sibridge.web.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.si.poll.Polls;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what would be written of a project, without writing it. */
@RestController
@RequestMapping("/api/previews")
@ConditionalOnWebApplication
class PreviewsApi {

    private static final int LONGEST_MINUTES = 5;
    private static final int LONGEST_ID = 64;

    private final Accounts accounts;
    private final Polling polling;
    private final Polls polls;
    private final Runs runs;

    PreviewsApi(Accounts accounts, Polling polling, Polls polls, Runs runs) {
        this.accounts = accounts;
        this.polling = polling;
        this.polls = polls;
        this.runs = runs;
    }

    /** The changes, in the order in which they would be made; none when Manage holds all of it. */
    @PostMapping
    Plan preview(@RequestBody Request request, @RequestParam(required = false) String account) {
        if (request.projectId() == null || request.projectId().isBlank()) {
            throw new IllegalArgumentException("Send a \"projectId\": the project's id in SI.");
        }
        if (request.projectId().strip().length() > LONGEST_ID) {
            throw new IllegalArgumentException("No id in SI is longer than " + LONGEST_ID + " characters.");
        }
        Account meant = accounts.meant(account);
        long id = OneProject.take(polling, runs, meant, Purpose.preview(request.projectId().strip()));
        polls.whenDone(runs.get(id).pollId()).orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).join();
        Run run = runs.get(id);
        if (run.outcome() != Outcome.PLANNED && run.outcome() != Outcome.UNCHANGED) {
            throw new NoPlanException(run.messages());
        }
        return new Plan(runs.planOf(id).orElse("[]"));
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
