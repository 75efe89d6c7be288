package dev.sibridge.memory;

import dev.sibridge.failure.Causes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What becomes of a process whose memory did not suffice once: threads that nobody knows of may have died of it. It
 * finishes the polls under way, then ends itself, so that its supervisor starts it anew.
 */
@Component
public class MemoryShortage implements AutoCloseable {

    /** What the process ends with; Java's own {@code ExitOnOutOfMemoryError} says the same. */
    static final int STATUS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(MemoryShortage.class);
    /** Whatever goes on after that may hang for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** A poll that comes to nothing each time must not be all that a process ever does. */
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(10);

    private final Unfinished polls;
    private final Ending ending;
    private final boolean once;
    private final long begun = System.nanoTime();
    private final CountDownLatch noticed = new CountDownLatch(1);
    private final CountDownLatch urgent = new CountDownLatch(1);
    private final Thread waiting;

    public MemoryShortage(Unfinished polls, Ending ending, Environment environment) {
        this.polls = polls;
        this.ending = ending;
        this.once = environment.containsProperty("once");
        // When the memory is short there may be none for a thread.
        waiting = new Thread(this::await, "memory-shortage");
        waiting.setDaemon(true);
        waiting.start();
    }

    /** Whether something went wrong because there was not enough memory. */
    public static boolean isCauseOf(Throwable trouble) {
        return Causes.find(OutOfMemoryError.class, trouble) != null;
    }

    /** How much memory there is, in bytes. */
    public static long memory() {
        return Runtime.getRuntime().maxMemory();
    }

    /** Ends the process when the polls under way are done; it must not take any memory itself. */
    public void noticed() {
        urgent.countDown();
        noticed.countDown();
    }

    /**
     * The same, if a poll came to nothing for want of memory, but not before the process has lived a while: it would
     * come to nothing again at once.
     */
    public void ofPoll(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable trouble) {
        if (isCauseOf(trouble)) {
            noticed.countDown();
        }
    }

    @Override
    public void close() {
        waiting.interrupt();
    }

    private void await() {
        try {
            noticed.await();
            whateverHappens(this::tell);
            urgent.await(SHORTEST_LIFE.toNanos() - (System.nanoTime() - begun), TimeUnit.NANOSECONDS);
            whateverHappens(() -> polls.finishWithin(PATIENCE));
            if (!once) {
                ending.end(STATUS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        LOG.error("There was not enough memory ({} MB in all). {}", memory() >> 20, once ? "Give SI Bridge more (-Xmx)."
                : "SI Bridge exits with status " + STATUS + " when the active polls are done, so that its"
                + " supervisor restarts it. Give it more (-Xmx, or the container's memory limit).");
    }

    private static void whateverHappens(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            // The process ends all the same.
            LOG.debug("Could not report the shortage, or wait", e);
        }
    }
}
