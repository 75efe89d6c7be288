package dev.sibridge.si.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.history.Purpose;
import dev.sibridge.si.flow.PollRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreflightsTest {

    private static final List<String> NOTHING = List.of();

    private final Account account = TestAccounts.account("default");
    private final SettableClock clock = new SettableClock();
    private final Preflights preflights = new Preflights(clock);
    private final PollRun timers = new PollRun(Purpose.SYNC, false);

    @BeforeEach
    void manageWasReady() {
        preflights.passed(account);
    }

    @Test
    void aPollThatFindsNothingNeedsNone() {
        assertThat(preflights.takeTurn(NOTHING, account, timers)).isFalse();
    }

    @Test
    void beforeAnythingIsWrittenManageIsLookedAt() {
        assertThat(preflights.takeTurn(List.of("an export"), account, timers)).isTrue();
    }

    @Test
    void aPersonWhoPollsSeesHowManageIsNow() {
        assertThat(preflights.takeTurn(NOTHING, account, new PollRun(Purpose.SYNC, true))).isTrue();
    }

    @Test
    void afterAnHourManageIsLookedAtAgainHoweverManyPollsDidWithout() {
        clock.advance(Preflights.COUNTS_FOR.minusMillis(1));
        assertThat(preflights.takeTurn(NOTHING, account, timers)).isFalse();

        clock.advance(Duration.ofMillis(1));
        assertThat(preflights.takeTurn(NOTHING, account, timers)).isTrue();
    }

    @Test
    void otherSettingsMustProveThemselves() {
        Account changed = new Account(account.name(), account.dtools(), account.connectwise(), account.sync(),
                account.polling(), account.keeping(), List.of("new@dealer.example"), account.twoWay());

        assertThat(preflights.takeTurn(NOTHING, changed, timers)).isTrue();
    }

    @Test
    void anotherAccountIsNotMeant() {
        assertThat(preflights.takeTurn(NOTHING, TestAccounts.account("other"), timers)).isTrue();
    }

    @Test
    void whileManageIsNotReadyEachPollLooks() {
        preflights.takeTurn(List.of("an export"), account, timers);

        assertThat(preflights.takeTurn(NOTHING, account, timers)).isTrue();
        assertThat(preflights.takeTurn(NOTHING, account, timers)).isTrue();
        preflights.passed(account);
        assertThat(preflights.takeTurn(NOTHING, account, timers)).isFalse();
    }
}
