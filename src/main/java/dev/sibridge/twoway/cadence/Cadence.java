package dev.sibridge.twoway.cadence;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.routes.Timers;
import dev.sibridge.twoway.changes.ChangeSearch;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.Troubles;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When passes are made without anybody asking: often for what has changed, now and then for everything. */
@Component
public class Cadence {

    private static final Logger LOG = LoggerFactory.getLogger(Cadence.class);

    private final Accounts accounts;
    private final TwoWay twoWay;
    private final TwoWayAccounts progress;
    private final ChangeSearch search;
    private final Callbacks callbacks;
    private final Timers timers;
    private final Clock clock;

    public Cadence(Accounts accounts, TwoWay twoWay, TwoWayAccounts progress, ChangeSearch search, Callbacks callbacks,
            Timers timers, Clock clock) {
        this.accounts = accounts;
        this.twoWay = twoWay;
        this.progress = progress;
        this.search = search;
        this.callbacks = callbacks;
        this.timers = timers;
        this.clock = clock;
    }

    /** Makes an account's next pass, if somebody has switched two-way on. */
    public void pass(@Body String name) {
        Account account = accounts.get(name);
        if (!progress.of(account).isOn()) {
            return;
        }
        boolean sweep = search.isSweepDue(account, clock.instant());
        try {
            twoWay.reconcile(account, new Wanted(sweep, null, false, false));
            if (sweep) {
                callbacks.reconcile(account);
            }
        } catch (RuntimeException e) {
            LOG.warn("Account {}: no project is kept in step: {}", name, Troubles.sentence(e));
            LOG.debug("The pass failed", e);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void startTimers() {
        follow(new AccountsChangedEvent(List.of(), accounts.all()));
    }

    @EventListener
    void follow(AccountsChangedEvent change) {
        if (!timers.areOn()) {
            return;
        }
        List<Account> kept = change.now().stream()
                .filter(account -> account.twoWay() != null && account.twoWay().auto()).toList();
        timers.keep("two-way-timer-", "keep-in-step", "two-way", kept.stream()
                .collect(Collectors.toMap(Account::name, account -> account.twoWay().interval())));
        kept.stream().filter(account -> change.before().stream().noneMatch(known -> known.equals(account)))
                .forEach(account -> LOG.info("Account {}: projects are kept in step every {} seconds", account.name(),
                        account.twoWay().interval().toSeconds()));
    }
}
