package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.history.Purpose;
import dev.sibridge.routes.Timers;
import dev.sibridge.si.flow.PollRun;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        keepTimers(new AccountsChangedEvent(List.of(), accounts.all()));
    }

    @EventListener
    void follow(AccountsChangedEvent change) {
        // Whoever has mended the keys is not to wait until they are tried again.
        change.now().stream().filter(account -> isNew(account, change.before()))
                .forEach(account -> pause.end(account.name()));
        if (timers.areOn()) {
            keepTimers(change);
        }
    }

    private void keepTimers(AccountsChangedEvent change) {
        List<Account> polled = change.now().stream().filter(account -> account.polling().auto()).toList();
        timers.keep("poll-timer-", "poll-account", "poll", polled.stream()
                .collect(Collectors.toMap(Account::name, account -> account.polling().interval())));
        polled.stream().filter(account -> isNew(account, change.before())).forEach(account -> {
            LOG.info("Account {} is polled now and then every {} seconds", account.name(),
                    account.polling().interval().toSeconds());
            if (pause.takeTurn(account)) {
                poll(account, false);
            }
        });
    }

    // Whoever has switched it on, or mended it, is not to wait for the timer.
    private static boolean isNew(Account account, Collection<Account> before) {
        return before.stream().noneMatch(known -> known.equals(account));
    }
}
