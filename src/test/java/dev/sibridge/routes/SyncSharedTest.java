package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.choose.CompanyChoice;
import dev.sibridge.si.shared.SharedRecords;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncSharedTest extends RouteTest {

    private final Account account = TestAccounts.account("default");
    private final SharedRecords sharedRecords = bean("sharedRecords", SharedRecords.class);
    private final CompanyChoice companyChoice = bean("companyChoice", CompanyChoice.class);

    SyncSharedTest() {
        super("sync-shared");
        properties.put("account", account);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-shared", "sync-clients", "sync-products"})
    void theNextExportMayEnterThoughThisOneFailed(String stage) {
        IOException trouble = new IOException("no answer");
        fails(stage, trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).startsWith("sharedRecords.enter").endsWith(stage, "sharedRecords.leave");
        verify(sharedRecords).leave(account);
    }

    @Test
    void whoHasTheTurnToMakeACompanyAsksOnceMoreWhetherAnotherExportHasMadeIt() {
        when(companyChoice.isToBeAskedAgain(any())).thenReturn(true);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly("sharedRecords.enter", "companyChoice.isToBeAskedAgain", "choose-company",
                "companyChoice.makeWay", "check-shared", "sync-clients", "sync-products", "sharedRecords.leave");
    }

    @Test
    void nothingIsWrittenWhenWhatManageHoldsForbidsIt() {
        fails("check-shared", new RefusedException(List.of()));

        assertThat(send(null).getException()).isInstanceOf(RefusedException.class);
        assertThat(journal()).containsExactly("sharedRecords.enter", "companyChoice.isToBeAskedAgain", "check-shared",
                "sharedRecords.leave");
    }

    @Test
    void productsAreNotWrittenWhenClientsFailed() {
        fails("sync-clients", new IOException("no answer"));

        send(null);

        assertThat(journal()).containsExactly("sharedRecords.enter", "companyChoice.isToBeAskedAgain", "check-shared",
                "sync-clients", "sharedRecords.leave");
    }

    @Test
    void whoIsNotLetInDoesNotLeave() throws InterruptedException {
        doThrow(new InterruptedException()).when(sharedRecords).enter(any());

        assertThat(send(null).getException()).isInstanceOf(InterruptedException.class);
        assertThat(journal()).containsExactly("sharedRecords.enter");
    }

    @Test
    void clientsComeBeforeProducts() {
        assertThat(send(null).getException()).isNull();
        assertThat(journal()).containsExactly(
                "sharedRecords.enter", "companyChoice.isToBeAskedAgain", "check-shared", "sync-clients", "sync-products",
                "sharedRecords.leave");
    }

    @Test
    void oneExportOfAnAccountIsInsideAtATime() throws Exception {
        SharedRecords real = new SharedRecords(new Locks(new TestDatabase().connections()));
        doAnswer(call -> {
            real.enter(account);
            return null;
        }).when(sharedRecords).enter(any());
        doAnswer(call -> {
            real.leave(account);
            return null;
        }).when(sharedRecords).leave(any());
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        does("sync-clients", exchange -> most.accumulateAndGet(inside.incrementAndGet(), Math::max));
        does("sync-products", exchange -> inside.decrementAndGet());

        inParallel(8, () -> send(null));

        assertThat(most).hasValue(1);
        assertThat(asked("sync-products")).hasSize(8);
    }
}
