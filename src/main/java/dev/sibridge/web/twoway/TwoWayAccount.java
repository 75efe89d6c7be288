package dev.sibridge.web.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.web.api.ConflictException;
import dev.sibridge.web.api.NotFoundException;
import org.springframework.stereotype.Component;

/** The account that a request means. */
@Component
class TwoWayAccount {

    private final Accounts accounts;
    private final TwoWayAccounts progress;

    TwoWayAccount(Accounts accounts, TwoWayAccounts progress) {
        this.accounts = accounts;
        this.progress = progress;
    }

    /** @throws NotFoundException when it has no project-management tool */
    Account get(String name) {
        Account account = accounts.meant(name);
        if (account.twoWay() == null) {
            throw new NotFoundException("Account " + account.name() + " has no project-management tool: set PM_TYPE,"
                    + " PM_URL and PM_API_KEY.");
        }
        return account;
    }

    /** @throws ConflictException when somebody has switched two-way off: what is asked for would wait for ever */
    void requireNotOff(Account account) {
        if (progress.of(account).isOff()) {
            throw new ConflictException("Somebody has switched two-way off. Switch it on: POST /api/two-way/enable");
        }
    }

    /** As it is, with or without a tool. */
    Account any(String name) {
        return accounts.meant(name);
    }
}
