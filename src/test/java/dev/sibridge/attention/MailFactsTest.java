package dev.sibridge.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.AlertOutbox;
import dev.sibridge.alert.Outbox.Waiting;
import dev.sibridge.alert.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailFactsTest {

    private final SettableClock clock = new SettableClock();
    private final AlertOutbox outbox = mock(AlertOutbox.class);
    private final MailFacts facts = new MailFacts(outbox, clock);
    private final Account account = TestAccounts.withErrorEmails("a@acme.example").get("default");

    @Test
    void whoeverHasNobodyToTellMissesNoMail() {
        when(outbox.waiting()).thenReturn(new Waiting(1, clock.instant().minus(Duration.ofDays(1))));

        assertThat(facts.of(TestAccounts.account("default"))).isEmpty();
    }

    @Test
    void mailsMayWaitForTheNextHour() {
        when(outbox.waiting()).thenReturn(new Waiting(0, null));
        assertThat(facts.of(account)).isEmpty();

        when(outbox.waiting()).thenReturn(new Waiting(1, clock.instant().minus(Duration.ofMinutes(75))));
        assertThat(facts.of(account)).isEmpty();
    }

    @Test
    void mailsThatWaitLongerDoNotLeave() {
        when(outbox.waiting()).thenReturn(new Waiting(1, clock.instant().minus(Duration.ofMinutes(76))));

        assertThat(facts.of(account)).singleElement().satisfies(fact -> {
            assertThat(fact.key().code()).isEqualTo("mail-waits");
            assertThat(fact.since()).isEqualTo(clock.instant().minus(Duration.ofMinutes(76)).toEpochMilli());
        });
    }
}
