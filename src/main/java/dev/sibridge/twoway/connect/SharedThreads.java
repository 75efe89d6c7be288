package dev.sibridge.twoway.connect;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads that all accounts share. Whoever finds none free does the work himself: nobody waits for what others have
 * brought before.
 */
public final class SharedThreads extends ThreadPoolExecutor {

    private static final long IDLE_MINUTES = 1;

    public SharedThreads(int most, String name) {
        super(0, most, IDLE_MINUTES, TimeUnit.MINUTES, new SynchronousQueue<>(), new CustomizableThreadFactory(name),
                new CallerRunsPolicy());
    }
}
