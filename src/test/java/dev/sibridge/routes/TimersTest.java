package dev.sibridge.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;

import dev.sibridge.twoway.cadence.Cadence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.Scheduler;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;

/** Timers follow what is wanted while they go on. */
class TimersTest extends RouteTest {

    private static final Duration SOON = Duration.ofMillis(50);
    private static final Duration LATER = Duration.ofHours(1);

    private final Cadence cadence = bean("cadence", Cadence.class);
    private final List<String> fired = new CopyOnWriteArrayList<>();
    private final CountDownLatch go = new CountDownLatch(1);
    private Timers timers;

    TimersTest() {
        super("keep-in-step", "timer");
    }

    @BeforeEach
    void notesWhoseTimerFires() {
        timers = new Timers(camel, true);
        doAnswer(call -> {
            fired.add(call.getArgument(0));
            return call.getArgument(0).equals("slow") && go.await(30, TimeUnit.SECONDS);
        }).when(cadence).pass(anyString());
    }

    @Test
    void aTimerThatIsNoLongerWantedFiresNoMoreAndOthersGoOn() throws Exception {
        keep(Map.of("acme", SOON, "second", SOON));
        await().until(() -> fired.contains("acme"));

        keep(Map.of("second", SOON));

        assertThat(state("acme")).isEqualTo(TriggerState.PAUSED);
        int before = count("second");
        await().until(() -> count("second") > before + 2);
    }

    @Test
    void itIsNotWaitedForAFiringUnderWayWhichGoesOn() throws Exception {
        keep(Map.of("slow", SOON));
        await().until(() -> fired.contains("slow"));

        keep(Map.of());

        assertThat(state("slow")).isIn(TriggerState.PAUSED, TriggerState.BLOCKED);
        keep(Map.of("slow", SOON));
        go.countDown();
        await().until(() -> count("slow") > 2);
    }

    @Test
    void aTimerThatIsWantedAgainOrMoreOftenFiresSo() throws Exception {
        keep(Map.of("acme", LATER));
        keep(Map.of());
        keep(Map.of("acme", LATER));
        assertThat(state("acme")).isEqualTo(TriggerState.NORMAL);
        assertThat(fired).isEmpty();

        keep(Map.of("acme", SOON));

        await().until(() -> count("acme") > 2);
    }

    private void keep(Map<String, Duration> wanted) {
        timers.keep("two-way-timer-", "keep-in-step", "two-way", wanted);
    }

    private int count(String name) {
        return (int) fired.stream().filter(name::equals).count();
    }

    private TriggerState state(String name) throws Exception {
        Scheduler scheduler = camel.getComponent("quartz", QuartzComponent.class).getScheduler();
        return scheduler.getTriggerState(new TriggerKey(name, "two-way"));
    }
}
