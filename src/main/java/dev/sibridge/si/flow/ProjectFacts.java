package dev.sibridge.si.flow;

/** What became clear about the project in Manage while an export is worked on. */
public final class ProjectFacts {

    private volatile Long chosen;
    private volatile boolean moves;

    /** Notes which of Manage's projects is this one, though nothing was remembered of it. */
    public void choose(long id) {
        chosen = id;
    }

    /** That project's id; null unless one was chosen. */
    public Long chosen() {
        return chosen;
    }

    /** Notes that the project gets another company. */
    public void moves() {
        moves = true;
    }

    public boolean isMoving() {
        return moves;
    }
}
