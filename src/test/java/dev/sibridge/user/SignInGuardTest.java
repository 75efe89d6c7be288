package dev.sibridge.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sibridge.TestDatabase;
import dev.sibridge.alert.SettableClock;
import dev.sibridge.user.SignInGuard.Attempt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How guessing is slowed down, on both kinds of databases. */
class SignInGuardTest {

    @Nested
    class OnH2 extends Rules {
        OnH2() {
            super(new TestDatabase());
        }
    }

    @Nested
    class OnMariaDb extends Rules {
        OnMariaDb() {
            super(TestDatabase.onMariaDb());
        }
    }

    abstract static class Rules {

        private static final Attempt OWN = Attempt.of("Olivia", "192.0.2.1");
        private static final int AT_ONCE = 20;

        private final TestDatabase database;
        private final SettableClock clock = new SettableClock();
        private final SignInGuard guard;

        Rules(TestDatabase database) {
            this.database = database;
            database.jdbc().sql("DELETE FROM sign_in_failure").update();
            this.guard = new SignInGuard(database.jdbc(), clock);
        }

        @Test
        void theFirstWrongPasswordsCostNothingThenOneWaitsLongerEachTime() {
            for (int i = 1; i < SignInGuard.FREE; i++) {
                assertThat(guard.begin(OWN)).isTrue();
                assertThat(guard.wait(OWN)).isEmpty();
            }
            for (int seconds = 1; seconds <= 512; seconds *= 2) {
                assertThat(guard.begin(OWN)).isTrue();
                assertThat(guard.wait(OWN)).contains(Duration.ofSeconds(seconds));
                clock.advance(Duration.ofSeconds(seconds));
            }
            assertThat(guard.begin(OWN)).isTrue();
            assertThat(guard.wait(OWN)).as("never longer").contains(Duration.ofMinutes(SignInGuard.LONGEST_MINUTES));
        }

        @Test
        void whatIsTriedMeanwhileIsRefusedAndProlongsNothing() {
            fail(OWN, SignInGuard.FREE + 3);
            Duration wait = guard.wait(OWN).orElseThrow();

            assertThat(guard.begin(OWN)).isFalse();
            assertThat(guard.begin(OWN)).isFalse();

            assertThat(guard.wait(OWN)).contains(wait);
        }

        @Test
        void anotherSourceAndAnotherNameAreNotHeldUp() {
            fail(OWN, SignInGuard.FREE + 3);

            assertThat(guard.begin(Attempt.of("olivia", "192.0.2.2"))).isTrue();
            assertThat(guard.begin(Attempt.of("olivia", "browser 1"))).isTrue();
            assertThat(guard.begin(Attempt.of("oliver", "192.0.2.1"))).isTrue();
            assertThat(guard.begin(Attempt.of(" OLIVIA", "192.0.2.1"))).as("the same name").isFalse();
        }

        @Test
        void theRightPasswordALinkAndADayBeginAnew() {
            fail(OWN, SignInGuard.FREE);
            guard.succeeded(OWN);
            assertThat(guard.wait(OWN)).isEmpty();

            fail(OWN, SignInGuard.FREE);
            guard.forget("Olivia");
            assertThat(guard.wait(OWN)).isEmpty();

            fail(OWN, SignInGuard.FREE + 20);
            fail(Attempt.of("nobody", "192.0.2.9"), 1);
            clock.advance(Duration.ofHours(25));
            fail(OWN, 1);
            assertThat(guard.wait(OWN)).isEmpty();
            fail(Attempt.of("oliver", "192.0.2.1"), 1);
            assertThat(database.jdbc().sql("SELECT COUNT(*) FROM sign_in_failure").query(Integer.class).single())
                    .as("what is old is not kept").isEqualTo(2);
        }

        @Test
        void aRestartForgetsNothing() {
            fail(OWN, SignInGuard.FREE + 3);

            assertThat(new SignInGuard(database.jdbc(), clock).begin(OWN)).isFalse();
        }

        @Test
        void aClockThatIsSetBackHoldsNobodyUpForLong() {
            fail(OWN, SignInGuard.FREE + 20);
            clock.advance(Duration.ofDays(-300));

            assertThat(guard.wait(OWN)).isEmpty();
        }

        @Test
        void manyAtOnceGetNoFurtherThanOneAfterTheOther() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            try {
                Callable<Boolean> attempt = () -> guard.begin(OWN);
                List<Future<Boolean>> answers = threads.invokeAll(IntStream.range(0, AT_ONCE).mapToObj(i -> attempt)
                        .toList());
                int looked = 0;
                for (Future<Boolean> answer : answers) {
                    looked += answer.get() ? 1 : 0;
                }
                assertThat(looked).isEqualTo(SignInGuard.FREE);
            } finally {
                threads.shutdownNow();
            }
        }

        @Test
        void whatPeopleTypeAsTheirNameIsNotKept() {
            guard.begin(Attempt.of("my secret password", "192.0.2.1"));

            assertThat(database.jdbc().sql("SELECT name_hash FROM sign_in_failure").query(String.class).list())
                    .hasSize(1).allSatisfy(kept -> assertThat(kept).matches("[0-9a-f]{64}"));
        }

        private void fail(Attempt attempt, int times) {
            for (int i = 0; i < times; i++) {
                guard.wait(attempt).ifPresent(clock::advance);
                assertThat(guard.begin(attempt)).isTrue();
            }
        }
    }
}
