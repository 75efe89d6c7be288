package dev.sibridge.si.tenant;

import dev.sibridge.account.Account;
import dev.sibridge.si.flow.PollRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Which polls need a preflight. Manage rations calls, and most polls find nothing to do: while that is so, it is enough
 * to know that Manage was ready within the last hour.
 */
@Component
public class Preflights {

    static final Duration COUNTS_FOR = Duration.ofHours(1);

    private final Map<String, Passed> passed = new ConcurrentHashMap<>();
    private final Clock clock;

    public Preflights(Clock clock) {
        this.clock = clock;
    }

    /** @param account with the settings that were checked */
    private record Passed(Account account, Instant until) {
    }

    /**
     * Whether a poll that has read D-Tools' list needs a preflight: always if anything may be written or somebody
     * watches; else if none has passed lately, with these settings. If so, the last one counts no longer: should this
     * one not pass, the next poll tries again.
     */
    public boolean takeTurn(@Body List<?> listed, @ExchangeProperty("account") Account account,
            @ExchangeProperty("poll") PollRun poll) {
        boolean due = !listed.isEmpty() || poll.isAttended() || !hasPassed(account);
        if (due) {
            passed.remove(account.name());
        }
        return due;
    }

    /** Notes that Manage was found to be ready. */
    void passed(Account account) {
        passed.put(account.name(), new Passed(account, clock.instant().plus(COUNTS_FOR)));
    }

    private boolean hasPassed(Account account) {
        Passed last = passed.get(account.name());
        return last != null && last.account().equals(account) && clock.instant().isBefore(last.until());
    }
}
