package dev.sibridge.watch;

import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.Outbox;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether alerts leave. */
@Component("mailHealthIndicator")
class MailHealth implements HealthIndicator {

    private final AlertOutbox outbox;
    private final Clock clock;

    MailHealth(AlertOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Health health() {
        Outbox.Waiting waiting = outbox.waiting();
        if (!waiting.isLate(clock.instant())) {
            return Health.up().build();
        }
        return Health.down().withDetail("alerts", waiting.count() + " cannot be sent, the oldest since "
                + waiting.oldest().truncatedTo(ChronoUnit.SECONDS) + ". Check SMTP_HOST and the addresses in "
                + "SYNC_ERROR_EMAILS.").build();
    }
}
