package dev.sibridge.memory;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Exports are worked on side by side and share the memory. When it does not suffice, whichever thread asks for some next
 * is struck, not the one that took it all. Hence an export that is struck is tried once more with all of the memory to
 * itself: only if that does not suffice, it is the one.
 */
@Component
public class SharedMemory {

    /** Exchange property: whether the export is tried once more. */
    public static final String AGAIN = "again";

    private static final Logger LOG = LoggerFactory.getLogger(SharedMemory.class);
    private static final String ALONE = "alone";
    private static final String TRY_AGAIN = "tryAgain";
    private static final String SHARE = "memoryShare";
    /** Whatever an export has in memory hangs on these. */
    private static final Set<String> LOAD = Set.of("run", "export", "wave", "step", "answers", "pages", "lookUp",
            "payloadCopy", "request", "waiting", "stage", "unchanged", "refusal", "listing");
    private static final int ALL = 1 << 20;

    private final MemoryShortage shortage;
    // No locks of Java's: a route may leave on another thread than it entered on.
    private final Semaphore memory = new Semaphore(ALL, true);
    private final Set<Share> taken = new HashSet<>();

    public SharedMemory(MemoryShortage shortage) {
        this.shortage = shortage;
    }

    /** What an export has of the memory, and whether others had of it meanwhile. */
    private static final class Share {

        private final int size;
        private boolean hadCompany;

        Share(int size) {
            this.size = size;
        }
    }

    /** Waits, if need be, until there is memory for the export: until the others are done when it needs all of it. */
    public void enter(Exchange exchange) throws InterruptedException {
        Share share = new Share(isTriedAlone(exchange) ? ALL : 1);
        memory.acquire(share.size);
        exchange.setProperty(SHARE, share);
        synchronized (taken) {
            taken.add(share);
            taken.forEach(each -> each.hadCompany |= taken.size() > 1);
        }
    }

    /** Whether the export is to be worked on: at first, and once more where the memory did not suffice. */
    public boolean isToBeTried(Exchange exchange) {
        return exchange.getProperty(AGAIN, true, Boolean.class);
    }

    /**
     * Gives its share back; when it failed for want of memory, the process ends as soon as its polls are done. Tells in
     * the property {@link #AGAIN} whether the export is tried once more.
     */
    public void leave(Exchange exchange) {
        if (ranShort(exchange)) {
            shortage.noticed();
        }
        exchange.setProperty(AGAIN, exchange.removeProperty(TRY_AGAIN) != null);
        Share share = (Share) exchange.removeProperty(SHARE);
        if (share != null) {
            synchronized (taken) {
                taken.remove(share);
            }
            memory.release(share.size);
        }
    }

    /** Whether others had memory while the export had its share. */
    public boolean hadCompany(Exchange exchange) {
        Share share = exchange.getProperty(SHARE, Share.class);
        synchronized (taken) {
            return share != null && share.hadCompany;
        }
    }

    /** Lets go of all that the export has read, and has it tried again with all of the memory to itself. */
    public void tryAlone(Exchange exchange) {
        exchange.getMessage().setBody(exchange.getProperty("runId"));
        LOAD.forEach(exchange::removeProperty);
        exchange.setProperty(ALONE, true);
        exchange.setProperty(TRY_AGAIN, true);
        LOG.warn("There was not enough memory for run {} beside others; it is retried once with all the memory to"
                + " itself",
                exchange.getProperty("runId"));
    }

    private static boolean isTriedAlone(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getProperty(ALONE));
    }

    private static boolean ranShort(Exchange exchange) {
        return MemoryShortage.isCauseOf(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }
}
