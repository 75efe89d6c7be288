package dev.sibridge.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.sibridge.account.Accounts;
import dev.sibridge.account.TestAccounts;
import dev.sibridge.database.lock.LocalLocks.Turn;
import dev.sibridge.engine.model.SyncRun.Mode;
import dev.sibridge.history.Outcome;
import dev.sibridge.history.Run;
import dev.sibridge.history.Runs;
import dev.sibridge.history.poll.PollTimes;
import dev.sibridge.si.flow.ExportRun;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.event.ExchangeCompletedEvent;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class RunWatchTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Runs runs = mock(Runs.class);
    private final ExportRun run = new ExportRun(1);
    private final RunWatch watch = new RunWatch(meters, runs, mock(PollTimes.class), accounts(), Clock.systemUTC());

    @Test
    void aMessageOfAStepEndsNoRun() {
        run.claim(new Turn(null, null));

        ended();

        verify(runs, never()).find(anyLong());
        assertThat(timer(Outcome.SYNCED).count()).isZero();
    }

    @Test
    void aRunIsTimedWhenItHasEnded() {
        when(runs.find(1)).thenReturn(Optional.of(run(Outcome.SYNCED, 1200)));

        ended();

        assertThat(timer(Outcome.SYNCED).totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1200);
    }

    @Test
    void aRunWhoseEndIsNotYetNotedIsNotCounted() {
        when(runs.find(1)).thenReturn(Optional.of(run(null, 0)));

        ended();

        assertThat(Outcome.values()).allSatisfy(outcome -> assertThat(timer(outcome).count()).isZero());
    }

    private void ended() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("run", run);
        watch.notify(new ExchangeCompletedEvent(exchange));
    }

    private Timer timer(Outcome outcome) {
        return meters.get(RunWatch.RUNS).tag("account", "default").tag("outcome", outcome.label()).timer();
    }

    private static Accounts accounts() {
        Accounts accounts = mock(Accounts.class);
        when(accounts.all()).thenReturn(List.of(TestAccounts.account("default")));
        return accounts;
    }

    private static Run run(Outcome outcome, long ms) {
        return new Run(1, 1, "default", "m", "p", null, "Salon", "Cedar", 1, outcome, null, true, ms, 0, 0, 0, 0, 1, null,
                null, null, null, null, Mode.SYNC, null);
    }
}
