package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.history.Purpose;
import dev.sibridge.routes.Timers;
import dev.sibridge.si.flow.PollRun;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.FluentProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts polls: at once when asked, and by a timer for each account that wants one. */
@Component
public class Polling {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final FluentProducerTemplate producer;
    private final Accounts accounts;
    private final PollPause pause;
    private final Timers timers;

    public Polling(FluentProducerTemplate producer, Accounts accounts, PollPause pause, Timers timers) {
        this.producer = producer;
        this.accounts = accounts;
        this.pause = pause;
        this.timers = timers;
    }

    /** Starts a poll, unless one of the account is running. Returns the id of the one that runs then. */
    public long poll(Account account, boolean attended) {
        return poll(account, attended, Purpose.SYNC);
    }

    /** The same, for another purpose than to write. */
    public long poll(Account account, boolean attended, Purpose purpose) {
        return producer.to("direct:poll-exports")
                .withExchangeProperty("account", account)
                .withExchangeProperty("poll", new PollRun(purpose, attended))
                .request(Long.class);
    }

    /**
     * Takes projects because a person asks for them, all in one poll; it goes on when this returns.
     *
     * @return the poll's id; empty while another poll of the account is running
     */
    public Optional<Long> take(Account account, Purpose purpose) {
        return Optional.ofNullable(producer.to("direct:take-project")
                .withExchangeProperty("account", account)
                .withExchangeProperty("poll", new PollRun(purpose, true))
                .request(Long.class));
    }

    /** Tidies the history now, as the service does every hour. */
    public void tidyHistory() {
        producer.to("direct:tidy-history").request();
    }

    @EventListener(ApplicationReadyEvent.class)
    void startTimers() {
        if (!timers.areOn()) {
            return;
        }
        accounts.mistakes().forEach(mistake -> LOG.error("{}", mistake));
        timers.start("tidy-history-timer", "tidy-history", "history", "tidy", Duration.ofMillis(1), Duration.ofHours(1));
        accounts.all().stream().filter(account -> account.polling().auto()).forEach(account -> {
            Duration interval = account.polling().interval();
            // The first poll is the start's own, below.
            timers.start("poll-timer-" + account.name(), "poll-account", "poll", account.name(), interval, interval);
            LOG.info("Account {} is polled now and then every {} seconds", account.name(), interval.toSeconds());
            if (pause.takeTurn(account)) {
                poll(account, false);
            }
        });
    }
}
