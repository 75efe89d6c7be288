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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
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
        assertThatCode(() -> here.leave(with(null))).doesNotThrowAnyException();
    }

    @Test
    void whatWasGivenBackIsNotGivenBackAgain() throws InterruptedException {
        Exchange run = with(enter(run(account, "p")));
        here.leave(run);

        here.leave(run);

        assertThat(run.getProperty("claim")).isNull();
    }

    @Test
    void aLockThatIsGoneLetsNothingBeWritten() throws InterruptedException {
        Turn claim = enter(run(account, "p"));
        here.confirm(claim);

        here.leave(with(claim));

        assertThatThrownBy(() -> here.confirm(claim)).isInstanceOf(LostLockException.class);
    }

    @Test
    void withinOneProcessRunsOfAProjectWaitForEachOther() throws Exception {
        Turn first = enter(run(account, "p"));
        CompletableFuture<Turn> second = CompletableFuture.supplyAsync(() -> {
            try {
                return enter(run(account, "p"));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> first.turn().hasQueuedThreads());
        assertThat(second).isNotDone();

        here.leave(with(first));

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
        here.leave(with(enter(run(account, "p"))));

        assertThatCode(() -> elsewhere.enter(run(account, "p"))).doesNotThrowAnyException();
    }

    @Test
    void otherProjectsAccountsAndTenantsAreFree() throws InterruptedException {
        here.enter(run(account, "p"));

        elsewhere.enter(run(account, "q"));
        elsewhere.enter(run(TestAccounts.account("second"), "p"));
        Exchange otherTenant = run(TestAccounts.account("default", "other", null), "p");
        elsewhere.enter(otherTenant);

        assertThat(otherTenant.getProperty("claim", Turn.class).lock().holds()).isTrue();
    }

    private Turn enter(Exchange exchange) throws InterruptedException {
        here.enter(exchange);
        return exchange.getProperty("claim", Turn.class);
    }

    private static Exchange run(Account account, String project) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("account", account);
        exchange.setProperty("export", new Run(1, 1, account.name(), "m", project, null, "Smith", "Smith", 1, null,
                null, true, 0, 0, 0, 0, 0, 0, null, null, null, null, null, Mode.SYNC, null));
        return exchange;
    }

    private static Exchange with(Turn claim) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("claim", claim);
        return exchange;
    }
}
