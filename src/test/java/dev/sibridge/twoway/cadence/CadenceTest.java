package dev.sibridge.twoway.cadence;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.AccountsChangedEvent;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.routes.Timers;
import dev.sibridge.twoway.connect.NotReadyException;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.changes.ChangeSearch;
import dev.sibridge.twoway.changes.ExportedPhases;
import dev.sibridge.twoway.changes.ReadChanges;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.Pairs;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When passes are made without anybody asking, and over what. */
class CadenceTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.withTool(Map.of("two-way.auto", "true"));
    private static final Instant NOON = Instant.parse("2027-01-01T12:00:00Z");
    private static final Wanted DELTA = new Wanted(false, null, false, false);
    private static final Wanted SWEEP = new Wanted(true, null, false, false);

    private final Accounts accounts = mock(Accounts.class);
    private final TwoWay twoWay = mock(TwoWay.class);
    private final TwoWayAccounts progress = new TwoWayAccounts(DATABASE.jdbc());
    private final Callbacks callbacks = mock(Callbacks.class);
    private final Timers timers = mock(Timers.class);
    private final Clock clock = mock(Clock.class);
    private final Cadence cadence = new Cadence(accounts, twoWay, progress, new ChangeSearch(mock(PairedProjects.class),
            mock(Pairs.class), progress, mock(ReadChanges.class), mock(ExportedPhases.class)), callbacks, timers, clock);

    @BeforeEach
    void somebodyHasSwitchedItOnAndEverythingWasReadAtNoon() {
        DATABASE.jdbc().sql("DELETE FROM two_way_account").update();
        when(accounts.get("default")).thenReturn(ACCOUNT);
        progress.switchTo(ACCOUNT, true);
        progress.swept(ACCOUNT, NOON);
        after(Duration.ofMinutes(1));
    }

    @Test
    void whatHasChangedIsLookedForEachTime() {
        cadence.pass("default");
        after(Duration.ofMinutes(2));
        cadence.pass("default");

        verify(twoWay, times(2)).reconcile(ACCOUNT, DELTA);
        verifyNoInteractions(callbacks);
    }

    @Test
    void everyFourHoursEverythingIsReadAndCallbacksArePutRight() {
        after(Duration.ofHours(4).minusMillis(1));
        cadence.pass("default");
        verify(twoWay).reconcile(ACCOUNT, DELTA);

        after(Duration.ofHours(4));
        cadence.pass("default");

        verify(twoWay).reconcile(ACCOUNT, SWEEP);
        verify(callbacks).reconcile(ACCOUNT);
    }

    @Test
    void theFirstPassReadsEverything() {
        DATABASE.jdbc().sql("DELETE FROM two_way_account").update();
        progress.switchTo(ACCOUNT, true);

        cadence.pass("default");

        verify(twoWay).reconcile(ACCOUNT, SWEEP);
    }

    @Test
    void howOftenEverythingIsReadIsASetting() {
        Account often = TestAccounts.withTool(Map.of("two-way.auto", "true", "two-way.sweep", "30m"));
        when(accounts.get("default")).thenReturn(often);
        after(Duration.ofMinutes(30));

        cadence.pass("default");

        verify(twoWay).reconcile(often, SWEEP);
    }

    @Test
    void aPassThatFailsIsFollowedByTheNextWhichIsWhatItShouldHaveBeen() {
        after(Duration.ofHours(5));
        when(twoWay.reconcile(ACCOUNT, SWEEP)).thenThrow(NotReadyException.of("key", "The tool rejects the key.", ""));
        assertThatNoException().isThrownBy(() -> cadence.pass("default"));
        verify(callbacks, never()).reconcile(any());

        after(Duration.ofHours(5).plusMinutes(1));
        cadence.pass("default");

        verify(twoWay, times(2)).reconcile(ACCOUNT, SWEEP);
    }

    @Test
    void callbacksThatCannotBePutRightEndNothing() {
        after(Duration.ofHours(4));
        doThrow(new IllegalStateException("no answer")).when(callbacks).reconcile(ACCOUNT);

        assertThatNoException().isThrownBy(() -> cadence.pass("default"));
    }

    @Test
    void whereNobodyHasSwitchedItOnOrSomebodyHasSwitchedItOffNothingIsDone() {
        progress.switchTo(ACCOUNT, false);
        cadence.pass("default");

        DATABASE.jdbc().sql("DELETE FROM two_way_account").update();
        cadence.pass("default");

        verifyNoInteractions(twoWay, callbacks);
    }

    @Test
    void onlyAccountsWithAToolThatWantItHaveATimer() {
        when(timers.areOn()).thenReturn(true);
        Account slower = TestAccounts.withTool(Map.of("two-way.auto", "true", "two-way.interval", "5m"));
        when(accounts.all()).thenReturn(List.of(slower, TestAccounts.account("without-tool"),
                TestAccounts.withTool(Map.of("two-way.auto", "false"))));

        cadence.startTimers();

        verify(timers).keep("two-way-timer-", "keep-in-step", "two-way", Map.of("default", Duration.ofMinutes(5)));
    }

    @Test
    void anAccountThatIsPausedOrRemovedHasItsTimerNoLonger() {
        when(timers.areOn()).thenReturn(true);

        cadence.follow(new AccountsChangedEvent(List.of(ACCOUNT), List.of()));

        verify(timers).keep("two-way-timer-", "keep-in-step", "two-way", Map.of());
    }

    @Test
    void whereNothingRunsOnATimerThereIsNone() {
        when(accounts.all()).thenReturn(List.of(ACCOUNT));

        cadence.startTimers();

        verify(timers, never()).keep(anyString(), anyString(), anyString(), any());
    }

    private void after(Duration noon) {
        when(clock.instant()).thenReturn(NOON.plus(noon));
    }
}
