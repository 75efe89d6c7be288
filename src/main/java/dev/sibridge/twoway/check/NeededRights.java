package dev.sibridge.twoway.check;

import dev.sibridge.vendor.connectwise.Rights;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.connectwise.kinds.Right;
import dev.sibridge.vendor.connectwise.kinds.Right.Action;
import java.util.ArrayList;
import java.util.List;

/** What the API member's security role must allow, so that projects can be kept in step. */
public final class NeededRights {

    /** Those without which some changes are refused, and stand in the project's log. */
    public static final List<Right> WISHED = List.of(Rights.TEAMS,
            Right.of("Project", "Close Project", Action.EDIT, Action.INQUIRE),
            Right.of("Project", "Close Project Tickets", Action.EDIT, Action.INQUIRE));

    private static final List<Right> READ = List.of(
            Right.of("Companies", "Company Maintenance", Action.INQUIRE), Rights.MEMBERS,
            Right.TABLES.without(Action.ADD));

    private NeededRights() {
    }

    /**
     * Those without which nothing is to be written.
     *
     * @param deletes whether what is deleted in the tool is deleted in Manage, and not closed
     * @param time    whether time entries are brought to Manage
     */
    public static List<Right> of(boolean deletes, boolean time) {
        List<Right> needed = new ArrayList<>(RecordType.PROJECT.kind().rights());
        needed.addAll(RecordType.PHASE.kind().rights());
        needed.addAll(RecordType.TICKET.kind().rights());
        needed.add(Rights.TICKET_TASKS);
        if (!deletes) {
            needed.replaceAll(right -> right.without(Action.DELETE));
        }
        needed.add(Rights.PROJECT_NOTES);
        needed.add(Rights.SCHEDULE);
        needed.addAll(READ);
        if (time) {
            needed.add(Rights.TIME);
        }
        return needed;
    }
}
