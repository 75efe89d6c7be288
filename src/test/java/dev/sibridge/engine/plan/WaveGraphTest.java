package dev.sibridge.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sibridge.engine.model.DesiredRecord;
import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.engine.model.Wave;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When waves may be written: each as soon as those that it needs are done. */
@Timeout(30)
class WaveGraphTest {

    private static final RecordRef COMPANY = ref(RecordType.COMPANY, "c");
    private static final RecordRef OPPORTUNITY = ref(RecordType.OPPORTUNITY, "o");
    private static final RecordRef PROJECT = ref(RecordType.PROJECT, "p");

    private static final Wave COMPANIES = Wave.of(List.of(record(COMPANY)));
    private static final Wave OPPORTUNITIES = Wave.of(List.of(record(OPPORTUNITY, COMPANY)))
            .in("opportunity");
    private static final Wave LINES = Wave.of(List.of(record(ref(RecordType.LINE, "l"), OPPORTUNITY)))
            .in("opportunity");
    private static final Wave PROJECTS = Wave.of(List.of(record(PROJECT, OPPORTUNITY))).in("project");
    private static final Wave WON = Wave.of(List.of(record(OPPORTUNITY, COMPANY)))
            .in("opportunity").after("opportunity");

    @Test
    void whatRefersToARecordWaitsForIt() {
        WaveGraph graph = new WaveGraph(List.of(COMPANIES, OPPORTUNITIES));
        Iterator<Wave> waves = graph.iterator();

        assertThat(waves.next()).isSameAs(COMPANIES);
        CompletableFuture<Wave> next = next(waves);
        assertThat(next).isNotDone();
        graph.done(0);

        assertThat(next.join()).isSameAs(OPPORTUNITIES);
        assertThat(waves.hasNext()).isFalse();
    }

    @Test
    void whatDoesNotReferToEachOtherGoesSideBySide() {
        WaveGraph graph = new WaveGraph(List.of(OPPORTUNITIES, LINES, PROJECTS));
        Iterator<Wave> waves = graph.iterator();
        waves.next();
        graph.done(0);

        assertThat(List.of(waves.next(), waves.next())).containsExactly(LINES, PROJECTS);
    }

    @Test
    void theLastWaveOfAStageWaitsForTheOthersOfItWhereverItStands() {
        WaveGraph graph = new WaveGraph(List.of(OPPORTUNITIES, WON, LINES, PROJECTS));
        Iterator<Wave> waves = graph.iterator();
        waves.next();
        graph.done(0);
        assertThat(List.of(waves.next(), waves.next())).containsExactly(LINES, PROJECTS);

        CompletableFuture<Wave> last = next(waves);
        graph.done(2);
        assertThat(last).as("the project is another stage").isNotDone();
        graph.done(1);

        assertThat(last.join()).isSameAs(WON);
    }

    @Test
    void aWaveMayComeAfterAnotherStage() {
        Wave projectLines = Wave.of(List.of(record(ref(RecordType.LINE, "pl"), PROJECT))).in("project")
                .after("opportunity");
        WaveGraph graph = new WaveGraph(List.of(OPPORTUNITIES, LINES, WON, PROJECTS, projectLines));
        Iterator<Wave> waves = graph.iterator();
        waves.next();
        graph.done(0);
        assertThat(List.of(waves.next(), waves.next())).containsExactly(LINES, PROJECTS);
        graph.done(2);
        CompletableFuture<Wave> next = next(waves);
        graph.done(1);
        assertThat(next.join()).isSameAs(WON);
        CompletableFuture<Wave> last = next(waves);
        assertThat(last).isNotDone();
        graph.done(3);

        assertThat(last.join()).isSameAs(projectLines);
    }

    @Test
    void whatIsRemovedWaitsForAllThatItsStageWrites() {
        Wave tickets = Wave.of(List.of(record(ref(RecordType.TICKET, "t")))).in("project");
        Wave removal = Wave.removal(List.of(), RecordType.TICKET, "p/").in("project");
        WaveGraph graph = new WaveGraph(List.of(tickets, removal, removal, LINES));
        Iterator<Wave> waves = graph.iterator();

        assertThat(waves.next()).isSameAs(tickets);
        assertThat(waves.next()).as("of another stage").isEqualTo(LINES);
        graph.done(0);
        assertThat(waves.next()).isSameAs(removal);
        CompletableFuture<Wave> second = next(waves);
        assertThat(second).as("the same again, one after the other").isNotDone();
        graph.done(2);
        assertThat(second.join()).isSameAs(removal);
    }

    @Test
    void whatNeedsAWaveThatFailedComesEmptyAndSoDoesWhatNeedsThat() {
        Wave more = Wave.of(List.of(record(ref(RecordType.PHASE, "f"), PROJECT)));
        WaveGraph graph = new WaveGraph(List.of(COMPANIES, OPPORTUNITIES, PROJECTS, more, LINES));
        Iterator<Wave> waves = graph.iterator();
        waves.next();
        graph.done(0);
        waves.next();
        graph.failed(1);

        for (int nth = 2; nth < 5; nth++) {
            assertThat(waves.next().records()).isEmpty();
            assertThat(graph.get(nth).records()).isEmpty();
            graph.done(nth);
        }
        assertThat(waves.hasNext()).isFalse();
    }

