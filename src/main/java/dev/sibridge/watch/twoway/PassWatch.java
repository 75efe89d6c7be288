package dev.sibridge.watch.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.pass.Pass.Counts;
import dev.sibridge.twoway.run.AccountPass;
import dev.sibridge.twoway.run.ProjectPass;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.run.Troubles;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts what passes do, once the whole pass over an account's projects is over. Projects that nothing was read for do
 * not count, nor does a pass that was only to tell what would be done.
 */
@Component
class PassWatch extends EventNotifierSupport {

    static final String PASSES = "sibridge.two.way.passes";
    static final String WRITES = "sibridge.two.way.writes";
    static final String CONFLICTS = "sibridge.two.way.conflicts";
    static final String LAG = "sibridge.two.way.lag";

    private final MeterRegistry meters;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    PassWatch(MeterRegistry meters, Accounts accounts) {
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

    // What they count begins at zero, and not with the first pass.
    private void register(Account account) {
        for (Outcome outcome : Outcome.values()) {
            passes(account, outcome);
        }
        for (Side side : Side.values()) {
            writes(account, side, new Counts());
            conflicts(account, side);
        }
        lag(account);
    }

    /** Why the last pass over an account's projects could not begin; empty when it could. */
    Optional<String> trouble(Account account) {
        return Optional.ofNullable(troubles.get(account.name()));
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return (event instanceof ExchangeCompletedEvent || event instanceof ExchangeFailedEvent)
                && "reconcile-projects".equals(((ExchangeEvent) event).getExchange().getFromRouteId());
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((ExchangeEvent) event).getExchange();
        // The messages of its projects come here, too.
        if (exchange.getMessage().getBody() instanceof AccountPass pass && !pass.wanted().dryRun()) {
            if (pass.wanted().project() == null) {
                note(pass.account(), exchange.getException());
            }
            pass.projects().stream().filter(project -> project.outcome() != null && project.calls() > 0)
                    .forEach(this::ended);
        }
    }

    private void note(Account account, Exception trouble) {
        if (trouble == null) {
            troubles.remove(account.name());
        } else {
            troubles.put(account.name(), Troubles.sentence(trouble));
        }
    }

    private void ended(ProjectPass pass) {
        Account account = pass.account();
        passes(account, pass.outcome()).record(pass.took());
        for (Side side : Side.values()) {
            if (pass.pass() != null) {
                writes(account, side, pass.pass().counts(side));
            }
            if (pass.time() != null) {
                writes(account, side, pass.time().counts().get(side));
            }
        }
        boolean well = pass.outcome() == Outcome.SYNCED || pass.outcome() == Outcome.UNCHANGED;
        if (well) {
            // What failed is counted when it is done again.
            pass.pass().plan().losses().stream().filter(loss -> loss.taken() != null)
                    .forEach(loss -> conflicts(account, loss.taken()).increment());
        }
        if (pass.outcome() == Outcome.SYNCED && pass.lag() != null) {
            lag(account).record(pass.lag());
        }
    }

    private Timer passes(Account account, Outcome outcome) {
        return meters.timer(PASSES, "account", account.name(), "outcome", label(outcome));
    }

    private void writes(Account account, Side side, Counts counts) {
        writes(account, side, "created").increment(counts.created());
        writes(account, side, "updated").increment(counts.updated());
        writes(account, side, "removed").increment(counts.removed());
    }

    private Counter writes(Account account, Side side, String action) {
        return meters.counter(WRITES, "account", account.name(), "side", label(side), "action", action);
    }

    private Counter conflicts(Account account, Side taken) {
        return meters.counter(CONFLICTS, "account", account.name(), "taken", label(taken));
    }

    private Timer lag(Account account) {
        return meters.timer(LAG, "account", account.name());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
