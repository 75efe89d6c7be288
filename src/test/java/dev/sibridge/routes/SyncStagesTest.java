package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.history.RunDetails;
import dev.sibridge.si.choose.CompanyChoice;
import dev.sibridge.si.choose.OpportunityChoice;
import dev.sibridge.si.choose.ProjectChoice;
import dev.sibridge.si.export.ExportWaves;
import dev.sibridge.si.export.WaveEnds;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.si.mapping.DesiredState;
import dev.sibridge.si.mapping.Exports;
import dev.sibridge.si.shared.SharedRecords;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the waves of an export are gone through, and when the next export may write companies and products. */
@Timeout(30)
class SyncStagesTest extends RouteTest {

    private static final RecordRef OPPORTUNITY = new RecordRef(RecordType.OPPORTUNITY, "o");
    private static final RecordRef PROJECT = new RecordRef(RecordType.PROJECT, "p");

    private static final Wave CLIENTS = wave(new RecordRef(RecordType.COMPANY, "c"), null);
    private static final Wave PRODUCTS = wave(new RecordRef(RecordType.CATALOG_ITEM, "i"), null);
    private static final Wave OPPORTUNITIES = wave(OPPORTUNITY, null);
    private static final Wave LINES = wave(new RecordRef(RecordType.LINE, "l"), OPPORTUNITY);
    private static final Wave WON = wave(OPPORTUNITY, null).after("opportunity");
    private static final Wave PROJECTS = wave(PROJECT, OPPORTUNITY);
    private static final Wave TICKETS = wave(new RecordRef(RecordType.TICKET, "t"), PROJECT);

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final OpportunityChoice opportunities = mock(OpportunityChoice.class);
    private final ProjectChoice projects = bean("projectChoice", ProjectChoice.class);
    private final CompanyChoice companyChoice = bean("companyChoice", CompanyChoice.class);
    private final SharedRecords sharedRecords = bean("sharedRecords", SharedRecords.class);
    private final RunDetails details = mock(RunDetails.class);
    private final ExportWaves waves = bean("exportWaves", new ExportWaves(opportunities, projects,
            sharedRecords, details));
    private final WaveEnds ends = bean("waveEnds", new WaveEnds());
    private final ExecutorService threads = bean("waves", Executors.newCachedThreadPool());

    SyncStagesTest() {
        super("sync-stages");
        wants(List.of(OPPORTUNITIES, LINES, WON), List.of(PROJECTS, TICKETS));
        run.read(Exports.export().read());
        properties.put("run", run);
    }

    @BeforeEach
    void nobodyHasChosen() {
        when(opportunities.follow(any(), any())).thenAnswer(call -> call.getArgument(0));
        when(projects.follow(any(), any())).thenAnswer(call -> call.getArgument(0));
    }

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    @Test
    void whatNeedsAWaveThatFailsIsNotWrittenWhatDoesNotIs() {
        IOException trouble = new IOException("no answer");
        does("sync-records", exchange -> {
            if (body(exchange).equals(PROJECTS.in("project"))) {
                throw trouble;
            }
        });

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(asked("sync-records")).contains(OPPORTUNITIES.in("opportunity"), LINES.in("opportunity"), WON.in("opportunity"))
                .doesNotContain(TICKETS.in("project"));
        assertThat(run.log().stage()).as("how far it came").isEqualTo("project");
    }

    @RepeatedTest(5)
    void ofSeveralFailuresTheOneThatSaysMostIsTheExportsWhicheverComesFirst() {
        CyclicBarrier both = new CyclicBarrier(2);
        IOException passing = new IOException("no answer");
        does("sync-records", exchange -> {
            if (List.of(LINES.in("opportunity"), PROJECTS.in("project")).contains(body(exchange))) {
                both.await(5, TimeUnit.SECONDS);
                throw body(exchange).isOf("opportunity") ? passing : new RefusedException(List.of());
            }
        });

        assertThat(send(null).getException()).isSameAs(passing);
        assertThat(run.log().stage()).isEqualTo("opportunity");
    }

    @Test
    void nothingIsWrittenToTheProjectWhileItIsNotKnownWhichItIs() {
        IOException trouble = new IOException("no answer");
        fails("choose-project", trouble);

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(asked("sync-records")).doesNotContain(PROJECTS.in("project"), TICKETS.in("project"));
    }

