package dev.sibridge.watch;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.history.poll.PollTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether every account with auto-sync has been polled within twice its interval. */
@Component("pollsHealthIndicator")
class PollHealth implements HealthIndicator {

    private final Accounts accounts;
    private final PollTimes times;
    private final Clock clock;
    private final Map<String, Instant> started = new ConcurrentHashMap<>();

    PollHealth(Accounts accounts, PollTimes times, Clock clock) {
        this.accounts = accounts;
        this.times = times;
        this.clock = clock;
        follow(new AccountsChangedEvent(List.of(), accounts.all()));
    }

    // Nobody can have polled with settings that there were not.
    @EventListener
    final void follow(AccountsChangedEvent change) {
        started.keySet().retainAll(change.now().stream().map(Account::name).toList());
        change.now().stream().filter(account -> change.before().stream().noneMatch(known -> known.equals(account)))
                .forEach(account -> started.put(account.name(), clock.instant()));
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
        Instant since = started.getOrDefault(account.name(), clock.instant());
        Instant last = times.lastSuccess(account.name()).filter(at -> at.isAfter(since)).orElse(since);
        Duration quiet = Duration.between(last, clock.instant());
        if (quiet.compareTo(interval.multipliedBy(2)) > 0) {
            late.put("account " + account.name(), "No poll has succeeded for " + words(quiet) + "; there should be one"
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
