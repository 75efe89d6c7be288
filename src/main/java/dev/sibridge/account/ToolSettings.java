package dev.sibridge.account;

import java.net.URI;

/**
 * Where a project-management tool is.
 *
 * @param url         without a slash at its end
 * @param taskTracker of Redmine: the name of the tracker whose issues are tasks
 * @param stepTracker of Redmine: the name of the tracker whose issues are steps
 * @param memberRole  of Redmine: the name of the role in which people become members by being given work; null for none
 */
public record ToolSettings(ToolType type, URI url, String apiKey, String taskTracker, String stepTracker,
        String memberRole) {

    /** Where people see a project, by its id; null where nobody but the tool knows. */
    public String projectPage(String id) {
        return type == ToolType.REDMINE && id != null ? url + "/projects/" + id : null;
    }

    /** Records show up in messages: no key. */
    @Override
    public String toString() {
        return type + " at " + url;
    }
}
