package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.history.Purpose;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts polls: at once when asked, and by a timer for each account that wants one. */
@Component
public class Polling {

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final CamelContext camel;
    private final FluentProducerTemplate producer;
    private final Accounts accounts;
    private final PollPause pause;
    private final boolean timers;

    public Polling(CamelContext camel, FluentProducerTemplate producer, Accounts accounts, PollPause pause,
            @Value("${bridge.timers}") boolean timers) {
        this.camel = camel;
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
                .withExchangeProperty("purpose", purpose)
                .withExchangeProperty("account", account)
                .withExchangeProperty("attended", attended)
                .request(Long.class);
    }

    /**
     * Takes one project because a person asks for it; it goes on when this returns.
     *
     * @return the poll's id; empty while another poll of the account is running
     */
    public Optional<Long> take(Account account, Purpose purpose) {
        return Optional.ofNullable(producer.to("direct:take-project")
                .withExchangeProperty("account", account)
                .withExchangeProperty("attended", true)
                .withExchangeProperty("purpose", purpose)
                .request(Long.class));
    }

    @EventListener(ApplicationReadyEvent.class)
    void startTimers() {
        if (!timers) {
            return;
        }
        accounts.mistakes().forEach(mistake -> LOG.error("{}", mistake));
        TemplatedRouteBuilder.builder(camel, "timer").routeId("tidy-history-timer")
                .parameter("route", "tidy-history").parameter("group", "history").parameter("name", "tidy")
                .parameter("first", 1).parameter("interval", Duration.ofHours(1).toMillis()).add();
        accounts.all().stream().filter(account -> account.polling().auto()).forEach(account -> {
            long interval = account.polling().interval().toMillis();
            // The first poll is the start's own, below.
            TemplatedRouteBuilder.builder(camel, "timer").routeId("poll-timer-" + account.name())
                    .parameter("route", "poll-account").parameter("group", "poll").parameter("name", account.name())
                    .parameter("first", interval).parameter("interval", interval).add();
            LOG.info("Account {} is polled now and then every {} seconds", account.name(),
                    account.polling().interval().toSeconds());
            if (pause.takeTurn(account)) {
                poll(account, false);
            }
        });
    }
}
