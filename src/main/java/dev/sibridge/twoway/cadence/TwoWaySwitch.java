package dev.sibridge.twoway.cadence;

import dev.sibridge.account.Account;
import dev.sibridge.twoway.check.Checked;
import dev.sibridge.twoway.check.TwoWayCheck;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Switches two-way on and off. Pairs stay as they are. */
@Component
public class TwoWaySwitch {

    private final TwoWayCheck check;
    private final TwoWayAccounts accounts;
    private final Callbacks callbacks;

    public TwoWaySwitch(TwoWayCheck check, TwoWayAccounts accounts, Callbacks callbacks) {
        this.check = check;
        this.accounts = accounts;
        this.callbacks = callbacks;
    }

    /** Switches it on. Returns what forbids that, and then it stays as it was; nothing when it is on. */
    public List<Checked> on(Account account) {
        List<Checked> blocks = check.check(account).stream().filter(Checked::isBlock).toList();
        if (blocks.isEmpty()) {
            accounts.switchTo(account, true);
            callbacks.reconcile(account);
        }
        return blocks;
    }

    /** Switches it off: no pass is made any more, and Manage tells us nothing. */
    public void off(Account account) {
        accounts.switchTo(account, false);
        callbacks.remove(account);
    }
}
