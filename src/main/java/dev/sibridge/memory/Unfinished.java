package dev.sibridge.memory;

import java.time.Duration;

/** Work under way that is worth finishing before the process ends. */
public interface Unfinished {

    /** Waits until all that is under way now is done, but no longer than that. */
    void finishWithin(Duration patience);
}
