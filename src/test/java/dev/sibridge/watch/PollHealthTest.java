package dev.sibridge.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.history.poll.PollTimes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Status;

/** Whoever polls by himself is late after twice the interval, counted from when he was told to at the earliest. */
class PollHealthTest {

    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final Account ACME = TestAccounts.of(Map.of("accounts.acme.sync.auto", "true",
            "accounts.acme.dtools.api-key", "key", "accounts.acme.connectwise.site", "https://manage.invalid",
            "accounts.acme.connectwise.company", "acme", "accounts.acme.connectwise.client-id", "id",
            "accounts.acme.connectwise.public-key", "public", "accounts.acme.connectwise.private-key", "private",
            "accounts.acme.sync.sales-rep", "jdoe")).get("acme");

    private final Accounts accounts = mock(Accounts.class);
    private final PollTimes times = mock(PollTimes.class);
    private final Clock clock = mock(Clock.class);
    private PollHealth health;

    @BeforeEach
    void itWasPolledLastInTheMorning() {
        when(accounts.all()).thenReturn(List.of(ACME));
        when(times.lastSuccess("acme")).thenReturn(Optional.of(NOON.minus(Duration.ofHours(4))));
        when(times.lastFailure(any())).thenReturn(Optional.empty());
        after(Duration.ofHours(-3));
        health = new PollHealth(accounts, times, clock);
    }

    @Test
    void anAccountThatHasNotBeenPolledForTwiceItsIntervalIsLate() {
        after(Duration.ZERO);

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().get("account acme").toString())
                .startsWith("No poll has succeeded for 180 minutes; there should be one every 5 minutes.");
    }

    @Test
    void anAccountThatHasJustBeenResumedOrMendedIsNot() {
        after(Duration.ZERO);
        health.follow(new AccountsChangedEvent(List.of(), List.of(ACME)));

        after(Duration.ofMinutes(10));
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        after(Duration.ofMinutes(11));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void aChangeOfAnotherAccountIsNoExcuse() {
        after(Duration.ZERO);
        health.follow(new AccountsChangedEvent(List.of(ACME), List.of(ACME, TestAccounts.account("second"))));

        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    private void after(Duration noon) {
        when(clock.instant()).thenReturn(NOON.plus(noon));
    }
}
