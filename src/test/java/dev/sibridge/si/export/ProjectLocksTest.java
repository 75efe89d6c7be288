package dev.sibridge.si.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.BusyException;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.database.lock.LostLockException;
import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.history.Run;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.flow.TestExportRuns;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProjectLocksTest {

    private final Account account = TestAccounts.account("default");
    private final TestDatabase database = new TestDatabase();
    private final ProjectLocks here = new ProjectLocks(new Locks(database.connections()));
    private final ProjectLocks elsewhere = new ProjectLocks(new Locks(database.connections()));

    @Test
    void aProjectThatAnotherRunHasIsToldApartFromTrouble() throws InterruptedException {
        here.enter(run(account, "P-1"));

        assertThatThrownBy(() -> elsewhere.enter(run(account, "p-1 "))).isInstanceOf(BusyException.class)
                .hasMessage("Another run is processing this project; the next poll continues.");
    }

    @Test
    void whatWasNeverTakenNeedNotBeGivenBack() {
        assertThatCode(() -> here.leave(new ExportRun(1))).doesNotThrowAnyException();
    }

    @Test
    void whatWasGivenBackIsNotGivenBackAgain() throws InterruptedException {
        ExportRun run = enter(run(account, "p"));
        here.leave(run);

        here.leave(run);

        assertThat(run.claim()).isNull();
    }

    @Test
    void aLockThatIsGoneLetsNothingBeWritten() throws InterruptedException {
        ExportRun run = enter(run(account, "p"));
        Turn claim = run.claim();
        here.confirm(run);

        here.leave(run);

        run.claim(claim);
        assertThatThrownBy(() -> here.confirm(run)).isInstanceOf(LostLockException.class);
    }

    @Test
    void withinOneProcessRunsOfAProjectWaitForEachOther() throws Exception {
        ExportRun first = enter(run(account, "p"));
        CompletableFuture<ExportRun> second = CompletableFuture.supplyAsync(() -> {
            try {
                return enter(run(account, "p"));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> first.claim().turn().hasQueuedThreads());
        assertThat(second).isNotDone();

        here.leave(first);

        assertThat(second).succeedsWithin(Duration.ofSeconds(10)).satisfies(here::confirm);
    }

    @Test
    void aTurnThatCameInVainIsGivenOn() throws InterruptedException {
        elsewhere.enter(run(account, "p"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> here.enter(run(account, "p"))).isInstanceOf(BusyException.class);
        }
    }

    @Test
    void aProjectIsFreeWhenItsRunHasEnded() throws InterruptedException {
        here.leave(enter(run(account, "p")));

        assertThatCode(() -> elsewhere.enter(run(account, "p"))).doesNotThrowAnyException();
    }

    @Test
    void otherProjectsAccountsAndTenantsAreFree() throws InterruptedException {
        here.enter(run(account, "p"));

        elsewhere.enter(run(account, "q"));
        elsewhere.enter(run(TestAccounts.account("second"), "p"));
        ExportRun otherTenant = run(TestAccounts.account("default", "other", null), "p");
        elsewhere.enter(otherTenant);

        assertThat(otherTenant.claim().lock().holds()).isTrue();
    }

    private ExportRun enter(ExportRun run) throws InterruptedException {
        here.enter(run);
        return run;
    }

    private static ExportRun run(Account account, String project) {
        return TestExportRuns.begun(account, new Run(1, 1, account.name(), "m", project, null, "Smith", "Smith", 1,
                null, null, true, 0, 0, 0, 0, 0, 0, null, null, null, null, null, Mode.SYNC, null));
    }
}
