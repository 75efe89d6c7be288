package dev.sibridge.twoway.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.attention.AccountTroubles;
import dev.sibridge.twoway.store.PairedProject.State;
import dev.sibridge.twoway.store.Standing;
import dev.sibridge.twoway.store.Standing.Held;
import dev.sibridge.twoway.store.TwoWayAccounts;
import dev.sibridge.twoway.store.TwoWayAccounts.Progress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoWayFactsTest {

    private final Account account = TestAccounts.withTool(Map.of());
    private final Standing standing = mock(Standing.class);
    private final TwoWayAccounts accounts = mock(TwoWayAccounts.class);
    private final TwoWayFacts facts = new TwoWayFacts(standing, accounts, mock(AccountTroubles.class),
            new SettableClock());

    @BeforeEach
    void isOn() {
        when(accounts.of(account)).thenReturn(new Progress(true, null, null, null));
    }

    @Test
    void whoHasNoToolOrHasSwitchedItOffIsToldNothing() {
        when(standing.held(account)).thenReturn(List.of(held(1, State.ERROR, "tool-KEY", 0)));
        when(accounts.of(account)).thenReturn(new Progress(false, null, null, null));

        assertThat(facts.of(account)).isEmpty();
        assertThat(facts.of(TestAccounts.account("default"))).isEmpty();
    }

    @Test
    void projectsThatFailForOneReasonAreOneCauseAndThoseThatAreHeldOneEach() {
        when(standing.held(account)).thenReturn(List.of(held(1, State.ERROR, "tool-KEY", 0),
                held(2, State.ERROR, "tool-KEY", 0), held(3, State.PARKED, "held", 0),
                held(4, State.PARKED, "held", 0), held(5, State.ERROR, null, 0)));

        assertThat(facts.of(account)).extracting(fact -> fact.key().kind(), fact -> fact.key().code(),
                fact -> fact.key().about(), fact -> fact.affected().pair()).containsExactly(
                tuple(AlertKind.TWO_WAY_FAILED, "tool-KEY", "", 1L),
                tuple(AlertKind.TWO_WAY_FAILED, "tool-KEY", "", 2L),
                tuple(AlertKind.TWO_WAY_HELD, "held", "pair 3", 3L),
                tuple(AlertKind.TWO_WAY_HELD, "held", "pair 4", 4L),
                tuple(AlertKind.TWO_WAY_FAILED, "unknown", "", 5L));
    }

    @Test
    void valuesThatWaitAreOneCauseForAllProjects() {
        when(standing.held(account)).thenReturn(List.of(held(1, State.IDLE, null, 3),
                held(2, State.PARKED, "held", 1)));

        assertThat(facts.of(account)).filteredOn(fact -> fact.key().code().equals("conflict"))
                .extracting(fact -> fact.key().about(), fact -> fact.affected().times())
                .containsExactly(tuple("", 3), tuple("", 1));
    }

    private static Held held(long id, State state, String trouble, int waiting) {
        return new Held(id, "Project " + id, state, trouble, "Why.", waiting, waiting == 0 ? null : 5L);
    }
}
