package dev.sibridge.si.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.sibridge.TestDatabase;
import dev.sibridge.account.Account;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.alert.AlertKind;
import dev.sibridge.database.LateNotes;
import dev.sibridge.history.Purpose;
import dev.sibridge.history.poll.Poll;
import dev.sibridge.history.poll.PollLog;
import dev.sibridge.si.flow.PollRun;
import dev.sibridge.si.flow.TestExportRuns;
import dev.sibridge.si.tenant.BlockedException;
import dev.sibridge.si.tenant.Finding;
import dev.sibridge.vendor.dtools.DToolsException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

class PollsTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();

    private final Account account = TestAccounts.account("default");
    private final PollAlerts alerts = mock(PollAlerts.class);
    private final PollTroubles troubles = mock(PollTroubles.class);
    private final PollPause pause = mock(PollPause.class);
    private final Polls polls = new Polls(new PollLog(database().jdbc(), Clock.systemUTC()), Clock.systemUTC(),
            alerts, troubles, pause, new LateNotes(database().jdbc(), Clock.systemUTC()));

    private PollRun current;

    /** Where the history is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @Test
    void aPollThatCannotListFailsWithAllReasons() {
        long poll = begin(true);

        polls.failed(account, new BlockedException(List.of(Finding.block("Board", "board-missing", "No board.", ""),
                Finding.block("Sales rep", "sales-rep-missing", "No sales rep.", ""))), current);

        assertThat(polls.get(poll).state()).isEqualTo(Poll.State.FAILED);
        assertThat(polls.get(poll).message()).isEqualTo("No board.\nNo sales rep.");
        assertThat(polls.get(poll).attended()).isFalse();
        assertThat(polls.whenDone(poll)).isDone();
    }

    @Test
    void whileOnePollRunsNoOtherBeginsForTheAccount() {
        long poll = begin(true);

        assertThat(begin(false)).isEqualTo(poll);
        assertThat(polls.whenDone(poll)).isNotDone();
    }

    @Test
    void accountsArePolledIndependently() {
        long poll = begin(true);
        Exchange other = exchange(TestAccounts.account("second"));

        polls.begin(other);

        assertThat(other.getProperty("poll", PollRun.class).getId()).isNotEqualTo(poll);
    }

    @Test
    void aPollIsDoneWhenItsLastRunHasEnded() {
        long poll = begin(true);
        polls.listed(account, 2, List.of(1L, 2L), true);

        polls.ended(TestExportRuns.over(1));
        polls.ended(TestExportRuns.over(1));
        polls.ended(TestExportRuns.over(99));
        assertThat(polls.get(poll).state()).isEqualTo(Poll.State.RUNNING);

        polls.ended(TestExportRuns.over(2));
        assertThat(polls.get(poll).state()).isEqualTo(Poll.State.DONE);
        assertThat(polls.whenDone(poll)).isDone();
        assertThat(begin(true)).isGreaterThan(poll);
    }

    @Test
    void aRunThatIsLeftOverFromBeforeTheStartEndsNoPoll() {
        polls.ended(TestExportRuns.over(1));

        begin(true);
    }

    @RepeatedTest(20)
    void runsThatEndAtTheSameMomentEndThePollOnce() throws Exception {
        int threads = 8;
        long poll = begin(true);
        polls.listed(account, threads, LongStream.range(0, threads).boxed().toList(), true);
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> ends = LongStream.range(0, threads).<Future<?>>mapToObj(run -> executor.submit(() -> {
                together.await();
                polls.ended(TestExportRuns.over(run));
                return null;
            })).toList();
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(polls.get(poll).state()).isEqualTo(Poll.State.DONE);
        begin(true);
    }

    @Test
    void whatFailsWhileNobodyWatchesIsToldAndRefusedKeysStopTheTimer() {
        begin(true);

        polls.failed(account, new DToolsException("GET /Subscribe/Projects", 401, null), judged());

        verify(pause).begin("default");
        verify(alerts).failed(eq("default"), argThat(trouble -> trouble.kind() == AlertKind.KEYS_REFUSED));
    }

    @Test
    void aPollThatSucceedsIsToldAndLetsTheTimerGoOn() {
        long poll = begin(true);

        polls.listed(account, 0, List.of(), true);

        verify(pause).end("default");
        verify(alerts).done("default", poll);
    }

    @Test
    void whoWatchesIsToldNothingByMail() {
        begin(true, true, Purpose.SYNC);
        polls.failed(account, new DToolsException("GET /Subscribe/Projects", 401, null), current);
        begin(true, true, Purpose.SYNC);
        polls.listed(account, 0, List.of(), true);

        verifyNoInteractions(alerts);
        verify(pause, never()).begin(any());
        verify(pause).end("default");
    }

    @Test
    void whomAnotherProcessGotInTheWayOfTriesAgain() {
        long poll = begin(true);
        doThrow(new CannotAcquireLockException("deadlock")).doThrow(new CannotAcquireLockException("deadlock"))
                .doNothing().when(alerts).done("default", poll);

        polls.listed(account, 0, List.of(), true);

        verify(alerts, times(3)).done("default", poll);
    }

    @Test
    void aPreviewTellsNothing() {
        begin(true, false, Purpose.PREVIEW);
        polls.failed(account, new DToolsException("GET /Subscribe/Projects", 401, null), current);

        verifyNoInteractions(alerts, troubles, pause);
    }

    @Test
    void aPollEndsThoughNobodyCanBeTold() {
        long poll = begin(true);
        doThrow(new IllegalStateException("database down")).when(alerts).failed(any(), any());

        assertThatThrownBy(() -> polls.failed(account, new IOException("no connection"), current))
                .hasMessage("database down");

        assertThat(polls.whenDone(poll)).isDone();
        begin(true);
    }

    private long begin(boolean expected) {
        return begin(expected, false, null);
    }

    private long begin(boolean expected, boolean attended, Purpose purpose) {
        Exchange exchange = exchange(account);
        if (purpose != null) {
            exchange.setProperty("poll", new PollRun(purpose, attended));
        }
        polls.begin(exchange);
        current = exchange.getProperty("poll", PollRun.class);
        assertThat(current.isBegun()).isEqualTo(expected);
        return current.getId();
    }

    /** The poll, after Manage was found to be set up. */
    private PollRun judged() {
        current.judged(List.of());
        return current;
    }

    private static Exchange exchange(Account account) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("account", account);
        return exchange;
    }
}
