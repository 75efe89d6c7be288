package dev.sibridge.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.si.poll.PollPause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

class KeysHealthTest {

    private final Account good = TestAccounts.account("good");
    private final Account bad = TestAccounts.account("bad");
    private final Accounts accounts = mock(Accounts.class);
    private final PollPause pause = mock(PollPause.class);

    @Test
    void itNamesTheAccountWhoseKeysAreRefusedAndSinceWhen() {
        when(accounts.all()).thenReturn(List.of(good, bad));
        when(pause.since(bad)).thenReturn(Optional.of(Instant.parse("2026-11-22T08:00:00.123Z")));

        Health health = new KeysHealth(accounts, pause).health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsOnlyKeys("account bad").values().first().asString()
                .startsWith("Keys have been rejected since 2026-11-22T08:00:00Z;");
    }

    @Test
    void allIsWellWhileKeysAreTaken() {
        when(accounts.all()).thenReturn(List.of(good));

        assertThat(new KeysHealth(accounts, pause).health().getStatus()).isEqualTo(Status.UP);
    }
}
