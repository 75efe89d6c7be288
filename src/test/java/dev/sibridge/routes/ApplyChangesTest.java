package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.sibridge.twoway.merge.MergePlan.Change;
import dev.sibridge.twoway.pass.SideException;
import dev.sibridge.twoway.pass.SideException.Outcome;
import dev.sibridge.twoway.run.Merging;
import dev.sibridge.twoway.run.ProjectPass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplyChangesTest extends RouteTest {

    private static final int THREADS = 2;

    private final Merging merging = bean("merging", Merging.class);
    private final ExecutorService sideWrites = bean("sideWrites", Executors.newFixedThreadPool(THREADS));
    private final ProjectPass pass = mock(ProjectPass.class);
    /** What the changes do, by the pair that they are about. */
    private final Map<String, Callable<?>> doings = new HashMap<>();
    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    ApplyChangesTest() {
        super("apply-changes");
        properties.put("pass", pass);
    }

    @BeforeEach
    void listen() {
        doAnswer(call -> {
            String pair = call.<Change>getArgument(0).pair();
            assertThat(call.<ProjectPass>getArgument(1)).isSameAs(pass);
            begun.add(pair);
            doings.getOrDefault(pair, () -> null).call();
            return done.add(pair);
        }).when(merging).apply(any(), any());
    }

    @AfterEach
    void shutDown() {
        sideWrites.shutdownNow();
    }

    @Test
    void afterAFailureNeitherItsLaneNorTheNextWaveGoesOn() {
        waves(List.of(List.of("a", "b")), List.of(List.of("c")));
        SideException trouble = new SideException(Outcome.CLOSED, "The key is not accepted.", null);
        doings.put("a", () -> {
            throw trouble;
        });

        assertThat(send(null).getException()).hasRootCause(trouble);
        assertThat(begun).containsExactly("a");
    }

    @Test
    void anErrorStopsEverythingToo() {
        waves(List.of(List.of("a", "b")), List.of(List.of("c")));
        doings.put("a", () -> {
            throw new StackOverflowError();
        });

        assertThat(send(null).getException()).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(begun).containsExactly("a");
    }

    @Test
    void whatIsUnderWayWhenAnotherFailsIsWaitedFor() {
        waves(List.of(List.of("a"), List.of("b", "c")));
        CyclicBarrier together = new CyclicBarrier(2);
        CountDownLatch failed = new CountDownLatch(1);
        doings.put("a", () -> {
            together.await(5, TimeUnit.SECONDS);
            failed.countDown();
            throw new IllegalStateException("no");
        });
        doings.put("b", () -> {
            together.await(5, TimeUnit.SECONDS);
            failed.await(5, TimeUnit.SECONDS);
            // Long enough for the route to end, if it did not wait.
            return new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        });

        assertThat(send(null).getException()).isNotNull();
        assertThat(done).as("nothing is written after the project was left").contains("b");
    }

    @Test
    void whereThereIsNothingToWriteNothingIsCalled() {
        waves();

        assertThat(send(null).getException()).isNull();
        assertThat(journal()).isEmpty();
    }

    @Test
    void oneWaveFollowsTheOther() {
        waves(List.of(List.of("a1"), List.of("a2"), List.of("a3")), List.of(List.of("b1"), List.of("b2")),
                List.of(List.of("c1")));

        assertThat(send(null).getException()).isNull();
        assertThat(done).hasSize(6);
        assertThat(done.subList(0, 3)).containsExactlyInAnyOrder("a1", "a2", "a3");
        assertThat(done.subList(3, 5)).containsExactlyInAnyOrder("b1", "b2");
        assertThat(begun.get(5)).isEqualTo("c1");
    }

    @Test
    void aWaveWaitsForTheSlowestOfTheOneBefore() {
        waves(List.of(List.of("a1"), List.of("a2")), List.of(List.of("b")));
        CountDownLatch otherDone = new CountDownLatch(1);
        doings.put("a1", () -> otherDone.await(5, TimeUnit.SECONDS));
        doings.put("a2", () -> {
            otherDone.countDown();
            return null;
        });

        assertThat(send(null).getException()).isNull();
        assertThat(begun).endsWith("b");
        assertThat(done.subList(0, 2)).containsExactlyInAnyOrder("a1", "a2");
    }

    @Test
    void lanesAreWrittenAtOnce() {
        waves(List.of(List.of("a"), List.of("b")));
        CyclicBarrier together = new CyclicBarrier(2);
        doings.put("a", () -> together.await(5, TimeUnit.SECONDS));
        doings.put("b", () -> together.await(5, TimeUnit.SECONDS));

        assertThat(send(null).getException()).isNull();
        assertThat(done).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void changesOfALaneKeepTheirOrder() {
        List<String> lane = IntStream.range(0, 50).mapToObj(change -> "a" + change).toList();
        waves(List.of(lane, List.of("b")));

        assertThat(send(null).getException()).isNull();
        assertThat(done).filteredOn(pair -> pair.startsWith("a")).isEqualTo(lane);
        assertThat(done).contains("b");
    }

    @Test
    void moreLanesThanThreadsAreAllWritten() throws Exception {
        List<List<String>> lanes = IntStream.range(0, 10 * THREADS).mapToObj(lane -> List.of("a" + lane)).toList();
        waves(lanes, lanes);

        // Several projects share the threads.
        inParallel(3, () -> assertThat(camel.createProducerTemplate().send("direct:apply-changes", exchange ->
                exchange.setProperty("pass", pass)).getException()).isNull());

        assertThat(done).hasSize(3 * 2 * 10 * THREADS);
    }

    @SafeVarargs
    private void waves(List<List<String>>... waves) {
        when(pass.waves()).thenReturn(Stream.of(waves).map(lanes -> lanes.stream().map(lane ->
                lane.stream().<Change>map(Change.Forget::new).toList()).toList()).toList());
    }
}
