package dev.sibridge.twoway.time;

import dev.sibridge.twoway.model.Pair.Agreed;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is to be done about a project's time, in order.
 *
 * @param unsent   how many entries are not in Manage as they are in the tool, by the reason
 * @param heldBack so many entries would be deleted in Manage that a person is asked first; nothing else is done either
 */
record TimePlan(List<Change> changes, Map<Unsent, Integer> unsent, int heldBack) {

    /** Something that is to be done. */
    sealed interface Change {

        /** Of the entry in the tool. */
        String toolId();
    }

    /** An entry of Manage's is the twin, as the marks say or what was sent. */
    record Adopt(String toolId, Instant created, TimeEntry manage, Map<TimeField, Agreed> base, boolean isMarked)
            implements Change {
    }

    /**
     * A twin is made in Manage.
     *
     * @param before the claim of which nothing came; null for none
     * @param sent   by field what the tool holds and what Manage is sent
     */
    record Create(TimeEntry tool, Instant before, Map<TimeField, Agreed> sent) implements Change {

        @Override
        public String toolId() {
            return tool.id();
        }
    }

    /** Nothing is written. */
    record Agree(String toolId, Map<TimeField, Agreed> agreed) implements Change {
    }

    /** @param now as Manage has it: nothing is written over what somebody has changed since */
    record ToManage(TimeEntry tool, TimeEntry now, Map<TimeField, Object> values) implements Change {

        @Override
        public String toolId() {
            return tool.id();
        }
    }

    /** @param putBack what gives way there, for people; null when nothing does */
    record ToTool(TimeEntry tool, TimeEntry manage, Map<TimeField, Object> values, String putBack)
            implements Change {

        @Override
        public String toolId() {
            return tool.id();
        }
    }

    /** The tool's entry is gone, and so is its twin. */
    record Delete(String toolId, TimeEntry now) implements Change {
    }

    /** Nothing is left of it, or there never was a twin. */
    record Forget(String toolId) implements Change {
    }

    /** @param text for the log, if it has not said that already; null when there is nothing to be said any more */
    record Say(String toolId, Instant created, String text) implements Change {
    }
}
