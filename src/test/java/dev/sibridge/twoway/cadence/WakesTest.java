package dev.sibridge.twoway.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.TwoWay;
import dev.sibridge.twoway.store.PairedProject;
import dev.sibridge.twoway.store.PairedProjects;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

/** A project that is woken has a pass soon, and as few as will do. */
class WakesTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final long PATIENCE = 10_000;

    private final Accounts accounts = mock(Accounts.class);
    private final TwoWay twoWay = mock(TwoWay.class);
    private final TwoWayAccounts progress = new TwoWayAccounts(DATABASE.jdbc());
    private final PairedProjects projects = DATABASE.transactional(new PairedProjects(DATABASE.jdbc(),
            Clock.systemUTC()));
    private final Wakes wakes = new Wakes(twoWay, accounts, projects, progress);
    private final CountDownLatch answered = new CountDownLatch(1);
    private final Account acme = account("acme");
    private long patio;

    private Account account(String name) {
        Account account = mock(Account.class, name);
        Account other = TestAccounts.withTool(Map.of());
        when(account.name()).thenReturn(name);
        when(account.tenant()).thenReturn("tenant");
        when(account.twoWay()).thenReturn(other.twoWay());
        when(accounts.get(name)).thenReturn(account);
        return account;
    }

    @BeforeEach
    void aProjectThatIsInStep() {
        List.of("two_way_project", "two_way_account").forEach(table ->
                DATABASE.jdbc().sql("DELETE FROM " + table).update());
        patio = paired(acme, "1");
    }

    @AfterEach
    void stop() {
        answered.countDown();
        wakes.destroy();
    }

    @Test
    void howeverOftenItIsWokenItIsOnePassOverAllThatHasWokenIt() {
        for (int ticket = 0; ticket < 500; ticket++) {
            wakes.wake(patio, Set.of(Touch.ticket("" + ticket)), false);
        }
        assertThat(wakes.waiting()).isEqualTo(1);

        settled();

        verify(twoWay).reconcile(acme, new Wanted(false, patio, false, false));
        assertThat(projects.byId(patio).map(PairedProject::touched)).hasValueSatisfying(touched ->
                assertThat(touched).hasSize(500));
    }

    @Test
    void whoeverWatchesIsNotKeptWaiting() {
        long pool = paired(acme, "2");
        wakes.wake(pool, null, false);
        wakes.wake(patio, Set.of(Touch.ticket("1")), false);

        wakes.wake(patio, null, true);

        verify(twoWay, timeout(PATIENCE)).reconcile(acme, new Wanted(false, pool, false, false));
        InOrder order = inOrder(twoWay);
        order.verify(twoWay).reconcile(acme, new Wanted(false, patio, false, true));
        order.verify(twoWay).reconcile(acme, new Wanted(false, pool, false, false));
        settled();
        verify(twoWay, times(2)).reconcile(any(), any());
    }

    @Test
    void whatWakesAProjectDuringItsPassIsFollowedByAnother() {
        CountDownLatch begun = new CountDownLatch(1);
        when(twoWay.reconcile(any(), any())).thenAnswer(call -> {
            projects.take(patio);
            begun.countDown();
            answered.await(30, TimeUnit.SECONDS);
            return null;
        }).thenReturn(null);
        wakes.wake(patio, Set.of(Touch.ticket("1")), true);
        await().until(() -> begun.getCount() == 0);

        wakes.wake(patio, Set.of(Touch.ticket("2")), true);
        assertThat(projects.byId(patio).orElseThrow().touched()).containsExactly(Touch.ticket("2"));
        answered.countDown();

        verify(twoWay, timeout(PATIENCE).times(2)).reconcile(acme, new Wanted(false, patio, false, true));
    }

    @Test
    void whatWakesAProjectWhileItsPassWaitsForOthersIsPartOfIt() {
        List<Long> begun = hanging(acme);
        long pool = paired(acme, "2");
        long bar = paired(acme, "3");
        wakes.wake(patio, null, true);
        wakes.wake(pool, null, true);
        await().until(() -> begun.size() == 2);

        for (int i = 0; i < 10; i++) {
            wakes.wake(bar, null, true);
        }
        answered.countDown();
        settled();

        await().untilAsserted(() -> assertThat(begun).containsOnlyOnce(bar));
    }

    @Test
    void anAccountWhosePassesHangHoldsUpNoOther() {
        Account slow = account("slow");
        List<Long> begun = hanging(slow);
        for (int project = 10; project < 20; project++) {
            wakes.wake(paired(slow, "" + project), null, true);
        }
        await().until(() -> !begun.isEmpty());

        wakes.wake(patio, null, true);

        verify(twoWay, timeout(PATIENCE)).reconcile(acme, new Wanted(false, patio, false, true));
        answered.countDown();
        await().until(() -> begun.size() == 11);
    }

    @Test
    void aPassThatFailsLeavesItsProjectWokenAndIsFollowedByOthers() {
        when(twoWay.reconcile(any(), any())).thenThrow(new IllegalStateException("no answer"));
        wakes.wake(patio, Set.of(Touch.ticket("1")), true);
        verify(twoWay, timeout(PATIENCE)).reconcile(any(), any());
        settled();
        assertThat(projects.byId(patio).orElseThrow().touched()).containsExactly(Touch.ticket("1"));

        wakes.wake(patio, Set.of(Touch.ticket("2")), true);

        verify(twoWay, timeout(PATIENCE).times(2)).reconcile(any(), any());
    }

    @Test
    void whereSomebodyHasSwitchedTwoWayOffTheProjectWaits() {
        progress.switchTo(acme, false);

        wakes.wake(patio, Set.of(Touch.ticket("1")), true);
        settled();

        verifyNoInteractions(twoWay);
        assertThat(projects.byId(patio).orElseThrow().wokenAt()).isNotNull();
    }

    @Test
    void whatBelongsToNobodyAnyMoreIsLeft() {
        when(acme.twoWay()).thenReturn(null);
        wakes.wake(patio, null, true);
        long theirs = paired(account("gone"), "9");
        when(accounts.get("gone")).thenThrow(new IllegalArgumentException("There is no account gone."));
        wakes.wake(theirs, null, true);
        wakes.wake(4711, null, true);

        settled();

        verifyNoInteractions(twoWay);
    }

    /** The passes of an account do not end before they are answered. Tells the projects of all that have begun. */
    private List<Long> hanging(Account account) {
        List<Long> begun = new CopyOnWriteArrayList<>();
        when(twoWay.reconcile(any(), any())).thenAnswer(call -> {
            begun.add(call.getArgument(1, Wanted.class).project());
            if (call.getArgument(0) == account) {
                answered.await(30, TimeUnit.SECONDS);
            }
            return null;
        });
        return begun;
    }

    private void settled() {
        await().until(() -> wakes.waiting() == 0);
    }

    private long paired(Account account, String id) {
        long project = projects.begin(account, Side.MANAGE, id, "Project " + id, null).id();
        projects.take(project);
        return project;
    }
}
