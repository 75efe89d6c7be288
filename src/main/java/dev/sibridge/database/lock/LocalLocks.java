package dev.sibridge.database.lock;

import dev.sibridge.database.lock.Locks.Lock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Locks for which the runs of this process wait in turn, so that in the database only processes compete. */
public final class LocalLocks {

    // No locks of Java's: a route may leave on another thread than it entered on.
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    /**
     * A lock that was taken in one's turn.
     *
     * @param turn whom others of this process wait for
     */
    public record Turn(Lock lock, Semaphore turn) implements AutoCloseable {

        /** Gives the lock back, and the turn to who waits longest. */
        @Override
        public void close() {
            lock.close();
            turn.release();
        }
    }

    /**
     * Waits for one's turn, then takes the lock.
     *
     * @param taking takes the lock of that name; empty when another process does not let it
     * @return empty when the lock was not to be had; then it is the next one's turn
     */
    public Optional<Turn> take(String name, Function<String, Optional<Lock>> taking) throws InterruptedException {
        Semaphore turn = turns.computeIfAbsent(name, first -> new Semaphore(1, true));
        turn.acquire();
        Optional<Lock> lock = Optional.empty();
        try {
            lock = taking.apply(name);
        } finally {
            if (lock.isEmpty()) {
                turn.release();
            }
        }
        return lock.map(taken -> new Turn(taken, turn));
    }
}
