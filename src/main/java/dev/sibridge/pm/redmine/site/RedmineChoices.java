package dev.sibridge.pm.redmine.site;

/**
 * What a dealer may choose about a Redmine.
 *
 * @param taskTracker the name of the tracker whose issues are tasks
 * @param stepTracker the name of the tracker whose issues are steps, below their tasks
 * @param memberRole  the name of the role in which people who are given work become members of a project. Redmine takes
 *                    nobody else as owner, assignee or author of time. Null when nobody is to become a member by us
 */
public record RedmineChoices(String taskTracker, String stepTracker, String memberRole) {

    /** The names that are proposed. */
    public static RedmineChoices defaults() {
        return new RedmineChoices("Task", "Step", null);
    }
}
