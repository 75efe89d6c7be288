package dev.sibridge.twoway.report;

import dev.sibridge.account.Account;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.attention.AccountTroubles;
import dev.sibridge.attention.Affected;
import dev.sibridge.attention.CauseKey;
import dev.sibridge.attention.Fact;
import dev.sibridge.attention.FactSource;
import dev.sibridge.twoway.run.TwoWayAlerts;
import dev.sibridge.twoway.store.Standing;
import dev.sibridge.twoway.store.Standing.Held;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What keeps projects from being kept in step, and what waits there for a decision. */
@Component
public class TwoWayFacts implements FactSource {

    private static final String DECIDE = "Choose Two-way, then the project, and take one of the two values.";
    private static final String RESUME = "Choose Two-way, then the project. See what differs, then resume it or unpair"
            + " it.";

    private static final String FAILED = "Do what the text says, if it names something; the next pass tries again. To"
            + " try at once, choose Two-way, then the project.";

    private final Standing standing;
    private final TwoWayAccounts accounts;
    private final AccountTroubles troubles;
    private final Clock clock;

    public TwoWayFacts(Standing standing, TwoWayAccounts accounts, AccountTroubles troubles, Clock clock) {
        this.standing = standing;
        this.accounts = accounts;
        this.troubles = troubles;
        this.clock = clock;
    }

    @Override
    public List<Fact> of(Account account) {
        if (account.twoWay() == null || accounts.of(account).isOff()) {
            return List.of();
        }
        return Stream.concat(troubles.of(account, TwoWayAlerts.PART).stream(),
                standing.held(account).stream().flatMap(project -> facts(account, project))).toList();
    }

    private Stream<Fact> facts(Account account, Held project) {
        Stream<Fact> waiting = project.waiting() == 0 ? Stream.of() : Stream.of(new Fact(
                key(account, AlertKind.TWO_WAY_HELD, "conflict", ""), "Both sides changed the same field.", DECIDE,
                affected(project, project.waiting() + (project.waiting() == 1 ? " value waits." : " values wait."),
                        project.waiting(), project.since())));
        String message = Objects.requireNonNullElse(project.message(), "");
        return switch (project.state()) {
            // What holds one project holds no other: each needs a decision of its own.
            case PARKED -> Stream.concat(Stream.of(new Fact(key(account, AlertKind.TWO_WAY_HELD, "held",
                    "pair " + project.id()), message, RESUME, affected(project, message, 1, null))), waiting);
            case ERROR -> Stream.concat(Stream.of(new Fact(key(account, AlertKind.TWO_WAY_FAILED,
                    Objects.requireNonNullElse(project.trouble(), "unknown"), ""), message, FAILED,
                    affected(project, message, 1, null))), waiting);
            default -> waiting;
        };
    }

    private Affected affected(Held project, String message, int times, Long since) {
        return new Affected(null, null, project.name(), null, null, project.id(), message, times,
                since == null ? clock.millis() : since);
    }

    private static CauseKey key(Account account, AlertKind kind, String code, String about) {
        return new CauseKey(account.name(), kind, code, about);
    }
}
