package dev.sibridge.memory;

/** Ends the process. */
@FunctionalInterface
public interface Ending {

    /** @param status for whoever supervises it */
    void end(int status);
}
