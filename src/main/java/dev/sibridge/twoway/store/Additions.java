package dev.sibridge.twoway.store;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;

/** Adds rows that somebody else may add at the same moment. */
final class Additions {

    private static final int ATTEMPTS = 10;

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
            }
        }
    }
}
