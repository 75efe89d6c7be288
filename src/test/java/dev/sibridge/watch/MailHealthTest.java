package dev.sibridge.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class MailHealthTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final AlertOutbox outbox = mock(AlertOutbox.class);
    private final MailHealth health = new MailHealth(outbox, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void alertsThatCannotLeaveAreTold() {
        Health down = waiting(3, NOW.minus(Duration.ofMinutes(76)));

        assertThat(down.getStatus()).isEqualTo(Status.DOWN);
        assertThat(down.getDetails()).containsEntry("alerts", "3 cannot be sent, the oldest since 2026-11-22T06:44:00Z."
                + " Check SMTP_HOST and the addresses in SYNC_ERROR_EMAILS.");
    }

    @Test
    void oneThatWaitsForTheNextDigestIsNoTrouble() {
        assertThat(waiting(3, NOW.minus(Duration.ofMinutes(74))).getStatus()).isEqualTo(Status.UP);
        assertThat(waiting(0, null).getStatus()).isEqualTo(Status.UP);
    }

    private Health waiting(long count, Instant oldest) {
        when(outbox.waiting()).thenReturn(new Outbox.Waiting(count, oldest));
        return health.health();
    }
}
