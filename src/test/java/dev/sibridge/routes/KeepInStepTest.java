package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;

import dev.sibridge.twoway.cadence.Cadence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeepInStepTest extends RouteTest {

    private static final Duration SOON = Duration.ofMillis(50);

    private final Cadence cadence = bean("cadence", Cadence.class);

    KeepInStepTest() {
        super("keep-in-step", "timer");
    }

    @Test
    void theAccountThatTheTimerIsForHasItsPass() {
        assertThat(send("acme").getException()).isNull();

        verify(cadence).pass("acme");
    }

    @Test
    void aPassThatFailsEndsTheFiringAndNoMore() {
        doThrow(new IllegalStateException("the database is away")).when(cadence).pass("acme");

        assertThat(send("acme").getException()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFiringThatFailsIsFollowedByTheNext() {
        AtomicInteger passes = new AtomicInteger();
        doAnswer(call -> {
            passes.incrementAndGet();
            throw new IllegalStateException("the database is away");
        }).when(cadence).pass("acme");

        timer("acme");

        await().untilAsserted(() -> assertThat(passes).hasValueGreaterThan(2));
    }

    @Test
    void anAccountWhosePassHangsHoldsUpNoOtherAndHasNoSecondPassMeanwhile() {
        List<String> begun = new CopyOnWriteArrayList<>();
        CountDownLatch answered = new CountDownLatch(1);
        doAnswer(call -> {
            begun.add(call.getArgument(0));
            return call.getArgument(0).equals("slow") && answered.await(30, TimeUnit.SECONDS);
        }).when(cadence).pass(anyString());

        timer("slow");
        await().until(() -> begun.contains("slow"));
        timer("acme");

        await().until(() -> begun.stream().filter("acme"::equals).count() > 3);
        assertThat(begun).containsOnlyOnce("slow");
        answered.countDown();
        await().until(() -> begun.stream().filter("slow"::equals).count() > 1);
    }

    /** As {@link Cadence} starts it, but more often. */
    private void timer(String account) {
        new Timers(camel, true).start("two-way-timer-" + account, "keep-in-step", "two-way", account, SOON, SOON);
    }
}
