package dev.sibridge.watch.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.twoway.run.ProjectTurns;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether every account that is to be kept in step by itself has been asked lately what has changed. */
@Component("passesHealthIndicator")
class PassHealth implements HealthIndicator {

    /** A pass that has much to write takes its time, and several may wait for each other. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Accounts accounts;
    private final TwoWayAccounts progress;
    private final PairedProjects projects;
    private final ProjectTurns turns;
    private final PassWatch passes;
    private final Clock clock;
    private final Instant started;
    private final Map<String, Instant> changed = new ConcurrentHashMap<>();

    PassHealth(Accounts accounts, TwoWayAccounts progress, PairedProjects projects, ProjectTurns turns,
            PassWatch passes, Clock clock) {
        this.accounts = accounts;
        this.progress = progress;
        this.projects = projects;
        this.turns = turns;
        this.passes = passes;
        this.clock = clock;
        this.started = clock.instant();
    }

    // With settings that there were not, no pass can have gone well.
    @EventListener
    void follow(AccountsChangedEvent change) {
        change.now().stream().filter(account -> change.before().stream().noneMatch(known -> known.equals(account)))
                .forEach(account -> changed.put(account.name(), clock.instant()));
    }

    @Override
    public Health health() {
        Map<String, String> late = new TreeMap<>();
        accounts.all().stream().filter(account -> account.twoWay() != null && account.twoWay().auto())
                .forEach(account -> check(account, late));
        return (late.isEmpty() ? Health.up() : Health.down()).withDetails(late).build();
    }

    private void check(Account account, Map<String, String> late) {
        Progress now = progress.of(account);
        Duration interval = account.twoWay().interval();
        Duration patience = interval.multipliedBy(2).compareTo(PATIENCE) > 0 ? interval.multipliedBy(2) : PATIENCE;
        Instant begun = changed.getOrDefault(account.name(), started);
        Duration since = Duration.between(Optional.ofNullable(now.manageSince()).filter(at -> at.isAfter(begun))
                .orElse(begun), clock.instant());
        if (now.isOn() && since.compareTo(patience) > 0 && !isAtWork(account)) {
            late.put("account " + account.name(), "No pass over its projects has gone well for " + since.toMinutes()
                    + " minutes." + passes.trouble(account).map(reason -> " The last failure: "
                            + reason.replace("\n", " ")).orElse(""));
        }
    }

    private boolean isAtWork(Account account) {
        return projects.of(account).stream().anyMatch(project -> turns.isRunning(project.id()));
    }
}
