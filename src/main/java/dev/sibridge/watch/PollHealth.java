package dev.sibridge.watch;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.history.poll.PollTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether every account with auto-sync has been polled within twice its interval. */
@Component("pollsHealthIndicator")
class PollHealth implements HealthIndicator {

    private final Accounts accounts;
    private final PollTimes times;
    private final Clock clock;
    private final Instant started;

    PollHealth(Accounts accounts, PollTimes times, Clock clock) {
        this.accounts = accounts;
        this.times = times;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public Health health() {
        Map<String, String> late = new TreeMap<>();
        accounts.mistakes().forEach(mistake -> late.put("settings", mistake));
        accounts.all().stream().filter(account -> account.polling().auto()).forEach(account -> check(account, late));
        return (late.isEmpty() ? Health.up() : Health.down()).withDetails(late).build();
    }

    private void check(Account account, Map<String, String> late) {
        Duration interval = account.polling().interval();
        Instant last = times.lastSuccess(account.name()).filter(at -> at.isAfter(started)).orElse(started);
        Duration since = Duration.between(last, clock.instant());
        if (since.compareTo(interval.multipliedBy(2)) > 0) {
            late.put("account " + account.name(), "No poll has succeeded for " + words(since) + "; there should be one"
                    + " every " + words(interval) + "." + times.lastFailure(account.name())
                            .map(reason -> " The last failure: " + reason.replace("\n", " ")).orElse(""));
        }
    }

    private static String words(Duration time) {
        return time.toMinutes() > 0 ? count(time.toMinutes(), "minute") : count(time.toSeconds(), "second");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
