package dev.sibridge.account;

import dev.sibridge.account.AccountProperties.Pm;
import dev.sibridge.account.AccountProperties.TwoWay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is wrong with the settings of an account's project-management tool, a sentence each. */
final class TwoWayChecks {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private TwoWayChecks() {
    }

    static List<String> mistakes(String account, Pm pm, TwoWay twoWay) {
        if (pm.type() == null) {
            return Stream.of(pm.url(), pm.apiKey()).allMatch(value -> value == null || value.isBlank()) ? List.of()
                    : List.of("Account " + account + ": PM_TYPE is not set, but PM_URL or PM_API_KEY is; set it to"
                            + " redmine or open, or unset the others.");
        }
        List<String> mistakes = new ArrayList<>(ConnectionChecks.toolMistakes(account, pm));
        least(account, "TWO_WAY_INTERVAL", twoWay.interval(), "1m", mistakes);
        least(account, "TWO_WAY_SWEEP", twoWay.sweep(), "4h", mistakes);
        if (twoWay.closedTickets().isNegative()) {
            mistakes.add("Account " + account + ": two-way.closed-tickets is negative; write how long ago a ticket may"
                    + " have been closed, such as 90d.");
        }
        if (TwoWaySettings.Guard.of(twoWay.guard()) == null) {
            mistakes.add("Account " + account + ": TWO_WAY_GUARD is \"" + twoWay.guard() + "\"; write a number and a"
                    + " percentage, such as 20;10%.");
        }
        return mistakes;
    }

    // A number without a unit is milliseconds, which nobody means.
    private static void least(String account, String variable, Duration given, String example, List<String> mistakes) {
        if (given.compareTo(SHORTEST) < 0) {
            mistakes.add("Account " + account + ": " + variable + " is " + given.toMillis() + " ms, which is too short;"
                    + " write it with its unit, such as " + example + ".");
        }
    }
}