    @Test
    void whatAPersonHasMadeIsWhatIsWrittenThoughManageWasAskedMeanwhile() {
        Wave theirs = wave(new RecordRef(RecordType.PROJECT, "theirs"), OPPORTUNITY);
        when(projects.follow(eq(PROJECTS.in("project")), any())).thenReturn(theirs);
        answers("choose-project", "answers");

        assertThat(send(null).getException()).isNull();
        assertThat(asked("choose-project")).contains(PROJECTS.in("project"));
        assertThat(asked("sync-records")).contains(theirs).doesNotContain(PROJECTS.in("project"));
    }

    @Test
    void aProjectThatAPersonHasClosedIsLeftAlone() {
        run.closed(run.projectRef());

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).contains(LINES.in("opportunity"), WON.in("opportunity"))
                .doesNotContain(PROJECTS.in("project"), TICKETS.in("project"));
    }

    @Test
    void anExportWithoutProjectHasNoFurtherWaves() {
        wants(List.of(OPPORTUNITIES), List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).containsExactly(OPPORTUNITIES.in("opportunity"));
    }

    @Test
    void nothingToWriteIsNoTrouble() {
        wants(List.of(), List.of());

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).isEmpty();
    }

    @Test
    void theNextExportMayEnterThoughThisOneFailed() {
        fails("check-shared", new IOException("no answer"));

        assertThat(send(null).getException()).isNotNull();
        assertThat(journal()).containsExactly("sharedRecords.enter", "companyChoice.isToBeAskedAgain", "check-shared",
                "sharedRecords.leave");
        verify(sharedRecords).leave(run);
    }

    @Test
    void whoHasTheTurnToMakeACompanyAsksOnceMoreWhetherAnotherExportHasMadeIt() {
        when(companyChoice.isToBeAskedAgain(any())).thenReturn(true);

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).startsWith("sharedRecords.enter", "companyChoice.isToBeAskedAgain", "choose-company",
                "companyChoice.makeWay", "check-shared");
    }

    @Test
    void soMayItThoughASharedWaveFailed() {
        IOException trouble = new IOException("no answer");
        wantsShared();
        does("sync-records", exchange -> {
            if (body(exchange).isOf("products")) {
                throw trouble;
            }
        });

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(journal()).endsWith("sharedRecords.leave");
        verify(sharedRecords, times(1)).leave(run);
    }

    @Test
    void nothingIsWrittenWhenWhatManageHoldsForbidsIt() {
        fails("check-shared", new RefusedException(List.of()));

        assertThat(send(null).getException()).isInstanceOf(RefusedException.class);
        assertThat(asked("sync-records")).isEmpty();
    }

    @Test
    void whoIsNotLetInDoesNotLeave() throws InterruptedException {
        doThrow(new InterruptedException()).when(sharedRecords).enter(any());

        assertThat(send(null).getException()).isInstanceOf(InterruptedException.class);
        assertThat(journal()).containsExactly("sharedRecords.enter");
    }

    @Test
    void theNextExportEntersAsSoonAsTheSharedRecordsAreWritten() {
        wantsShared();
        CountDownLatch left = leaving();
        does("sync-records", exchange -> {
            if (body(exchange).equals(WON.in("opportunity"))) {
                assertThat(left.await(5, TimeUnit.SECONDS)).as("has entered before the last wave").isTrue();
            }
        });

        assertThat(send(null).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "products"})
    void theNextExportDoesNotEnterWhileASharedWaveIsNotWritten(String last) {
        wantsShared();
        CountDownLatch left = leaving();
        does("sync-records", exchange -> {
            if (body(exchange).isOf(last)) {
                verify(details, timeout(5000).times(6)).noteProgress(run);
                assertThat(left.getCount()).as("all other waves are written, and it has not entered").isEqualTo(1);
            }
        });

        assertThat(send(null).getException()).isNull();
        assertThat(left.getCount()).isZero();
    }

    @Test
    void whatNeedsASharedRecordThatFailsIsLeftOutAndItsStageIsNotDone() {
        IOException trouble = new IOException("no answer");
        RecordRef item = new RecordRef(RecordType.CATALOG_ITEM, "i");
        run.mapped(new DesiredState(List.of(CLIENTS), List.of(PRODUCTS), List.of(wave(OPPORTUNITY, item)), List.of(),
                BigDecimal.ZERO, BigDecimal.ZERO, List.of()));
        does("sync-records", exchange -> {
            if (body(exchange).isOf("products")) {
                throw trouble;
            }
        });

        assertThat(send(null).getException()).isSameAs(trouble);
        assertThat(asked("sync-records")).doesNotContain(wave(OPPORTUNITY, item).in("opportunity"));
        assertThat(run.log().hasLeftOut("opportunity")).isTrue();
        assertThat(run.log().stage()).as("how far it came").isEqualTo("products");
    }

    @RepeatedTest(5)
    void clientsProductsAndWhatNeedsNeitherAreWrittenSideBySide() {
        wantsShared();
        CyclicBarrier three = new CyclicBarrier(3);
        does("sync-records", exchange -> {
            Wave wave = body(exchange);
            if (DesiredState.isShared(wave) || wave.equals(OPPORTUNITIES.in("opportunity"))) {
                three.await(5, TimeUnit.SECONDS);
            }
        });

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).hasSize(7);
    }

    @Test
    void oneExportOfAnAccountIsInsideAtATime() throws Exception {
        SharedRecords real = new SharedRecords(new Locks(new TestDatabase().connections()));
        doAnswer(call -> {
            real.enter(call.getArgument(0));
            return null;
        }).when(sharedRecords).enter(any());
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        does("check-shared", exchange -> most.accumulateAndGet(inside.incrementAndGet(), Math::max));
        Set<Object> left = ConcurrentHashMap.newKeySet();
        doAnswer(call -> {
            if (left.add(call.getArgument(0))) {
                inside.decrementAndGet();
            }
            real.leave(call.getArgument(0));
            return null;
        }).when(sharedRecords).leave(any());
        wantsShared();

        inParallel(8, this::another);

        assertThat(most).hasValue(1);
        assertThat(asked("sync-records")).hasSize(8 * 7);
    }

    @RepeatedTest(5)
    void opportunityAndProjectAreWrittenSideBySideTheWonStatusAfterTheLines() {
        CyclicBarrier both = new CyclicBarrier(2);
        does("sync-records", exchange -> {
            if (List.of(LINES.in("opportunity"), PROJECTS.in("project")).contains(body(exchange))) {
                both.await(5, TimeUnit.SECONDS);
            }
        });

        assertThat(send(null).getException()).isNull();
        assertThat(asked("sync-records")).hasSize(5).startsWith(OPPORTUNITIES.in("opportunity"))
                .containsSubsequence(LINES.in("opportunity"), WON.in("opportunity"))
                .containsSubsequence(PROJECTS.in("project"), TICKETS.in("project"));
    }

    @Test
    void severalExportsDoNotWaitForEachOther() throws Exception {
        inParallel(8, this::another);

        assertThat(asked("sync-records")).hasSize(8 * 5);
    }

    private void another() {
        assertThat(camel.createProducerTemplate().send("direct:sync-stages", exchange -> {
            ExportRun another = new ExportRun(2, TestAccounts.account("default"));
            another.read(run.project());
            another.mapped(run.desired());
            exchange.setProperty("run", another);
        }).getException()).isNull();
    }

    private static Wave body(Exchange exchange) {
        return exchange.getMessage().getBody(Wave.class);
    }

    private CountDownLatch leaving() {
        CountDownLatch left = new CountDownLatch(1);
        doAnswer(call -> {
            left.countDown();
            return null;
        }).when(sharedRecords).leave(any());
        return left;
    }

    private void wantsShared() {
        run.mapped(new DesiredState(List.of(CLIENTS), List.of(PRODUCTS), run.desired().opportunity(),
                run.desired().project(), BigDecimal.ZERO, BigDecimal.ZERO, List.of()));
    }

    private void wants(List<Wave> opportunity, List<Wave> project) {
        run.mapped(new DesiredState(List.of(), List.of(), opportunity, project, BigDecimal.ZERO, BigDecimal.ZERO,
                List.of()));
    }

    private static Wave wave(RecordRef ref, RecordRef needed) {
        return Wave.of(List.of(new DesiredRecord(ref.type(), ref.key(), needed,
                Map.of("name", ref.key()), List.of())));
    }
}
