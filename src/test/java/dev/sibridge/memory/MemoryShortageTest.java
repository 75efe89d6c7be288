package dev.sibridge.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

import dev.sibridge.si.poll.Polls;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class MemoryShortageTest {

    private final Polls polls = mock(Polls.class);
    private final List<Integer> ended = new CopyOnWriteArrayList<>();
    private MemoryShortage shortage;

    @AfterEach
    void close() {
        shortage.close();
    }

    @Test
    void theServiceEndsItselfWhenThePollsUnderWayAreDone() {
        CountDownLatch pollsDone = new CountDownLatch(1);
        doAnswer(call -> {
            pollsDone.await();
            return null;
        }).when(polls).finishWithin(any());
        start(new MockEnvironment());

        shortage.noticed();
        shortage.noticed();
        verify(polls, timeout(5000)).finishWithin(any());
        assertThat(ended).isEmpty();
        pollsDone.countDown();

        await().untilAsserted(() -> assertThat(ended).containsExactly(MemoryShortage.STATUS));
    }

    @Test
    void itEndsItselfWhateverElseGoesWrong() {
        doThrow(new OutOfMemoryError("again")).when(polls).finishWithin(any());
        start(new MockEnvironment());

        shortage.noticed();

        await().untilAsserted(() -> assertThat(ended).containsExactly(MemoryShortage.STATUS));
    }

    @Test
    void oneShotEndsByItselfButWaitsForNobodyForEver() {
        start(new MockEnvironment().withProperty("once", ""));

        shortage.noticed();

        verify(polls, timeout(5000)).finishWithin(any());
        assertThat(ended).isEmpty();
    }

    @Test
    void aPollThatCameToNothingEndsNoProcessThatHasJustBegun() {
        start(new MockEnvironment());

        shortage.ofPoll(new IOException("something else"));
        shortage.ofPoll(new IllegalStateException(new OutOfMemoryError()));
        assertThat(ended).isEmpty();

        shortage.noticed();
        await().untilAsserted(() -> assertThat(ended).containsExactly(MemoryShortage.STATUS));
    }

    private void start(MockEnvironment environment) {
        shortage = new MemoryShortage(polls, ended::add, environment);
    }
}
