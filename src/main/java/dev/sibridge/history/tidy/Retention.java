package dev.sibridge.history.tidy;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** From when on history is old, for each account. */
@Component
public class Retention {

    private final Accounts accounts;
    private final Clock clock;

    public Retention(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * What began earlier is old.
     *
     * @param account       the account's name
     * @param runsBefore    the limit of runs and polls, in milliseconds since 1970
     * @param exportsBefore the limit of the exports themselves; never before that of runs
     */
    public record Limits(String account, long runsBefore, long exportsBefore) {
    }

    /** The limits of every account, as its settings have them; also of those that are paused. */
    public List<Limits> ofAccounts() {
        return accounts.complete().stream().map(this::of).toList();
    }

    private Limits of(Account account) {
        long runs = before(account.keeping().runs());
        return new Limits(account.name(), runs, Math.max(runs, before(account.keeping().exports())));
    }

    private long before(Duration kept) {
        return clock.millis() - kept.toMillis();
    }
}
