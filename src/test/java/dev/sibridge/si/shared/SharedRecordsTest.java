package dev.sibridge.si.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.Locks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

@Timeout(20)
class SharedRecordsTest {

    private final Account account = TestAccounts.account("default");
    private final Locks locks = spy(new Locks(new TestDatabase().connections()));
    private final SharedRecords records = new SharedRecords(locks);

    @Test
    void whoWaitsInVainForAnotherProcessIsToldSo() {
        doReturn(Optional.empty()).when(locks).take(any(), any(Duration.class));

        assertThatThrownBy(() -> records.enter(account)).isInstanceOf(BusyException.class).hasMessage(
                "Another process has been creating companies and products for 5 minutes; the next poll continues.");
    }

    @Test
    void aTurnThatWasNotHadKeepsNobodyWaiting() throws InterruptedException {
        doReturn(Optional.empty()).doThrow(new CannotGetJdbcConnectionException("away")).doCallRealMethod()
                .when(locks).take(any(), any(Duration.class));
        assertThatThrownBy(() -> records.enter(account)).isInstanceOf(BusyException.class);
        assertThatThrownBy(() -> records.enter(account)).isInstanceOf(CannotGetJdbcConnectionException.class);

        records.enter(account);
        records.leave(account);
        records.enter(account);
        records.leave(account);
    }

    @Test
    void anotherProcessWaitsUntilThisOneHasLeft() throws InterruptedException {
        records.enter(account);
        assertThat(locks.tryToTake("shared " + account.tenant())).isEmpty();

        records.leave(account);

        assertThat(locks.tryToTake("shared " + account.tenant())).hasValueSatisfying(Locks.Lock::close);
    }

    @Test
    void tenantsDoNotWaitForEachOther() throws InterruptedException {
        Account other = TestAccounts.account("default", "other", null);
        records.enter(account);

        records.enter(other);

        records.leave(other);
        records.leave(account);
    }
}
