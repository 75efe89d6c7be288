package dev.sibridge.database.lock;

import dev.sibridge.failure.Failing;
import dev.sibridge.failure.Failure;
import dev.sibridge.failure.Failure.Kind;
import java.util.List;

/** The database was away in the middle of a run: another process may be at work on the same project by now. */
public class LostLockException extends RuntimeException implements Failing {

    private static final long serialVersionUID = 1L;

    public LostLockException() {
        super("The connection to the database broke during the work; the next poll continues.");
    }

    @Override
    public List<Failure> failures() {
        return List.of(Failure.of(Kind.PASSING, "lock-lost", getMessage()));
    }
}
