package dev.sibridge.web.support;

import dev.sibridge.support.SupportDraft;
import dev.sibridge.support.SupportMails;
import dev.sibridge.support.SupportMails.ChangedDraftException;
import dev.sibridge.support.SupportMails.NoSupportException;
import dev.sibridge.support.SupportRequest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mails to the support: shown first, then sent. */
@RestController
@RequestMapping("/api/support")
@ConditionalOnWebApplication
class SupportApi {

    private final SupportMails mails;

    SupportApi(SupportMails mails) {
        this.mails = mails;
    }

    /** The mail as it would be sent. */
    @PostMapping("/drafts")
    SupportDraft draft(@RequestBody Wish wish) {
        return mails.draft(wish.request());
    }

    /** Sends it: {@code seal} is the draft's. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    SupportDraft send(@RequestBody Wish wish) {
        return mails.send(wish.request(), wish.seal());
    }

    @ExceptionHandler({NoSupportException.class, ChangedDraftException.class})
    ProblemDetail notNow(RuntimeException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
    }

    /** What is sent to these calls ({@link SupportRequest}). */
    record Wish(String subject, String message, String answerTo, Long run, boolean history, boolean log,
            String seal) {

        SupportRequest request() {
            return new SupportRequest(subject, message, answerTo, run, history, log);
        }
    }
}
