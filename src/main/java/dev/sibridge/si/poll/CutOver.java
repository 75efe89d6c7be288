package dev.sibridge.si.poll;

import dev.sibridge.account.Account;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.link.Hold;
import dev.sibridge.si.link.Links;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.camel.ExchangeProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever starts with us has brought earlier projects into Manage by other means: what was exported before waits until
 * a person releases it.
 */
@Component
public class CutOver {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private final JdbcClient jdbc;
    private final Links links;
    private final Clock clock;

    public CutOver(JdbcClient jdbc, Links links, Clock clock) {
        this.jdbc = jdbc;
        this.links = links;
        this.clock = clock;
    }

    /** Notes the first start of an account; later ones change nothing, nor does a preview. */
    public void begin(@ExchangeProperty("account") Account account, @ExchangeProperty("poll") PollRun poll) {
        if (poll.purpose().isPreview()) {
            return;
        }
        jdbc.sql("INSERT IGNORE INTO first_start (account, tenant, started_at) VALUES (?, ?, ?)")
                .params(account.name(), account.tenant(), clock.millis()).update();
    }

    /** Why an export waits; empty when it is recent enough, or a person has released its project. */
    public Optional<Hold> holds(ProjectInfo export, Account account) {
        Instant published = Instant.ofEpochMilli(export.publishedOnUnixTimeMs());
        Instant since = since(account);
        if (!published.isBefore(since) || links.find(account, export.id()).isPresent()) {
            return Optional.empty();
        }
        String moment = account.polling().since() != null
                ? "SYNC_SINCE (" + SECOND.format(since) + ")"
                : "the first start of SI Bridge (" + SECOND.format(since) + ")";
        return Optional.of(new Hold("cut-over", "It was exported on " + SECOND.format(published) + ", before " + moment
                + "; its records may already be in Manage.", List.of(),
                Hold.DECIDE + "link it to the opportunity or the project that it has in Manage, or have new records"
                        + " created."));
    }

    private Instant since(Account account) {
        return account.polling().since() != null ? account.polling().since()
                : Instant.ofEpochMilli(jdbc.sql("SELECT started_at FROM first_start WHERE account = ? AND tenant = ?")
                        .params(account.name(), account.tenant()).query(Long.class).optional()
                        .orElseGet(clock::millis));
    }
}
