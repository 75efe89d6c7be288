package dev.sibridge.memory;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/**
 * Exports are worked on side by side and share the memory. When it does not suffice, whichever thread asks for some next
 * is struck, not the one that took it all. Hence an export that is struck is tried once more with all of the memory to
 * itself: only if that does not suffice, it is the one.
 */
@Component
public class SharedMemory {

    private static final int ALL = 1 << 20;

    private final MemoryShortage shortage;
    // No locks of Java's: a route may leave on another thread than it entered on.
    private final Semaphore memory = new Semaphore(ALL, true);
    private final Set<Share> taken = new HashSet<>();

    public SharedMemory(MemoryShortage shortage) {
        this.shortage = shortage;
    }

    /** Waits, if need be, until there is memory for the export: until the others are done when it needs all of it. */
    public void enter(Share share) throws InterruptedException {
        int size = share.alone ? ALL : 1;
        memory.acquire(size);
        share.size = size;
        share.hadCompany = false;
        synchronized (taken) {
            taken.add(share);
            taken.forEach(each -> each.hadCompany |= taken.size() > 1);
        }
    }

    /**
     * Gives the share back; when the export failed for want of memory, the process ends as soon as its polls are done.
     *
     * @param trouble that it met; null for none
     */
    public void leave(Share share, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable trouble) {
        if (MemoryShortage.isCauseOf(trouble)) {
            shortage.noticed();
        }
        share.ended();
        if (share.size > 0) {
            synchronized (taken) {
                taken.remove(share);
            }
            memory.release(share.size);
            share.size = 0;
        }
    }

    /** Whether others had memory while the export had its share. */
    public boolean hadCompany(Share share) {
        synchronized (taken) {
            return share.size > 0 && share.hadCompany;
        }
    }
}
