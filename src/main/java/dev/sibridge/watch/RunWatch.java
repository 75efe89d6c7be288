package dev.sibridge.watch;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.PollTimes;
import dev.sibridge.si.flow.ExportRun;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts and times the runs by outcome, and tells how far each account is behind. */
@Component
class RunWatch extends EventNotifierSupport {

    static final String RUNS = "sibridge.runs";
    static final String OLDEST = "sibridge.oldest.unsynced.age";
    static final String LAST_POLL = "sibridge.last.poll.age";

    private final MeterRegistry meters;
    private final Runs runs;
    private final PollTimes times;
    private final Clock clock;

    RunWatch(MeterRegistry meters, Runs runs, PollTimes times, Accounts accounts, Clock clock) {
        this.meters = meters;
        this.runs = runs;
        this.clock = clock;
        this.times = times;
        accounts.all().forEach(this::register);
    }

    @EventListener
    void follow(AccountsChangedEvent change) {
        change.now().forEach(this::register);
    }

    // What is there already stays.
    private void register(Account account) {
        age(OLDEST, "Since the oldest export that is not in Manage was published", account, times::oldestUnsynced);
        age(LAST_POLL, "Since a poll last succeeded", account, times::lastSuccess);
        for (Outcome outcome : Outcome.values()) {
            timer(account.name(), outcome);
        }
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return (event instanceof ExchangeCompletedEvent || event instanceof ExchangeFailedEvent)
                && "sync-export".equals(((ExchangeEvent) event).getExchange().getFromRouteId());
    }

    @Override
    public void notify(CamelEvent event) {
        ExportRun ended = ((ExchangeEvent) event).getExchange().getProperty("run", ExportRun.class);
        // The messages of its steps come here, too.
        if (ended != null && ended.claim() == null) {
            runs.find(ended.id()).filter(run -> run.outcome() != null).ifPresent(run ->
                    timer(run.account(), run.outcome()).record(run.ms(), TimeUnit.MILLISECONDS));
        }
    }

    private Timer timer(String account, Outcome outcome) {
        return meters.timer(RUNS, "account", account, "outcome", outcome.label());
    }

    private void age(String name, String description, Account account, Function<String, Optional<Instant>> since) {
        TimeGauge.builder(name, () -> since.apply(account.name())
                        .map(at -> Duration.between(at, clock.instant()).toMillis()).orElse(0L), TimeUnit.MILLISECONDS)
                .description(description).tag("account", account.name()).strongReference(true).register(meters);
    }
}
