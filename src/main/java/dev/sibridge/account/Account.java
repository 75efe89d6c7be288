package dev.sibridge.account;

import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.dtools.DToolsSettings;
import java.util.List;

/**
 * One D-Tools key and one Manage tenant, with the dealer's choices.
 *
 * @param name        short; stands in the database with everything that belongs to the account
 * @param errorEmails who is told by mail what nobody watches; empty for nobody
 * @param twoWay      how projects are kept in step with a project-management tool; null when there is no tool
 * @param handle      tells the account with these settings from the same one with others; see {@link Accounts#asOf}
 */
public record Account(String name, DToolsSettings dtools, ConnectWiseSettings connectwise, SyncSettings sync,
        PollSchedule polling, RetentionTimes keeping, List<String> errorEmails, TwoWaySettings twoWay, String handle) {

    public Account(String name, DToolsSettings dtools, ConnectWiseSettings connectwise, SyncSettings sync,
            PollSchedule polling, RetentionTimes keeping, List<String> errorEmails, TwoWaySettings twoWay) {
        this(name, dtools, connectwise, sync, polling, keeping, errorEmails, twoWay, name);
    }

    /** Whether somebody only tries these settings: nothing is remembered of it. */
    public boolean isTrial() {
        return handle.startsWith(Accounts.TRIAL);
    }

    Account withHandle(String other) {
        return new Account(name, dtools, connectwise, sync, polling, keeping, errorEmails, twoWay, other);
    }

    /** Which tenant's records the ledger speaks of. */
    public String tenant() {
        return connectwise.tenant();
    }

    /** A route's parameters show up in JMX: only what may be seen there. */
    @Override
    public String toString() {
        return "account " + name;
    }
}
