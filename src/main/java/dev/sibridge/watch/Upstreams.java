package dev.sibridge.watch;

import dev.sibridge.account.Account;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.diagnosis.Failures;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whether both vendors answer, as the calls of this process went: nobody is asked for a health check's sake. */
@Component("sidesHealthIndicator")
public class Upstreams implements HealthIndicator {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final Clock clock;
    private final Map<String, Outage> outages = new ConcurrentHashMap<>();

    Upstreams(Clock clock) {
        this.clock = clock;
    }

    /**
     * A side that does not respond as it should.
     *
     * @param reason in plain words; of the last call
     */
    public record Outage(Upstream side, String account, Instant since, String reason) {
    }

    /** The sides that did not respond to the last call as they should. */
    public Collection<Outage> outages() {
        return List.copyOf(outages.values());
    }

    /**
     * Notes how a call went.
     *
     * @param status  null when no answer came
     * @param page    whether a web page came, as from those who answer in a side's place
     * @param trouble why; null when one came
     */
    void called(Upstream side, Account account, Integer status, boolean page, Throwable trouble) {
        String name = side.title() + " (account " + account.name() + ")";
        if (status != null && !page && status < SERVER_ERROR && status != TOO_MANY_REQUESTS) {
            outages.remove(name);
            return;
        }
        String reason = page ? "A web page came instead of a response (status " + status + ")."
                : status != null ? "It responded with status " + status + "."
                : trouble != null ? Failures.sentence(trouble) : "It did not respond.";
        outages.merge(name, new Outage(side, account.name(), clock.instant().truncatedTo(ChronoUnit.SECONDS), reason),
                (first, last) -> new Outage(side, account.name(), first.since(), last.reason()));
    }

    // With other settings, another system may be meant; of one that nobody works for, nobody hears any more.
    @EventListener
    void follow(AccountsChangedEvent change) {
        List<String> same = change.now().stream().filter(account -> change.before().stream()
                .anyMatch(known -> known.equals(account))).map(Account::name).toList();
        outages.values().removeIf(outage -> !same.contains(outage.account()));
    }

    @Override
    public Health health() {
        if (outages.isEmpty()) {
            return Health.up().build();
        }
        Map<String, String> details = new TreeMap<>();
        outages.forEach((name, outage) -> details.put(name, "It has not responded as it should since " + outage.since()
                + ". " + outage.reason() + " " + outage.side().consequence()));
        return Health.down().withDetails(details).build();
    }
}
