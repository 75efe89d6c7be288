package dev.sibridge.web.preview;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.si.poll.QueuedExports;
import dev.sibridge.si.poll.QueuedExports.UnreadableQueueException;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits in SI's queue. */
@RestController
@RequestMapping("/api/queue")
@ConditionalOnWebApplication
class QueueApi {

    private final Accounts accounts;
    private final QueuedExports queue;

    QueueApi(Accounts accounts, QueuedExports queue) {
        this.accounts = accounts;
        this.queue = queue;
    }

    /** The exports, the newest first; nothing is taken. */
    @GetMapping
    List<QueuedAnswer> list(@RequestParam(required = false) String account) {
        Account meant = accounts.meant(account);
        return queue.of(meant).stream().map(row -> QueuedAnswer.of(meant, row)).toList();
    }

    @ExceptionHandler
    ProblemDetail unreadable(UnreadableQueueException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, e.getMessage());
    }

    /**
     * An export that waits.
     *
     * @param publishedAt null when SI does not say
     * @param gone        whether the project was deleted or archived in SI
     */
    record QueuedAnswer(String account, String projectId, String coNumber, String project, String client,
            String number, String progress, Instant publishedAt, boolean gone) {

        static QueuedAnswer of(Account account, ProjectInfo row) {
            return new QueuedAnswer(account.name(), row.id(), row.isChangeOrder() ? row.coNumber().strip() : null,
                    row.name(), row.client(), row.number(), row.progress(), row.publishedOnUnixTimeMs() == 0 ? null
                    : Instant.ofEpochMilli(row.publishedOnUnixTimeMs()), row.isGone());
        }
    }
}
