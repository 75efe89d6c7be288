package dev.sibridge.twoway.store;

import dev.sibridge.twoway.model.Side;
import dev.sibridge.twoway.model.Touch;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A project of Manage and its twin in the tool.
 *
 * @param manageId   null while the project is being made there
 * @param toolId     null while the project is being made there
 * @param message    for people, why it is in that state; null when there is nothing to say
 * @param importFrom the side that wins until the first pass is over; null after it, and where nobody has chosen one
 * @param newProject what a project of Manage's needs when it is made, besides what the tool tells; by Manage's names
 * @param approved   whether a person lets the next pass remove more than it may by itself
 * @param wokenAt    since when something waits for a pass; null when nothing does
 * @param touched    what the next pass reads, with all that belongs to it; null means all
 * @param lastPass   when the last good pass began; null for none
 * @param board      of Manage that it is on, by name, as it was read last; null before
 * @param turns      how many passes over it have begun or ended: odd while one is under way, or has died
 */
public record PairedProject(long id, Long manageId, String toolId, String name, State state, String message,
        Side importFrom, Map<String, Object> newProject, boolean approved, Instant wokenAt, Set<Touch> touched,
        Instant pairedAt, Instant lastPass, String board, long turns) {

    /** What people have decided about a project, or how its last pass ended. */
    public enum State {
        IDLE,
        /** A person has paused it, or its board takes no part any more. */
        PAUSED,
        /** A person must decide before anything is written. */
        PARKED,
        /** The last pass failed. */
        ERROR,
        /** Forgotten: it is not paired again by itself. */
        UNPAIRED
    }

    /** Whether a pass has taken it and not given it back. */
    public boolean isTaken() {
        return turns % 2 != 0;
    }

    /** Which of its two projects is on a side; null for none yet. */
    public String on(Side side) {
        return side == Side.TOOL ? toolId : manageId == null ? null : manageId.toString();
    }
}
