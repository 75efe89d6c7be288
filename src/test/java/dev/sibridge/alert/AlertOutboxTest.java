package dev.sibridge.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Mails wait until the mail server has taken them, and each is sent by one process. */
class AlertOutboxTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final MessagingException AWAY =
            new MessagingException("Could not connect", new ConnectException("Connection refused"));

    private final SettableClock clock = new SettableClock();
    private final AlertOutbox outbox = outbox("smtp.acme.example");

    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void begin() {
        List.of("alert", "mail").forEach(table -> database().jdbc().sql("DELETE FROM " + table).update());
    }

    @Test
    void aMailWaitsLongerEachTimeTheServerIsAwayButNeverMoreThanAQuarterOfAnHour() {
        add("office@acme.example");

        for (int minutes : new int[] {1, 2, 4, 8, 15, 15}) {
            Mail mail = claimOne();
            assertThatThrownBy(() -> outbox.failed(mail, AWAY)).as("the others need not be tried").isSameAs(AWAY);
            clock.advance(Duration.ofMinutes(minutes).minusMillis(1));
            assertThat(outbox.due()).isEmpty();
            clock.advance(Duration.ofMillis(1));
        }

        outbox.sent(claimOne());
        assertThat(outbox.due()).isEmpty();
        assertThat(outbox.waiting().count()).isZero();
    }

    @Test
    void anAddressThatTheServerRefusesKeepsNobodyElseFromTheirs() throws Exception {
        add("gone@acme.example");
        Mail mail = claimOne();

        outbox.failed(mail, refusal("gone@acme.example", 550));

        clock.advance(Duration.ofMinutes(1));
        assertThat(outbox.due()).as("it is retried").containsExactly(mail.id());
    }

    @Test
    void anAddressThatIsRefusedForDaysIsGivenUp() throws Exception {
        add("gone@acme.example");
        clock.advance(Duration.ofDays(4));
        outbox.failed(claimOne(), refusal("gone@acme.example", 450));
        clock.advance(Duration.ofHours(1));
        assertThat(outbox.due()).as("it may pass").hasSize(1);

        outbox.failed(claimOne(), refusal("gone@acme.example", 550));

        clock.advance(Duration.ofHours(1));
        assertThat(outbox.due()).isEmpty();
        assertThat(outbox.waiting().count()).isZero();
    }

    @Test
    void whatAProcessTookThatDiedComesBack() {
        add("office@acme.example");
        claimOne();
        clock.advance(Duration.ofMinutes(9));
        assertThat(outbox.due()).isEmpty();

        clock.advance(Duration.ofMinutes(1));

        assertThat(outbox.due()).hasSize(1);
    }

    @Test
    void aClockThatIsSetBackHoldsNothingUp() {
        add("office@acme.example");
        clock.advance(Duration.ofDays(-30));

        assertThat(outbox.due()).hasSize(1);
        assertThat(outbox.claim(outbox.due().get(0))).isNotNull();
        assertThat(outbox.due()).as("somebody has it").isEmpty();
    }

    @Test
    void withoutAMailServerEverythingWaits() {
        add("office@acme.example");

        assertThat(outbox("").due()).isEmpty();
        assertThat(outbox.waiting()).isEqualTo(new Outbox.Waiting(1, clock.instant()));
    }

    @Test
    void anAlertThatNoMailTellsOfYetWaitsToo() {
        assertThat(outbox.waiting()).isEqualTo(new Outbox.Waiting(0, null));
        database().jdbc().sql("INSERT INTO alert (account, content, raised_at) VALUES ('default', '{}', ?)")
                .params(clock.millis()).update();

        assertThat(outbox.waiting()).isEqualTo(new Outbox.Waiting(1, clock.instant()));
    }

    @Test
    void whatWasSentIsForgottenAfterAMonth() {
        add("office@acme.example");
        outbox.sent(claimOne());
        clock.advance(Duration.ofDays(31));

        outbox.due();

        assertThat(database().jdbc().sql("SELECT COUNT(*) FROM mail").query(Long.class).single()).isZero();
    }

    @RepeatedTest(5)
    void oneOfTwoProcessesTakesAMail() throws Exception {
        add("office@acme.example");
        long id = outbox.due().get(0);
        ExecutorService processes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Mail>> all = processes.invokeAll(
                    Stream.generate(() -> (Callable<Mail>) () -> outbox.claim(id)).limit(4).toList());
            int taken = 0;
            for (Future<Mail> one : all) {
                taken += Objects.nonNull(one.get()) ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            processes.shutdownNow();
        }
    }

    private Mail claimOne() {
        return outbox.claim(outbox.due().get(0));
    }

    private void add(String address) {
        database().jdbc().sql("INSERT INTO mail (address, subject, plain, html, created_at, next_at)"
                + " VALUES (?, 'It failed', 'plain', 'html', ?, ?)")
                .params(address, clock.millis(), clock.millis()).update();
    }

    private AlertOutbox outbox(String host) {
        return new AlertOutbox(database().jdbc(), TestMailServer.of(new MailProperties(host, 25, "", "",
                "si-bridge@acme.example", "")), clock);
    }

    private static Exception refusal(String address, int code) throws Exception {
        return new SendFailedException("Invalid Addresses",
                new SMTPAddressFailedException(new InternetAddress(address), "RCPT TO", code, "no such user"));
    }
}
