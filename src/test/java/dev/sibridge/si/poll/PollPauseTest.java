package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.LateNotes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refused keys stop the timer; the database remembers it for every process and after a restart. */
class PollPauseTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Account account = TestAccounts.account("default");

    private final LateNotes notes = new LateNotes(database().jdbc(), Clock.systemUTC());

    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void begin() {
        database().jdbc().sql("DELETE FROM poll_pause").update();
    }

    @Test
    void whileKeysAreTakenTheTimerPolls() {
        assertThat(after(0).takeTurn(account)).isTrue();
        assertThat(after(0).takeTurn(account)).isTrue();
        assertThat(after(0).since(account)).isEmpty();
    }

    @Test
    void whileKeysAreRefusedOneProcessProbesEveryQuarterOfAnHour() {
        after(0).begin("default");

        assertThat(after(14).takeTurn(account)).isFalse();
        assertThat(after(15).takeTurn(account)).as("a probe").isTrue();
        assertThat(after(15).takeTurn(account)).as("another process").isFalse();
        assertThat(after(29).takeTurn(account)).isFalse();
        assertThat(after(30).takeTurn(account)).isTrue();
    }

    @Test
    void whileTheDatabaseTakesNoWritesTheTimerNeedNotTry() {
        notes.failed(new SQLException("--read-only", "HY000", 1290));
        assertThat(after(0).takeTurn(account)).isFalse();

        notes.catchUp();
        assertThat(after(0).takeTurn(account)).isTrue();
    }

    @Test
    void aProbeThatIsRefusedGoesOnWithTheSamePause() {
        after(0).begin("default");
        after(20).begin("default");

        assertThat(after(34).takeTurn(account)).isFalse();
        assertThat(after(35).takeTurn(account)).isTrue();
        assertThat(after(40).since(account)).contains(NOON);
    }

    @Test
    void aClockThatIsSetBackDoesNotStopItForLonger() {
        after(0).begin("default");

        assertThat(after(-600).takeTurn(account)).isTrue();
        assertThat(after(-600).takeTurn(account)).isFalse();
        assertThat(after(-585).takeTurn(account)).isTrue();
    }

    @Test
    void oneAccountsKeysAreNoOtherAccounts() {
        after(0).begin("second");

        assertThat(after(0).takeTurn(account)).isTrue();
    }

    @Test
    void oncePollsSucceedTheTimerGoesOn() {
        after(0).begin("default");
        after(1).end("default");

        assertThat(after(1).takeTurn(account)).isTrue();
        assertThat(after(1).takeTurn(account)).isTrue();
    }

    private PollPause after(int minutes) {
        return new PollPause(database().jdbc(), notes,
                Clock.fixed(NOON.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC));
    }
}
