package dev.sibridge.si.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.attention.Affected;
import dev.sibridge.database.lock.Locks;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.Run;
import dev.sibridge.history.TestHistory;
import dev.sibridge.history.trouble.OpenRetries;
import dev.sibridge.si.attention.ExportRetries.NothingTakenException;
import dev.sibridge.si.attention.ExportRetries.PollRunningException;
import dev.sibridge.si.attention.ExportRetries.Retried;
import dev.sibridge.si.poll.Polling;
import dev.sibridge.vendor.dtools.ProjectInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ExportRetriesTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();

    private final Account account = TestAccounts.account("default");
    private final SettableClock clock = new SettableClock();
    private final TestHistory history = new TestHistory(database(), clock);
    private final Polling polling = mock(Polling.class);

    /** Where the history is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @BeforeEach
    void forgetEverything() {
        history.clear();
        when(polling.take(any(), any())).thenAnswer(call -> Optional.of(take(call.getArgument(1))));
    }

    /** One of several processes on the database. */
    private ExportRetries retries() {
        return new ExportRetries(polling, history.runs, new OpenRetries(database().jdbc()),
                new Locks(database().connections()), clock);
    }

    @Test
    void whileAPollIsRunningNothingBegins() {
        doReturn(Optional.empty()).when(polling).take(any(), any());

        assertThatThrownBy(() -> retries().retry(account, List.of(refused("p")))).isInstanceOf(
                PollRunningException.class);
    }

    @Test
    void aPollThatTakesNothingIsNamed() {
        doReturn(Optional.of(history.poll())).when(polling).take(any(), any());

        assertThatThrownBy(() -> retries().retry(account, List.of(refused("p")))).isInstanceOfSatisfying(
                NothingTakenException.class, nothing -> assertThat(history.polls.find(nothing.poll())).isPresent());
    }

    @Test
    void allAreTakenByOnePollEachForItsOwnRun() {
        Affected p = refused("p");
        Affected q = refused("q");

        Retried retried = retries().retry(account, List.of(p, q));

        assertThat(retried.begun()).isEqualTo(2);
        assertThat(retried.runs()).map(history.runs::get).extracting(Run::retryOf).containsExactly(p.run(), q.run());
    }

    @Test
    void whatGoesOnAlreadyIsNotTakenAgain() {
        Affected p = refused("p");
        Affected q = refused("q");
        long open = history.runs.add(history.runningPoll(), account, export("q"), TestHistory.SETTINGS, Purpose.SYNC);
        clock.advance(Duration.ofHours(1));

        Retried retried = retries().retry(account, List.of(p, q));

        assertThat(retried.runs()).hasSize(2).contains(open);
        assertThat(retried.begun()).isEqualTo(1);
    }

    @Test
    void whatWasRetriedAMomentAgoIsNotTakenAgainButLaterItIs() {
        Affected p = refused("p");
        Retried first = retries().retry(account, List.of(p));
        history.end(first.runs().get(0), Outcome.FAILED, "Again.");
        clock.advance(Duration.ofSeconds(10));

        assertThat(retries().retry(account, List.of(p))).isEqualTo(new Retried(first.runs(), 0, null));

        clock.advance(Duration.ofMillis(1));
        assertThat(retries().retry(account, List.of(p)).begun()).isEqualTo(1);
    }

    @Test
    void whatTheTimerTriedAMomentAgoIsTakenAgain() {
        assertThat(retries().retry(account, List.of(refused("p"))).begun()).isEqualTo(1);
    }

    @Test
    void aRowThatNamesNoProjectIsLeftOut() {
        Affected nameless = new Affected(null, null, "?", null, 1L, null, "", 1, 1);

        assertThat(retries().retry(account, List.of(nameless)).runs()).isEmpty();
        verify(polling, never()).take(any(), any());
    }

    @RepeatedTest(5)
    void whoAsksTwiceAtTheSameMomentInTwoProcessesAsksOnce() throws Exception {
        List<Affected> both = List.of(refused("p"), refused("q"));
        ExecutorService processes = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Retried>> answers = Stream.of(retries(), retries()).map(process -> processes.submit(() -> {
            start.await();
            return process.retry(account, both);
        })).toList();
        start.countDown();

        assertThat(answers.get(0).get().runs()).containsExactlyInAnyOrderElementsOf(answers.get(1).get().runs());
        verify(polling, times(1)).take(any(), any());
        processes.shutdown();
    }

    private long take(Purpose purpose) {
        long poll = history.runningPoll();
        purpose.only().values().forEach(asked ->
                history.runs.add(poll, account, asked.export(), TestHistory.SETTINGS, purpose));
        return poll;
    }

    private Affected refused(String project) {
        long run = history.runs.add(history.poll(), account, export(project), TestHistory.SETTINGS, Purpose.SYNC);
        history.end(run, Outcome.REFUSED, "No.");
        return new Affected(project, null, "Salon", null, run, null, "No.", 1, clock.millis());
    }

    private static ProjectInfo export(String project) {
        return TestHistory.export(project);
    }
}
