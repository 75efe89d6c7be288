package dev.sibridge.account;

import dev.sibridge.vendor.connectwise.ConnectWiseSettings;
import dev.sibridge.vendor.dtools.DToolsSettings;
import java.util.List;

/**
 * One D-Tools key and one Manage tenant, with the dealer's choices.
 *
 * @param name        short; stands in the database with everything that belongs to the account
 * @param errorEmails who is told by mail what nobody watches; empty for nobody
 */
public record Account(String name, DToolsSettings dtools, ConnectWiseSettings connectwise, SyncSettings sync,
        PollSchedule polling, RetentionTimes keeping, List<String> errorEmails) {

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
