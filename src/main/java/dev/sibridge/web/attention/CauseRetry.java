package dev.sibridge.web.attention;

import dev.sibridge.account.Accounts;
import dev.sibridge.attention.Affected;
import dev.sibridge.attention.Attention;
import dev.sibridge.attention.Cause;
import dev.sibridge.si.attention.ExportRetries;
import dev.sibridge.si.attention.ExportRetries.NothingTakenException;
import dev.sibridge.si.attention.ExportRetries.PollRunningException;
import dev.sibridge.si.attention.ExportRetries.Retried;
import dev.sibridge.twoway.cadence.Wakes;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Tries projects of a cause again, exports or paired projects, for the API and the page. */
@Component
@ConditionalOnWebApplication
class CauseRetry {

    private final Attention attention;
    private final ExportRetries retries;
    private final Wakes wakes;
    private final Accounts accounts;

    CauseRetry(Attention attention, ExportRetries retries, Wakes wakes, Accounts accounts) {
        this.attention = attention;
        this.retries = retries;
        this.wakes = wakes;
        this.accounts = accounts;
    }

    /**
     * Begins at once; asked twice is asked once.
     *
     * @param which of its projects are meant
     * @param by    who asks
     * @throws NotFoundException when none of them is meant
     * @throws ConflictException when nothing can be tried again, or not now
     */
    Retried retry(Cause cause, Predicate<Affected> which, String by) {
        if (!cause.isRetryable()) {
            throw new ConflictException(cause.closedAt() != null ? "It is over; there is nothing to retry."
                    : "There is nothing to retry here. " + cause.todo());
        }
        List<Affected> meant = cause.affected().stream().filter(which).toList();
        if (meant.isEmpty()) {
            throw new NotFoundException("That project is not among those of " + cause.id() + ".");
        }
        return cause.isAboutPairs() ? passes(cause, meant, by) : poll(cause, meant, by);
    }

    /** However often a project is woken until its pass begins, it is one pass. */
    private Retried passes(Cause cause, List<Affected> projects, String by) {
        projects.forEach(project -> wakes.wake(project.pair(), null, true));
        attention.retried(cause, projects.size(), by);
        return new Retried(List.of(), projects.size(), null);
    }

    private Retried poll(Cause cause, List<Affected> exports, String by) {
        try {
            Retried retried = retries.retry(accounts.get(cause.key().account()), exports);
            if (retried.begun() > 0) {
                attention.retried(cause, retried.begun(), by);
            }
            return retried;
        } catch (PollRunningException e) {
            throw new ConflictException("A poll is running; retry when it is done.");
        } catch (NothingTakenException e) {
            throw new ConflictException("It could not start; poll " + e.poll() + " says why.");
        }
    }
}
