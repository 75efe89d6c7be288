package dev.sibridge.web.notices;

import dev.sibridge.notice.Notice;
import dev.sibridge.notice.NoticeEvent;
import dev.sibridge.notice.NoticeSetup;
import dev.sibridge.notice.NoticeTrial;
import dev.sibridge.notice.NoticeWish;
import dev.sibridge.notice.NoticeWish.WrongNoticeException;
import dev.sibridge.web.notices.NoticeAnswers.Overview;
import dev.sibridge.web.setup.Administrators;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The notices of an account. Who has changed them, and undoing it, is in the history of its settings. */
@RestController
@RequestMapping("/api/settings/{account}/notices")
@ConditionalOnWebApplication
class NoticesApi {

    private final NoticeSetup setup;
    private final NoticeTrial trial;
    private final NoticeAnswers answers;

    NoticesApi(NoticeSetup setup, NoticeTrial trial, NoticeAnswers answers) {
        this.setup = setup;
        this.trial = trial;
        this.answers = answers;
    }

    record NoticesAnswer(List<NoticeAnswer> items, List<String> mailList, List<String> untold) {
    }

    /** @param accepted whether the mail server, or the webhook, has taken it */
    record TestAnswer(boolean accepted, String message) {
    }

    @GetMapping
    NoticesAnswer all(@PathVariable String account) {
        Overview all = answers.all(account);
        return new NoticesAnswer(all.items(), all.mailList(), all.untold().stream().map(NoticeEvent::label).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Administrators
    NoticeAnswer add(@PathVariable String account, @RequestBody NoticeWish wish, Principal who) {
        return answers.of(setup.add(account, wish, who.getName()));
    }

    @PutMapping("/{id}")
    @Administrators
    NoticeAnswer change(@PathVariable String account, @PathVariable long id, @RequestBody NoticeWish wish,
            Principal who) {
        return answers.of(setup.change(account, id, wish, who.getName())
                .orElseThrow(() -> NoticeAnswers.unknown(account, id)));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Administrators
    void remove(@PathVariable String account, @PathVariable long id, Principal who) {
        if (!setup.remove(account, id, who.getName())) {
            throw NoticeAnswers.unknown(account, id);
        }
    }

    /** Sends a test notice at once, as a notice that nobody has kept yet would. */
    @PostMapping("/test")
    @Administrators
    TestAnswer test(@PathVariable String account, @RequestBody NoticeWish wish) {
        return test(account, wish, null);
    }

    /** The same for one that is kept, with what is to be changed in it; null for nothing. */
    @PostMapping("/{id}/test")
    @Administrators
    TestAnswer test(@PathVariable String account, @PathVariable long id,
            @RequestBody(required = false) NoticeWish wish) {
        Notice notice = answers.find(account, id);
        return test(account, wish == null ? NoticeWish.of(notice) : wish, notice);
    }

    private TestAnswer test(String account, NoticeWish wish, Notice before) {
        NoticeTrial.Result result = trial.send(account, wish, before);
        return new TestAnswer(result.accepted(), result.sentence());
    }

    /** All mistakes at once, each with its member. */
    @ExceptionHandler
    ProblemDetail wrong(WrongNoticeException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_ENTITY, e.getMessage());
        problem.setProperty("mistakes", e.mistakes().entrySet().stream().map(mistake -> Map.of("key",
                mistake.getKey(), "message", mistake.getValue())).toList());
        return problem;
    }
}
