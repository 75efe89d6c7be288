package dev.sibridge.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.settings.Account;
import dev.sibridge.settings.TestAccounts;
import dev.sibridge.sync.BlockedException;
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

class PollsTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();

    private final Account account = TestAccounts.account("default");
    private final Polls polls = new Polls(database().jdbc(), Clock.systemUTC());

    /** Where the history is kept: the same holds for every database. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @Test
    void aPollThatCannotListFailsWithAllReasons() {
        long poll = begin(true);

        polls.failed(account, new BlockedException(List.of("No board.", "No sales rep.")));

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

        assertThat(other.getProperty("poll", Long.class)).isNotEqualTo(poll);
    }

    @Test
    void aPollIsDoneWhenItsLastRunHasEnded() {
        long poll = begin(true);
        polls.listed(account, 2, List.of(1L, 2L), true);

        polls.ended(1);
        polls.ended(1);
        polls.ended(99);
        assertThat(polls.get(poll).state()).isEqualTo(Poll.State.RUNNING);

        polls.ended(2);
        assertThat(polls.get(poll).state()).isEqualTo(Poll.State.DONE);
        assertThat(polls.whenDone(poll)).isDone();
        assertThat(begin(true)).isGreaterThan(poll);
    }

    @Test
    void aRunThatIsLeftOverFromBeforeTheStartEndsNoPoll() {
        polls.ended(1);

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
                polls.ended(run);
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

    private long begin(boolean expected) {
        Exchange exchange = exchange(account);
        polls.begin(exchange);
        assertThat(exchange.getProperty("begun", Boolean.class)).isEqualTo(expected);
        return exchange.getProperty("poll", Long.class);
    }

    private static Exchange exchange(Account account) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("account", account);
        return exchange;
    }
}
