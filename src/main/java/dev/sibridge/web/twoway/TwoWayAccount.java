package dev.sibridge.web.twoway;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.web.api.NotFoundException;
import org.springframework.stereotype.Component;

/** The account that a request means. */
@Component
class TwoWayAccount {

    private final Accounts accounts;

    TwoWayAccount(Accounts accounts) {
        this.accounts = accounts;
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

    /** As it is, with or without a tool. */
    Account any(String name) {
        return accounts.meant(name);
    }
}
