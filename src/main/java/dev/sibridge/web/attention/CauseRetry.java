package dev.sibridge.web.attention;

import dev.sibridge.account.Accounts;
import dev.sibridge.attention.Affected;
import dev.sibridge.attention.Attention;
import dev.sibridge.attention.Cause;
import dev.sibridge.si.attention.ExportRetries;
import dev.sibridge.si.attention.ExportRetries.NothingTakenException;
import dev.sibridge.si.attention.ExportRetries.PollRunningException;
import dev.sibridge.si.attention.ExportRetries.Retried;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Tries exports of a cause again, for the API and the page. */
@Component
@ConditionalOnWebApplication
class CauseRetry {

    private final Attention attention;
    private final ExportRetries retries;
    private final Accounts accounts;

    CauseRetry(Attention attention, ExportRetries retries, Accounts accounts) {
        this.attention = attention;
        this.retries = retries;
        this.accounts = accounts;
    }

    /**
     * Begins at once; asked twice is asked once.
     *
     * @param which of its exports are meant
     * @param by    who asks
     * @throws NotFoundException when none of them is meant
     * @throws ConflictException when nothing can be tried again, or not now
     */
    Retried retry(Cause cause, Predicate<Affected> which, String by) {
        if (!cause.isRetryable()) {
            throw new ConflictException(cause.closedAt() != null ? "It is over; there is nothing to retry."
                    : "There is no export to retry here. " + cause.todo());
        }
        List<Affected> exports = cause.affected().stream().filter(which).toList();
        if (exports.isEmpty()) {
            throw new NotFoundException("That project is not among those of " + cause.id() + ".");
        }
        try {
            Retried retried = retries.retry(accounts.get(cause.key().account()), exports);
            if (retried.begun() > 0) {
                attention.retried(cause, retried.begun(), by);
            }
            return retried;
        } catch (PollRunningException e) {
            throw new ConflictException("A poll is running; retry when it is done.");
        } catch (NothingTakenException e) {
            throw new ConflictException("It could not start; GET /api/polls/" + e.poll() + " says why.");
        }
    }
}