    @Test
    void aLargeWaveGoesInPortionsOfWhichTwoAreUnderWay() {
        WaveGraph graph = new WaveGraph(List.of(many(5), WON), wave -> wave.portions(2));
        Iterator<Wave> waves = graph.iterator();

        assertThat(keys(waves.next())).containsExactly("l0", "l1");
        assertThat(keys(waves.next())).containsExactly("l2", "l3");
        CompletableFuture<Wave> third = next(waves);
        assertThat(third).isNotDone();
        graph.done(1);
        assertThat(keys(third.join())).containsExactly("l4");

        CompletableFuture<Wave> after = next(waves);
        graph.done(2);
        assertThat(after).as("one portion is not written").isNotDone();
        graph.done(0);
        assertThat(after.join()).isEqualTo(WON);
    }

    @Test
    void aPortionThatFailsKeepsTheOthersFromNothingButWhatNeedsTheWaveFromAll() {
        WaveGraph graph = new WaveGraph(List.of(many(5), WON), wave -> wave.portions(2));
        Iterator<Wave> waves = graph.iterator();
        waves.next();
        graph.failed(0);

        for (int nth = 1; nth < 3; nth++) {
            assertThat(waves.next().records()).isNotEmpty();
            assertThat(graph.done(nth)).as("it was written").isTrue();
        }
        assertThat(graph.areDone(wave -> wave.isOf("opportunity"))).isFalse();
        assertThat(waves.next().records()).isEmpty();
        assertThat(graph.done(3)).as("it was left out").isFalse();
        assertThat(waves.hasNext()).isFalse();
    }

    private static Wave many(int lines) {
        return Wave.of(IntStream.range(0, lines).mapToObj(line -> record(ref(RecordType.LINE, "l" + line))).toList())
                .in("opportunity");
    }

    private static List<String> keys(Wave wave) {
        return wave.records().stream().map(DesiredRecord::key).toList();
    }

    @Test
    void aWaveIsKnownByTheOrderInWhichItWasHandedOut() {
        WaveGraph graph = new WaveGraph(List.of(WON, OPPORTUNITIES));
        Iterator<Wave> waves = graph.iterator();
        waves.next();
        graph.done(0);
        waves.next();

        assertThat(graph.get(0)).isSameAs(OPPORTUNITIES);
        assertThat(graph.get(1)).isSameAs(WON);
    }

    /** However waves depend on each other: all are handed out, none before what it needs. */
    @RepeatedTest(10)
    void everyWaveIsHandedOutOnceAndNoneTooEarly() {
        Random random = new Random();
        List<RecordRef> refs = IntStream.range(0, 12).mapToObj(wave -> ref(RecordType.PHASE, "w" + wave)).toList();
        List<Wave> all = IntStream.range(0, 12).mapToObj(wave -> Wave.of(List.of(record(refs.get(wave), refs.stream()
                .limit(wave).filter(other -> random.nextInt(3) == 0).toArray(RecordRef[]::new))))).toList();
        WaveGraph graph = new WaveGraph(all);
        List<RecordRef> written = new ArrayList<>();
        List<Integer> underWay = new ArrayList<>();
        int handedOut = 0;
        Iterator<Wave> waves = graph.iterator();
        while (waves.hasNext()) {
            CompletableFuture<Wave> next = next(waves);
            while (!next.isDone() && !underWay.isEmpty()) {
                end(graph, underWay, written, random);
            }
            DesiredRecord record = next.join().records().get(0);
            assertThat(written).as(record.ref().toString()).containsAll(references(record));
            underWay.add(handedOut++);
        }
        assertThat(handedOut).isEqualTo(all.size());
    }

    private static void end(WaveGraph graph, List<Integer> underWay, List<RecordRef> written, Random random) {
        if (!underWay.isEmpty()) {
            int nth = underWay.remove(random.nextInt(underWay.size()));
            written.add(graph.get(nth).records().get(0).ref());
            graph.done(nth);
        }
    }

    private static List<RecordRef> references(DesiredRecord record) {
        return record.body().values().stream().filter(RecordRef.class::isInstance).map(RecordRef.class::cast).toList();
    }

    /** The next wave, when there is one; returns when it is there or waited for. */
    private static CompletableFuture<Wave> next(Iterator<Wave> waves) {
        CompletableFuture<Wave> next = new CompletableFuture<>();
        Thread waiting = new Thread(() -> next.complete(waves.next()));
        waiting.setDaemon(true);
        waiting.start();
        await().until(() -> next.isDone() || waiting.getState() == Thread.State.WAITING);
        return next;
    }

    private static RecordRef ref(RecordType type, String key) {
        return new RecordRef(type, key);
    }

    private static DesiredRecord record(RecordRef ref, RecordRef... referred) {
        Map<String, Object> body = new LinkedHashMap<>();
        for (RecordRef other : referred) {
            body.put("r" + other.key(), other);
        }
        return new DesiredRecord(ref.type(), ref.key(), null, body, List.of());
    }
}
