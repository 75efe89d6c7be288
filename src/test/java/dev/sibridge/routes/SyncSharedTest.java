package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.choose.CompanyChoice;
import dev.sibridge.si.choose.OpportunityChoice;
import dev.sibridge.si.choose.ProjectChoice;
import dev.sibridge.si.export.ExportWaves;
import dev.sibridge.si.export.WaveEnds;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.shared.SharedRecords;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SyncSharedTest extends RouteTest {

    private final Account account = TestAccounts.account("default");
    private final CompanyChoice companyChoice = bean("companyChoice", CompanyChoice.class);
    private final SharedRecords sharedRecords = bean("sharedRecords", SharedRecords.class);
    private final ExportWaves exportWaves = bean("exportWaves",
            new ExportWaves(mock(OpportunityChoice.class), mock(ProjectChoice.class)));
    private final WaveEnds ends = bean("waveEnds", new WaveEnds());
    private final ExecutorService threads = bean("waves", Executors.newCachedThreadPool());
    private final Wave clients = wave("clients");
    private final Wave products = wave("products");
    private final DesiredState desired = new DesiredState(List.of(clients, clients), List.of(products), List.of(),
            List.of(), BigDecimal.ZERO, BigDecimal.ZERO, List.of());

    SyncSharedTest() {
        super("sync-shared");
        properties.put("account", account);
    }

    @BeforeEach
    void begin() {
        ExportRun run = new ExportRun(1, account);
        run.mapped(desired);
        properties.put("run", run);
    }

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    @Test
    void theNextExportMayEnterThoughThisOneFailed() {
        fails("check-shared", new IOException("no answer"));

        assertThat(send(null).getException()).isNotNull();
        assertThat(journal()).startsWith("sharedRecords.enter").endsWith("check-shared", "sharedRecords.leave");
        verify(sharedRecords).leave(account);
    }

    @Test
    void soMayItThoughAWaveFailed() {
        IOException trouble = new IOException("no answer");
        does("sync-records", exchange -> {
            throw trouble;
        });

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).endsWith("sharedRecords.leave");
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
    void whoIsNotLetInDoesNotLeave() throws InterruptedException {
        doThrow(new InterruptedException()).when(sharedRecords).enter(any());

        assertThat(send(null).getException()).isInstanceOf(InterruptedException.class);
        assertThat(journal()).containsExactly("sharedRecords.enter");
    }

    @RepeatedTest(5)
    void clientsAndProductsAreWrittenSideBySide() {
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicBoolean first = new AtomicBoolean(true);
        does("sync-records", exchange -> {
            Wave wave = exchange.getMessage().getBody(Wave.class);
            if (wave.isOf("products") || first.getAndSet(false)) {
                both.await(5, TimeUnit.SECONDS);
            }
        });

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).containsExactlyInAnyOrder(clients.in("clients"), clients.in("clients"),
                products.in("products"));
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
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        does("check-shared", exchange -> most.accumulateAndGet(inside.incrementAndGet(), Math::max));
        doAnswer(call -> {
            inside.decrementAndGet();
            real.leave(account);
            return null;
        }).when(sharedRecords).leave(any());

        inParallel(8, () -> assertThat(camel.createProducerTemplate().send("direct:sync-shared", exchange -> {
            ExportRun run = new ExportRun(1, account);
            run.mapped(desired);
            exchange.setProperty("run", run);
            exchange.setProperty("account", account);
        }).getException()).isNull());

        assertThat(most).hasValue(1);
        assertThat(asked("sync-records")).hasSize(3 * 8);
    }

    private static Wave wave(String name) {
        return new Wave(List.of(), new Wave.Rest(RecordType.LINE, name, Set.of()));
    }
}
