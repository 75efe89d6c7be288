package dev.sibridge.si.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.account.Account;
import dev.sibridge.engine.question.Answers;
import dev.sibridge.engine.question.Topic;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.si.flow.PollRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What tenants answered to the last preflight that they passed. Manage rations calls, and most polls find nothing
 * new: while that is so, those answers count for an hour.
 */
@Component
public class Preflights {

    static final Duration COUNTS_FOR = Duration.ofHours(1);

    private final Map<String, Passed> passed = new ConcurrentHashMap<>();
    private final PollLog polls;
    private final Clock clock;

    public Preflights(PollLog polls, Clock clock) {
        this.polls = polls;
        this.clock = clock;
    }

    /** @param account with the settings that were checked */
    private record Passed(Account account, Instant at, Map<Topic, List<JsonNode>> answers) {

        /** A clock that was put back makes it count no longer. */
        boolean counts(Account now, Instant moment) {
            return account.equals(now) && !moment.isBefore(at) && moment.isBefore(at.plus(COUNTS_FOR));
        }
    }

    /**
     * What need not be asked again for a poll. Empty if everything must be: when anything may be written, somebody
     * watches or the last poll failed, be it another process's; when no preflight has passed lately, with these
     * settings. The last one then counts no longer: should this one not pass, the next poll asks for everything, too.
     *
     * @param poll that has read D-Tools' list; null for none, when a person asks
     */
    Optional<Answers> kept(Account account, PollRun poll) {
        Passed last = passed.get(account.name());
        if (last != null && last.counts(account, clock.instant()) && mayRelyOnIt(account, poll)) {
            return Optional.of(Answers.known(last.answers()));
        }
        passed.remove(account.name());
        return Optional.empty();
    }

    private boolean mayRelyOnIt(Account account, PollRun poll) {
        return poll != null && poll.isIdle() && !poll.isAttended() && !polls.haveFailed(account.name(), 1);
    }

    /** Notes that a poll has found a tenant ready, unless it relied on what was kept. */
    void passed(Account account, Answers answers) {
        passed.putIfAbsent(account.name(), new Passed(account, clock.instant(), Map.copyOf(answers.records())));
    }
}
