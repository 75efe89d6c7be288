package dev.sibridge.si.mapping.rows;

import dev.sibridge.text.Text;
import dev.sibridge.vendor.dtools.Project;
import dev.sibridge.vendor.dtools.ProjectItem;
import java.util.Set;

/**
 * What a change order is in SI: rows added to and taken out of a project. Once approved it is merged, so that the
 * project's next export holds it; until then it may be an opportunity of its own.
 */
public final class ChangeOrder {

    private static final Set<String> APPROVED = Set.of("approved", "accepted");
    private static final Set<String> REJECTED = Set.of("rejected", "declined");
    // So much of the project's name that the change order's number is never cut off.
    private static final int PROJECT_NAME = 60;
    // With a GUID before it, it fits into an opportunity's source.
    private static final int NUMBER = 6;

    private ChangeOrder() {
    }

    /** How far it is. */
    public enum State { OPEN, APPROVED, REJECTED }

    /** How far a change order is: by SI's word where it is one of SI's own, else by the dates. */
    public static State state(Project changeOrder) {
        String status = Text.fold(changeOrder.coStatus());
        if (APPROVED.contains(status)) {
            return State.APPROVED;
        }
        if (REJECTED.contains(status) || !Text.isBlank(changeOrder.coRejectedOn())) {
            return State.REJECTED;
        }
        return Text.isBlank(changeOrder.coAcceptedOn()) ? State.OPEN : State.APPROVED;
    }

    /** Whether the client has decided. */
    public static boolean isSettled(Project project) {
        return isOne(project) && state(project) != State.OPEN;
    }

    /** Whether an export is a change order. */
    public static boolean isOne(Project export) {
        return !Text.isBlank(export.coNumber());
    }

    /** What stands for a change order where a project's id would stand. */
    public static String key(String projectId, String coNumber) {
        String number = Text.trim(coNumber);
        return projectId + "#" + (number.length() <= NUMBER ? number : Text.hash(number, NUMBER));
    }

    /**
     * The change order as a project of its own, never won: what it takes out counts against it. It must have passed
     * {@code Refusals}.
     */
    public static Project asProject(Project order) {
        String number = Text.cutName(order.name(), PROJECT_NAME) + ", change order " + Text.trim(order.coNumber());
        return order.with(project -> project.id(key(order.id(), order.coNumber()))
                .name(Text.isBlank(order.coName()) ? number : number + ": " + Text.trim(order.coName()))
                .progress(null).notes(order.coNotes())
                .items(order.items().stream().map(ChangeOrder::signed).toList()));
    }

    private static ProjectItem signed(ProjectItem row) {
        return row.coChangeTypeId() == ProjectItem.DELETED ? row.negated() : row;
    }
}
