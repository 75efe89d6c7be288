package dev.sibridge.twoway.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;

/** Adds rows that somebody else may add at the same moment. */
final class Additions {

    private static final int ATTEMPTS = 10;
    private static final long LONGER_NANOS = 5_000_000;

    private Additions() {
    }

    /**
     * Afterwards the row is there, whoever has added it. In no transaction: in theirs, MySQL and MariaDB show what was
     * there before somebody else was faster.
     */
    static void add(Runnable insert) {
        for (int attempt = 1; ; attempt++) {
            try {
                insert.run();
                return;
            } catch (DuplicateKeyException theirs) {
                return;
            } catch (CannotAcquireLockException e) {
                // Of several that add the same row, MariaDB turns some away for a deadlock.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                // Not all at the same moment, or the same ones would be turned away again.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * LONGER_NANOS));
            }
        }
    }
}
