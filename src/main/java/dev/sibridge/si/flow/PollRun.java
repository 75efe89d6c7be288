package dev.sibridge.si.flow;

import dev.sibridge.failure.Failure;
import dev.sibridge.history.Purpose;
import dev.sibridge.vendor.connectwise.Caller;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The work on one poll while it goes on. */
public final class PollRun implements Caller {

    private final Purpose purpose;
    private final boolean attended;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile long id;
    private volatile boolean begun;
    private volatile boolean listRead;
    private volatile boolean idle;
    private volatile List<Failure> warnings;

    /** @param attended whether somebody watches, who need not be mailed */
    public PollRun(Purpose purpose, boolean attended) {
        this.purpose = purpose;
        this.attended = attended;
    }

    public Purpose purpose() {
        return purpose;
    }

    public boolean isAttended() {
        return attended;
    }

    /** Notes that it begins. */
    public void begins(long newId) {
        id = newId;
        begun = true;
    }

    /** Notes that another poll of the account goes on, which does for this one. */
    public void givesWayTo(long other) {
        id = other;
    }

    /** Whether it began; another one was under way otherwise. */
    public boolean isBegun() {
        return begun;
    }

    /** The id of the poll that goes on: this one, or the one that was under way already. */
    public long getId() {
        return id;
    }

    /** Notes that D-Tools has given its list. */
    public void listRead() {
        listRead = true;
    }

    /** Notes that nothing on it may have to be written: this poll writes nothing, whatever people decide meanwhile. */
    public void idles() {
        idle = true;
    }

    /** Whether D-Tools has given its list, and nothing on it may have to be written. */
    public boolean isIdle() {
        return idle;
    }

    public boolean isListRead() {
        return listRead;
    }

    /**
     * Notes that Manage was found to be set up, or not.
     *
     * @param warned what is odd there but stops nothing
     */
    public void judged(List<Failure> warned) {
        warnings = List.copyOf(warned);
    }

    /** What is odd in Manage but stops nothing; empty while nobody has looked. */
    public Optional<List<Failure>> warnings() {
        return Optional.ofNullable(warnings);
    }

    @Override
    public void called() {
        calls.incrementAndGet();
    }

    /** HTTP requests to Manage so far; those of its runs are their own. */
    public int calls() {
        return calls.get();
    }
}
