package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.engine.apply.RecordSync;
import dev.sibridge.engine.lookup.WaveWork;
import dev.sibridge.engine.model.LookUp;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Step;
import dev.sibridge.engine.model.Step.Action;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.failure.Problem;
import dev.sibridge.failure.RefusedException;
import dev.sibridge.si.flow.ExportRun;
import dev.sibridge.vendor.connectwise.ConnectWiseException;
import dev.sibridge.vendor.connectwise.ConnectWiseRequest;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SyncRecordsTest extends RouteTest {

    private static final int POOL = 3;
    private static final Wave WAVE = new Wave(List.of(), null);
    private static final ConnectWiseException REFUSAL = new ConnectWiseException("POST", 400, null, null);

    private final ExportRun run = new ExportRun(1, TestAccounts.account("default"));
    private final WaveWork work = mock(WaveWork.class);
    private final RecordSync recordSync = bean("recordSync", RecordSync.class);
    private final ExecutorService manageCalls = bean("manageCalls", Executors.newFixedThreadPool(POOL));

    SyncRecordsTest() {
        super("sync-records");
        properties.put("run", run);
    }

    @BeforeEach
    void wave() {
        when(recordSync.open(WAVE, run)).thenReturn(work);
        when(recordSync.lookUps(work)).thenReturn(lookUps(2));
        when(recordSync.plan(work)).thenReturn(steps(2));
    }

    @AfterEach
    void shutDown() {
        manageCalls.shutdownNow();
    }

    @Test
    void nothingIsAskedOrWrittenWhenAnOperatorsRouteFails() {
        IllegalStateException trouble = new IllegalStateException("a mistake of the operator's");
        fails("customize-records", trouble);

        assertThat(send(WAVE).getException()).isSameAs(trouble);
        assertThat(journal()).containsExactly("recordSync.open", "customize-records");
    }

    @Test
    void nothingIsPlannedWhenALookUpFails() {
        when(recordSync.lookUps(work)).thenReturn(lookUps(8));
        does("look-up", exchange -> {
            throw REFUSAL;
        });

        assertThat(send(WAVE).getException()).isSameAs(REFUSAL);
        assertThat(journal()).doesNotContain("recordSync.plan", "apply-step", "recordSync.close");
    }

    @Test
    void nothingIsWrittenWhenThePlanIsRefused() {
        RefusedException refused = new RefusedException(
                List.of(new Problem("collision", "The id is taken.", null, null, "Rename one.")));
        doThrow(refused).when(recordSync).plan(any());

        assertThat(send(WAVE).getException()).isSameAs(refused);
        assertThat(journal()).doesNotContain("apply-step", "recordSync.close");
    }

    @RepeatedTest(5)
    void aStepThatFailsLetsTheOthersFinishThenFailsTheWave() {
        when(recordSync.plan(work)).thenReturn(steps(10));
        Set<Object> finished = ConcurrentHashMap.newKeySet();
        does("apply-step", exchange -> {
            if (exchange.getMessage().getBody(Step.class).ledgerId() == 4) {
                throw REFUSAL;
            }
            finished.add(exchange.getMessage().getBody());
        });

        assertThat(send(WAVE).getException()).isSameAs(REFUSAL);
        assertThat(finished).hasSize(9);
        assertThat(journal()).endsWith("recordSync.tell").doesNotContain("recordSync.close");
    }

    @RepeatedTest(5)
    void stepsAreCarriedOutAtOnceButNoMoreThanThePoolAllows() {
        when(recordSync.plan(work)).thenReturn(steps(3 * POOL));
        CyclicBarrier full = new CyclicBarrier(POOL);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        does("apply-step", exchange -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            full.await(5, TimeUnit.SECONDS);
            underWay.decrementAndGet();
        });

        assertThat(send(WAVE).getException()).isNull();
        assertThat(most).hasValue(POOL);
    }

    @RepeatedTest(5)
    void wavesOfSeveralExportsShareThePoolWithoutBlockingEachOther() throws Exception {
        when(recordSync.lookUps(work)).thenReturn(lookUps(5));
        when(recordSync.plan(work)).thenReturn(steps(5));

        inParallel(2 * POOL, () -> assertThat(send(WAVE).getException()).isNull());

        assertThat(asked("apply-step")).hasSize(2 * POOL * 5);
    }

    @RepeatedTest(5)
    void aWaveGoesOnInTheThreadThatBroughtIt() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        doAnswer(call -> {
            threads.add(Thread.currentThread());
            return steps(2);
        }).when(recordSync).plan(work);
        doAnswer(call -> threads.add(Thread.currentThread())).when(recordSync).close(work);

        assertThat(send(WAVE).getException()).isNull();
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void aWaveIsCustomizedThenLookedUpThenPlannedThenWrittenThenTold() {
        assertThat(send(WAVE).getException()).isNull();

        assertThat(journal()).containsExactly("recordSync.open", "customize-records", "recordSync.lookUps",
                "look-up", "recordSync.plan",
                "apply-step", "apply-step", "recordSync.tell", "recordSync.close");
        assertThat(asked("look-up")).containsExactly(lookUps(2));
        assertThat(asked("apply-step")).containsExactlyInAnyOrderElementsOf(steps(2));
    }

    @Test
    void theOperatorsRoutesKnowTheWave() {
        send(WAVE);

        assertThat(route("customize-records").getReceivedExchanges()).singleElement()
                .returns(work, exchange -> exchange.getProperty("wave"));
    }

    @Test
    void whatIsKnownAndUnchangedTakesNoCall() {
        when(recordSync.lookUps(work)).thenReturn(List.of());
        when(recordSync.plan(work)).thenReturn(List.of());

        assertThat(send(WAVE).getException()).isNull();
        assertThat(journal()).containsExactly(
                "recordSync.open", "customize-records", "recordSync.lookUps", "look-up", "recordSync.plan",
                        "recordSync.tell", "recordSync.close");
        assertThat(asked("look-up")).containsExactly(List.of());
    }

    private static List<LookUp> lookUps(int count) {
        return LongStream.range(0, count).mapToObj(number -> new LookUp(RecordType.COMPANY, "/company/companies",
                ConnectWiseRequest.list("/company/companies", "id=" + number))).toList();
    }

    private static List<Step> steps(int count) {
        return LongStream.range(0, count).mapToObj(number -> new Step(Action.CREATE,
                new RecordRef(RecordType.COMPANY, "client/" + number), "Smith", null, number,
                "/company/companies", Map.of(), null, null)).toList();
    }
}
