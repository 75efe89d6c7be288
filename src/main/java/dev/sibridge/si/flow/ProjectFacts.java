package dev.sibridge.si.flow;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What became clear about the project in Manage while an export is worked on. */
public final class ProjectFacts {

    private volatile Long chosen;
    private volatile boolean moves;
    private volatile boolean lines;
    private final Set<RecordType> made = ConcurrentHashMap.newKeySet();

    /** Notes which of Manage's projects is this one, though nothing was remembered of it. */
    public void choose(long id) {
        chosen = id;
    }

    /** That project's id; null unless one was chosen. */
    public Long chosen() {
        return chosen;
    }

    /** Notes that all records of a type that the project needs are in Manage. */
    public void hasMade(RecordType type) {
        made.add(type);
    }

    /** Types of which all records that the project needs are in Manage. */
    public Set<RecordType> made() {
        return made;
    }

    /** Notes that lines of the project are remembered. */
    public void knowsLines() {
        lines = true;
    }

    /** Whether lines of the project are remembered: it is not the first time that we write some. */
    public boolean hasLines() {
        return lines;
    }

    /** Notes that the project gets another company. */
    public void moves() {
        moves = true;
    }

    public boolean isMoving() {
        return moves;
    }
}
