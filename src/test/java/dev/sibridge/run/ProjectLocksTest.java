package dev.sibridge.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import dev.sibridge.settings.Account;
import dev.sibridge.settings.TestAccounts;
import dev.sibridge.sync.BusyException;
import dev.sibridge.sync.Locks;
import dev.sibridge.sync.Locks.Lock;
import dev.sibridge.sync.LostLockException;
import dev.sibridge.sync.SyncRun.Mode;
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
    void aProjectThatAnotherRunHasIsToldApartFromTrouble() {
        here.enter(run(account, "P-1"));

        assertThatThrownBy(() -> elsewhere.enter(run(account, "p-1 "))).isInstanceOf(BusyException.class)
                .hasMessage("Another run is at work on this project; the next poll goes on.");
    }

    @Test
    void whatWasNeverTakenNeedNotBeGivenBack() {
        assertThatCode(() -> here.leave(null)).doesNotThrowAnyException();
    }

    @Test
    void aLockThatIsGoneLetsNothingBeWritten() {
        Lock lock = enter(run(account, "p"));
        here.confirm(lock);

        here.leave(lock);

        assertThatThrownBy(() -> here.confirm(lock)).isInstanceOf(LostLockException.class);
    }

    @Test
    void aProjectIsFreeWhenItsRunHasEnded() {
        here.leave(enter(run(account, "p")));

        assertThatCode(() -> elsewhere.enter(run(account, "p"))).doesNotThrowAnyException();
    }

    @Test
    void otherProjectsAccountsAndTenantsAreFree() {
        here.enter(run(account, "p"));

        elsewhere.enter(run(account, "q"));
        elsewhere.enter(run(TestAccounts.account("second"), "p"));
        Exchange otherTenant = run(TestAccounts.account("default", "other", null), "p");
        elsewhere.enter(otherTenant);

        assertThat(otherTenant.getProperty("lock", Lock.class).holds()).isTrue();
    }

    private Lock enter(Exchange exchange) {
        here.enter(exchange);
        return exchange.getProperty("lock", Lock.class);
    }

    private static Exchange run(Account account, String project) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("account", account);
        exchange.setProperty("export", new Run(1, 1, account.name(), "m", project, null, "Smith", "Smith", 1, null, null,
                true, 0, 0, 0, 0, 0, 0, null, null, null, null, null, Mode.SYNC, null));
        return exchange;
    }
}
