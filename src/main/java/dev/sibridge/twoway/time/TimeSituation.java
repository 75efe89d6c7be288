package dev.sibridge.twoway.time;

import dev.sibridge.twoway.merge.Situation.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * All that the plan of a project's time depends on.
 *
 * @param tool      all entries of the tool's project
 * @param manage    all entries on the tickets of paired tasks, and twins that have moved elsewhere
 * @param canChange whether records of the tool can be changed
 * @param guard     how many entries may be deleted without asking a person
 * @param settle    how long Manage may still be at a write that it did not answer
 */
record TimeSituation(List<TimeRow> rows, List<TimeEntry> tool, List<TimeEntry> manage, TimeTwins twins,
        boolean canChange, Guard guard, Instant now, Duration settle) {

    TimeSituation {
        rows = List.copyOf(rows);
        tool = List.copyOf(tool);
        manage = List.copyOf(manage);
    }

    /** Whether something of an unanswered claim might still come. */
    boolean isUnsettled(TimeRow row) {
        return row.claimed().plus(settle).isAfter(now);
    }
}
