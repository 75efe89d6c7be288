package dev.sibridge.failure;

import java.util.List;

/** An exception that knows what it means; its message is for people. */
public interface Failing {

    /** What went wrong; never empty. */
    List<Failure> failures();

    /** What it means for the call that failed with it. */
    default FailedCall call() {
        return FailedCall.FOR_GOOD;
    }

    /** Who brought it about. */
    default Origin origin() {
        return Origin.UNKNOWN;
    }
}
