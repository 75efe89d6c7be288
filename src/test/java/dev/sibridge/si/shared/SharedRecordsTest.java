package dev.sibridge.si.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.si.flow.ExportRun;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

@Timeout(20)
class SharedRecordsTest {

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final Locks locks = spy(new Locks(new TestDatabase().connections()));
    private final SharedRecords records = new SharedRecords(locks);

    @Test
    void whoWaitsInVainForAnotherProcessIsToldSo() {
        doReturn(Optional.empty()).when(locks).take(any(), any(Duration.class));

        assertThatThrownBy(() -> records.enter(run)).isInstanceOf(BusyException.class).hasMessage(
                "Another process has been creating companies and products for 5 minutes; the next poll continues.");
    }

    @Test
    void aTurnThatWasNotHadKeepsNobodyWaiting() throws InterruptedException {
        doReturn(Optional.empty()).doThrow(new CannotGetJdbcConnectionException("away")).doCallRealMethod()
                .when(locks).take(any(), any(Duration.class));
        assertThatThrownBy(() -> records.enter(run)).isInstanceOf(BusyException.class);
        assertThatThrownBy(() -> records.enter(run)).isInstanceOf(CannotGetJdbcConnectionException.class);

        records.enter(run);
        records.leave(run);
        records.enter(run);
        records.leave(run);
    }

    @Test
    void anotherProcessWaitsUntilThisOneHasLeft() throws InterruptedException {
        records.enter(run);
        assertThat(locks.tryToTake("shared " + run.account().tenant())).isEmpty();

        records.leave(run);

        assertThat(locks.tryToTake("shared " + run.account().tenant())).hasValueSatisfying(Locks.Lock::close);
    }

    @Test
    void whoHasLeftDoesNotThrowOutTheNext() throws InterruptedException {
        ExportRun next = new ExportRun(2, run.account());
        records.enter(run);
        records.leave(run);
        records.enter(next);

        records.leave(run);

        assertThat(locks.tryToTake("shared " + run.account().tenant())).isEmpty();
        records.leave(next);
    }

    @Test
    void tenantsDoNotWaitForEachOther() throws InterruptedException {
        ExportRun other = new ExportRun(2, TestAccounts.account("default", "other", null));
        records.enter(run);

        records.enter(other);

        records.leave(other);
        records.leave(run);
    }
}
