package dev.sibridge.web.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.connect.SetUpSteps;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import org.springframework.stereotype.Component;

/** The account that a request means. */
@Component
public class TwoWayAccount {

    private final Accounts accounts;
    private final TwoWayAccounts progress;

    TwoWayAccount(Accounts accounts, TwoWayAccounts progress) {
        this.accounts = accounts;
        this.progress = progress;
    }

    /**
     * The account that is meant; null for the only one.
     *
     * @throws NotFoundException when it has no project-management tool
     */
    public Account get(String name) {
        Account account = accounts.meant(name);
        if (account.twoWay() == null) {
            throw new NotFoundException("Account " + account.name() + " has no project-management tool. "
                    + SetUpSteps.TOOL);
        }
        return account;
    }

    /** @throws ConflictException when somebody has switched two-way off: what is asked for would wait for ever */
    public void requireNotOff(Account account) {
        if (progress.of(account).isOff()) {
            throw new ConflictException("Somebody has switched two-way off. " + SetUpSteps.SWITCH_ON);
        }
    }

    /** As it is, with or without a tool. */
    Account any(String name) {
        return accounts.meant(name);
    }
}
