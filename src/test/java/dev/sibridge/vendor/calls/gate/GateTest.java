package dev.sibridge.vendor.calls.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sibridge.vendor.calls.gate.Gate.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How many calls may be under way at once. */
@Timeout(20)
class GateTest {

    private static final int MOST = 8;

    /** Nanoseconds. */
    private long now;
    private final Gate gate = new Gate(MOST, () -> now);

    @Test
    void atFirstThereAreAsManyAsTheSettingsAllowAndTheNextOneWaits() throws InterruptedException {
        List<Passage> all = enter(MOST);
        CompletableFuture<Passage> next = next();
        assertThat(next).isNotDone();

        all.get(0).answered();

        assertThat(next.join()).isNotNull();
    }

    @Test
    void anAnswerThatBringsAPlaceBackLetsTwoIn() throws InterruptedException {
        enter(1).get(0).tooMany();
        well(20 * 6 - 1);
        List<Passage> all = enter(6);
        CompletableFuture<Passage> next = next();
        CompletableFuture<Passage> another = next();

        all.get(0).answered();

        assertThat(gate.places()).isEqualTo(7);
        assertThat(next).succeedsWithin(Duration.ofSeconds(5));
        assertThat(another).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void callsOfOneMomentThatAreTooManyCloseOneQuarterTogether() throws InterruptedException {
        enter(MOST).forEach(Passage::tooMany);

        assertThat(gate.places()).isEqualTo(6);
    }

    @Test
    void callsThatBeganAfterwardsCloseMore() throws InterruptedException {
        for (int time = 0; time < 20; time++) {
            enter(1).get(0).tooMany();
        }

        assertThat(gate.places()).as("one is always left").isEqualTo(1);
        assertThat(enter(1)).hasSize(1);
    }

    @Test
    void aCallThatWasNotAnsweredSaysNothing() throws InterruptedException {
        enter(MOST).forEach(Passage::unanswered);

        assertThat(gate.places()).isEqualTo(MOST);
        assertThat(enter(MOST)).hasSize(MOST);
    }

    @Test
    void whileAllGoesWellPlacesComeBackOneByOneAndNeverMoreThanTheSettingsAllow() throws InterruptedException {
        enter(1).get(0).tooMany();
        well(20 * 6 - 1);
        assertThat(gate.places()).isEqualTo(6);

        well(1);
        assertThat(gate.places()).as("after twenty calls for each place").isEqualTo(7);
        well(10 * 7);
        assertThat(gate.places()).as("then faster").isEqualTo(8);
        well(1000);
        assertThat(gate.places()).isEqualTo(MOST);
    }

    @Test
    void answersThatTakeMuchLongerThanUsualCloseSomeToo() throws InterruptedException {
        well(100, Duration.ofMillis(100));
        well(30, Duration.ofSeconds(2));

        assertThat(gate.places()).as("never below half, for other reasons are as likely").isEqualTo(MOST / 2);

        well(2000, Duration.ofMillis(100));
        assertThat(gate.places()).isEqualTo(MOST);
    }

    @Test
    void aSystemThatStaysSlowerThanItWasGetsItsPlacesBack() throws InterruptedException {
        well(100, Duration.ofMillis(100));
        well(30, Duration.ofSeconds(1));
        assertThat(gate.places()).isEqualTo(MOST / 2);

        well(1000, Duration.ofSeconds(1));

        assertThat(gate.places()).isEqualTo(MOST);
    }

    @Test
    void aFirstAnswerThatWasQuickByChanceClosesNothingForLong() throws InterruptedException {
        well(1, Duration.ofMillis(5));

        well(1000, Duration.ofSeconds(1));

        assertThat(gate.places()).isEqualTo(MOST);
    }

    @Test
    void whereOnePlaceIsLeftSlowAnswersBringBackHalfOfThem() throws InterruptedException {
        well(100, Duration.ofMillis(100));
        for (int time = 0; time < 20; time++) {
            enter(1).get(0).tooMany();
        }
        assertThat(gate.places()).isEqualTo(1);

        well(20 + 10 * (2 + 3), Duration.ofSeconds(2));

        assertThat(gate.places()).isEqualTo(MOST / 2);
    }

    @Test
    void anotherKindOfCallMayTakeLonger() throws InterruptedException {
        well(100, Duration.ofMillis(100));
        for (int call = 0; call < 100; call++) {
            Passage passage = gate.enter("POST");
            now += Duration.ofMillis(1500).toNanos();
            passage.answered();
        }

        assertThat(gate.places()).isEqualTo(MOST);
    }

    @Test
    void aSystemThatAnswersInAMomentMayTakeLongerNowAndThen() throws InterruptedException {
        well(100, Duration.ofMillis(1));
        well(50, Duration.ofMillis(50));

        assertThat(gate.places()).isEqualTo(MOST);
    }

    /** Capacity falls to two and comes back: what is possible is used, and few calls are refused. */
    @Test
    void itFollowsCapacityDownAndUpAgain() throws InterruptedException {
        int refused = 0;
        int served = 0;
        for (int tick = 0; tick < 250; tick++) {
            List<Passage> calls = enter(gate.places());
            for (int call = 0; call < calls.size(); call++) {
                if (call < 2) {
                    calls.get(call).answered();
                    served++;
                } else {
                    calls.get(call).tooMany();
                    refused++;
                }
            }
            now += Duration.ofMillis(100).toNanos();
        }
        assertThat(refused).isLessThan(30);
        assertThat(served).isGreaterThan(2 * 250 * 9 / 10);
        int ticks = 0;
        while (gate.places() < MOST) {
            enter(gate.places()).forEach(Passage::answered);
            now += Duration.ofMillis(100).toNanos();
            ticks++;
        }
        assertThat(ticks).as("tenths of a second").isLessThan(100);
    }

    @Test
    void eachSystemHasPlacesOfItsOwn() throws InterruptedException {
        Gates gates = new Gates(1, 1, request -> Optional.empty(), request -> Optional.empty());
        gates.to("first").enter("GET");

        assertThat(gates.to("second").enter("GET")).isNotNull();
        assertThat(gates.to("first")).isSameAs(gates.to("first"));
    }

    @Test
    void whoWritesBelowARecordWaitsUntilFewDo() throws Exception {
        PerRecord limit = new PerRecord(2);
        limit.enter("opportunity 1");
        limit.enter("opportunity 1");
        CompletableFuture<Void> third = CompletableFuture.runAsync(() -> {
            try {
                limit.enter("opportunity 1");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        limit.enter("opportunity 2");
        assertThat(third).isNotDone();

        limit.leave("opportunity 1");
        assertThat(third).succeedsWithin(Duration.ofSeconds(5));
    }

    private void well(int calls) throws InterruptedException {
        well(calls, Duration.ofMillis(100));
    }

    private void well(int calls, Duration took) throws InterruptedException {
        for (int call = 0; call < calls; call++) {
            Passage passage = gate.enter("GET");
            now += took.toNanos();
            passage.answered();
        }
    }

    private List<Passage> enter(int calls) throws InterruptedException {
        List<Passage> entered = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            entered.add(gate.enter("GET"));
        }
        return entered;
    }

    private CompletableFuture<Passage> next() {
        CompletableFuture<Passage> next = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                next.complete(gate.enter("GET"));
            } catch (InterruptedException e) {
                next.completeExceptionally(e);
            }
        });
        waiting.setDaemon(true);
        waiting.start();
        await().until(() -> next.isDone() || waiting.getState() == Thread.State.WAITING);
        return next;
    }
}
