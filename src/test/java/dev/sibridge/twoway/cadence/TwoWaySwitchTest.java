package dev.sibridge.twoway.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.check.Checked;
import dev.sibridge.twoway.check.Checked.State;
import dev.sibridge.twoway.check.TwoWayCheck;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.store.TwoWayAccounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TwoWaySwitchTest {

    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Account ACCOUNT = TestAccounts.withTool(Map.of());
    private static final Checked WELL = new Checked("Mappings", State.OK, "They are complete.", "");
    private static final Checked WARNING = new Checked("People", State.WARN, "Nobody in the tool is: Kim.", "");
    private static final Checked BLOCK = new Checked("Rights", State.BLOCK, "The role lacks a permission.", "Set it.");

    private final TwoWayCheck check = mock(TwoWayCheck.class);
    private final TwoWayAccounts accounts = new TwoWayAccounts(DATABASE.jdbc());
    private final Callbacks callbacks = mock(Callbacks.class);
    private final TwoWaySwitch twoWay = new TwoWaySwitch(check, accounts, callbacks);

    @BeforeEach
    void nobodyEverDid() {
        DATABASE.jdbc().sql("DELETE FROM two_way_account").update();
    }

    @Test
    void whatIsOnlyDoneWithoutForbidsNothing() {
        when(check.check(ACCOUNT)).thenReturn(List.of(WELL, WARNING));

        assertThat(twoWay.on(ACCOUNT)).isEmpty();

        assertThat(accounts.of(ACCOUNT).isOn()).isTrue();
        verify(callbacks).reconcile(ACCOUNT);
    }

    @Test
    void whatBlocksIsToldAndItStaysAsItWas() {
        when(check.check(ACCOUNT)).thenReturn(List.of(WELL, BLOCK, WARNING));

        assertThat(twoWay.on(ACCOUNT)).containsExactly(BLOCK);

        assertThat(accounts.of(ACCOUNT).switched()).isNull();
        verifyNoInteractions(callbacks);
    }

    @Test
    void switchedOffManageTellsUsNothingAnyMore() {
        accounts.switchTo(ACCOUNT, true);

        twoWay.off(ACCOUNT);

        assertThat(accounts.of(ACCOUNT).isOff()).isTrue();
        verify(callbacks).remove(ACCOUNT);
    }

    @Test
    void itIsOffThoughManageDoesNotAnswer() {
        accounts.switchTo(ACCOUNT, true);
        doThrow(new SideException(Outcome.CLOSED, "Manage does not answer.", null)).when(callbacks).remove(ACCOUNT);

        assertThatThrownBy(() -> twoWay.off(ACCOUNT)).isInstanceOf(SideException.class);

        assertThat(accounts.of(ACCOUNT).isOff()).isTrue();
    }
}
