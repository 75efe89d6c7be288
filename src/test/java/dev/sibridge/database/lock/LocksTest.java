package dev.sibridge.database.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sibridge.TestDatabase;
import dev.sibridge.database.lock.Locks.Lock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class LocksTest {

    private static final TestDatabase IN_MEMORY = new TestDatabase();
    private static final int THREADS = 8;

    private final Locks locks = new Locks(database().connections());
    /** That of another process. */
    private final Locks others = new Locks(database().connections());
    private final String name = "project " + UUID.randomUUID();

    /** Which database they are kept in: the same holds for each. */
    TestDatabase database() {
        return IN_MEMORY;
    }

    @Test
    void whatSomebodyHasNobodyElseTakes() {
        try (Lock lock = locks.tryToTake(name).orElseThrow()) {
            assertThat(others.tryToTake(name)).isEmpty();
            assertThat(locks.tryToTake(name)).isEmpty();
            assertThat(lock.holds()).isTrue();
        }
    }

    @Test
    void patienceEndsWithoutTheLock() {
        try (Lock lock = locks.tryToTake(name).orElseThrow()) {
            assertThat(others.take(name, Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aLockIsTakenAgainAfterItWasGivenBack() {
        for (int i = 0; i < 3; i++) {
            locks.tryToTake(name).orElseThrow().close();
            others.take(name, Duration.ZERO).orElseThrow().close();
        }
    }

    @Test
    void locksOfOtherNamesAreFree() {
        try (Lock lock = locks.tryToTake(name).orElseThrow();
                Lock other = others.tryToTake(name.toUpperCase()).orElseThrow();
                Lock third = others.tryToTake(name + "é").orElseThrow()) {
            assertThat(List.of(lock.holds(), other.holds(), third.holds())).containsOnly(true);
            assertThat(others.tryToTake(name + "e")).hasValueSatisfying(Lock::close);
        }
    }

    @Test
    void whoeverWaitsGetsItAsSoonAsItIsGivenBack() throws Exception {
        Lock lock = locks.tryToTake(name).orElseThrow();
        ExecutorService waiting = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<Lock>> turn = waiting.submit(() -> others.take(name, Duration.ofMinutes(1)));
            assertThat(turn).isNotDone();
            lock.close();

            assertThat(turn.get(10, TimeUnit.SECONDS)).hasValueSatisfying(Lock::close);
        } finally {
            waiting.shutdownNow();
        }
    }

    @Test
    void aConnectionThatBreaksTakesItsLockAlong() throws SQLException {
        Connection[] own = new Connection[1];
        Locks breaking = new Locks(new DelegatingDataSource(database().connections()) {
            @Override
            public Connection getConnection() throws SQLException {
                own[0] = super.getConnection();
                return own[0];
            }
        });
        Lock lock = breaking.tryToTake(name).orElseThrow();

        own[0].close();

        assertThat(lock.holds()).isFalse();
        assertThat(others.tryToTake(name)).hasValueSatisfying(Lock::close);
        lock.close();
    }

    @Test
    void whenTheDatabaseIsAwayNobodyIsSaidToHaveTheLock() {
        Locks away = new Locks(new DelegatingDataSource(database().connections()) {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("No route to host");
            }
        });

        assertThatThrownBy(() -> away.tryToTake(name)).isInstanceOf(CannotGetJdbcConnectionException.class);
    }

    @RepeatedTest(10)
    void ofManyWhoTakeANewLockAtOnceExactlyOneGetsIt() throws Exception {
        CyclicBarrier all = new CyclicBarrier(THREADS);
        List<Optional<Lock>> taken = inParallel(() -> {
            all.await(10, TimeUnit.SECONDS);
            return locks.tryToTake(name);
        });

        assertThat(taken.stream().flatMap(Optional::stream).peek(Lock::close)).hasSize(1);
    }

    @Test
    void ofManyWhoWaitOneIsInsideAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        List<Integer> seen = inParallel(() -> {
            try (Lock lock = locks.take(name, Duration.ofMinutes(1)).orElseThrow()) {
                int now = inside.incrementAndGet();
                inside.decrementAndGet();
                return lock.holds() ? now : -1;
            }
        });

        assertThat(seen).hasSize(THREADS).containsOnly(1);
    }

    private static <T> List<T> inParallel(Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<T>> all = IntStream.range(0, THREADS).mapToObj(i -> pool.submit(work)).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : all) {
                results.add(one.get(1, TimeUnit.MINUTES));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
