package dev.sibridge.watch.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.Standing;
import dev.sibridge.twoway.store.TwoWayAccounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells how the projects of each account with a tool stand, as the database has it. */
@Component
class StandingWatch {

    static final String PROJECTS = "sibridge.two.way.projects";
    static final String WAITING = "sibridge.two.way.waiting.conflicts";
    static final String LAST_PASS = "sibridge.two.way.last.pass.age";

    private final MeterRegistry meters;
    private final Standing standing;
    private final TwoWayAccounts progress;
    private final Clock clock;

    StandingWatch(MeterRegistry meters, Standing standing, TwoWayAccounts progress, Accounts accounts, Clock clock) {
        this.standing = standing;
        this.progress = progress;
        this.clock = clock;
        this.meters = meters;
        register(accounts.all());
    }

    @EventListener
    void follow(AccountsChangedEvent change) {
        register(change.now());
    }

    private void register(Collection<Account> accounts) {
        accounts.stream().filter(account -> account.twoWay() != null).forEach(this::register);
    }

    private void register(Account account) {
        for (State state : EnumSet.complementOf(EnumSet.of(State.UNPAIRED))) {
            Gauge.builder(PROJECTS, () -> standing.projects(account, state)).description("Paired projects")
                    .tag("account", account.name()).tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder(WAITING, () -> standing.waitingConflicts(account)).description("Values that wait for a person")
                .tag("account", account.name()).register(meters);
        TimeGauge.builder(LAST_PASS, () -> age(account), TimeUnit.MILLISECONDS)
                .description("Since the last pass began that asked both sides what has changed")
                .tag("account", account.name()).strongReference(true).register(meters);
    }

    private long age(Account account) {
        Instant last = progress.of(account).manageSince();
        return last == null ? 0 : Duration.between(last, clock.instant()).toMillis();
    }
}
