package dev.sibridge.failure;

import java.util.List;

/** An exception that knows what it means; its message is for people. */
public interface Failing {

    /** What went wrong; never empty. */
    List<Failure> failures();
}
