package dev.sibridge.account.declared;

import dev.sibridge.account.TwoWaySettings;
import dev.sibridge.account.declared.AccountProperties.Pm;
import dev.sibridge.account.declared.AccountProperties.TwoWay;
import java.time.Duration;

/** What is wrong with the settings of an account's project-management tool, a sentence each. */
final class TwoWayChecks {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private TwoWayChecks() {
    }

    static void check(Pm pm, TwoWay twoWay, Mistakes mistakes) {
        if (pm.type() == null) {
            if (Mistakes.isSet(pm.url()) || Mistakes.isSet(pm.apiKey())) {
                mistakes.wrong("pm.type", "{pm.type} is not set, but {pm.url} or {pm.api-key} is; set it to redmine or"
                        + " open, or unset the others.");
            }
            return;
        }
        ConnectionChecks.check(pm, mistakes);
        mistakes.requireAtLeast("two-way.interval", twoWay.interval(), SHORTEST, "1m");
        mistakes.requireAtLeast("two-way.sweep", twoWay.sweep(), SHORTEST, "4h");
        if (twoWay.closedTickets().isNegative()) {
            mistakes.wrong("two-way.closed-tickets", "{two-way.closed-tickets} is negative; write how long ago a ticket"
                    + " may have been closed, such as 90d.");
        }
        mistakes.requireNotTooLong("two-way.closed-tickets", twoWay.closedTickets());
        if (TwoWaySettings.Guard.of(twoWay.guard()) == null) {
            mistakes.wrong("two-way.guard", "{two-way.guard} is \"" + twoWay.guard() + "\"; write a number and a"
                    + " percentage, such as 20;10%.");
        }
    }
}
