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
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.choose.CompanyChoice;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.shared.SharedRecords;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncSharedTest extends RouteTest {

    private final Account account = TestAccounts.account("default");
    private final CompanyChoice companyChoice = bean("companyChoice", CompanyChoice.class);
    private final SharedRecords sharedRecords = bean("sharedRecords", SharedRecords.class);
    private final Wave clients = wave("clients");
    private final Wave products = wave("products");

    SyncSharedTest() {
        super("sync-shared");
        properties.put("account", account);
        ExportRun run = new ExportRun(1, account);
        run.mapped(new DesiredState(List.of(clients, clients), List.of(products), List.of(), List.of(), BigDecimal.ZERO,
                BigDecimal.ZERO, List.of()));
        properties.put("run", run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check-shared", "sync-records"})
    void theNextExportMayEnterThoughThisOneFailed(String stage) {
        IOException trouble = new IOException("no answer");
        fails(stage, trouble);

        assertThat(send(null).getException()).isNotNull();
        assertThat(journal()).startsWith("sharedRecords.enter").endsWith(stage, "sharedRecords.leave");
        verify(sharedRecords).leave(account);
    }

    @Test
    void whoHasTheTurnToMakeACompanyAsksOnceMoreWhetherAnotherExportHasMadeIt() {
        when(companyChoice.isToBeAskedAgain(any())).thenReturn(true);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).startsWith("sharedRecords.enter", "companyChoice.isToBeAskedAgain", "choose-company",
                "companyChoice.makeWay", "check-shared").endsWith("sync-records", "sharedRecords.leave");
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
        fails("sync-records", 1, new IOException("no answer"));

        Exchange exchange = send(null);

        assertThat(exchange.getException()).hasRootCauseInstanceOf(IOException.class);
        assertThat(asked("sync-records")).containsExactly(clients.in("clients"), clients.in("clients"));
    }

    @Test
    void whoIsNotLetInDoesNotLeave() throws InterruptedException {
        doThrow(new InterruptedException()).when(sharedRecords).enter(any());

        assertThat(send(null).getException()).isInstanceOf(InterruptedException.class);
        assertThat(journal()).containsExactly("sharedRecords.enter");
    }

    @Test
    void clientsComeBeforeProducts() {
        List<Object> stages = new ArrayList<>();
        does("sync-records", exchange -> stages.add(exchange.getMessage().getBody(Wave.class).stage()));

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).containsExactly(clients.in("clients"), clients.in("clients"),
                products.in("products"));
        assertThat(stages).containsExactly("clients", "clients", "products");
        assertThat(journal()).containsExactly("sharedRecords.enter", "companyChoice.isToBeAskedAgain", "check-shared",
                "sync-records", "sync-records", "sync-records", "sharedRecords.leave");
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
        does("check-shared", exchange -> most.accumulateAndGet(inside.incrementAndGet(), Math::max));
        does("sync-records", exchange -> {
            if ("products".equals(exchange.getMessage().getBody(Wave.class).stage())) {
                inside.decrementAndGet();
            }
        });

        inParallel(8, () -> send(null));

        assertThat(most).hasValue(1);
        assertThat(asked("sync-records")).hasSize(3 * 8);
    }

    private static Wave wave(String name) {
        return new Wave(List.of(), new Wave.Rest(RecordType.LINE, name, Set.of()));
    }
}
