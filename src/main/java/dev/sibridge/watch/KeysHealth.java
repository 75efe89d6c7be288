package dev.sibridge.watch;

import dev.sibridge.account.Accounts;
import dev.sibridge.si.poll.PollPause;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether both vendors take every account's keys. */
@Component("keysHealthIndicator")
class KeysHealth implements HealthIndicator {

    private final Accounts accounts;
    private final PollPause pause;

    KeysHealth(Accounts accounts, PollPause pause) {
        this.accounts = accounts;
        this.pause = pause;
    }

    @Override
    public Health health() {
        Map<String, String> refused = new TreeMap<>();
        accounts.all().forEach(account -> pause.since(account).ifPresent(since ->
                refused.put("account " + account.name(), words(since))));
        return (refused.isEmpty() ? Health.up() : Health.down()).withDetails(refused).build();
    }

    private static String words(Instant since) {
        return "Keys have been rejected since " + since.truncatedTo(ChronoUnit.SECONDS) + "; GET /api/preflight says"
                + " by whom. Every 15 minutes SI Bridge checks whether they are accepted again.";
    }
}
