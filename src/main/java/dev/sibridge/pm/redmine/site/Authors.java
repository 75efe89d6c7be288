package dev.sibridge.pm.redmine.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.redmine.wire.RedmineHttp.Look;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.Map;

/**
 * In whose names notes are written. A private note of somebody without the right to write such ones becomes public
 * without a word, so that right is looked for first.
 */
public final class Authors {

    private static final int ACTIVE = 1;

    private final Site site;

    public Authors(Site site) {
        this.site = site;
    }

    /**
     * The login in whose name a note is written.
     *
     * @throws dev.sibridge.pm.ToolException of the kind {@code REFUSED} when nobody can write it in that name
     */
    public String login(String userId, String projectId, boolean isPrivate) {
        if (!Values.isId(userId)) {
            throw refused("is no user");
        }
        Members members = new Members(site);
        members.add(projectId, userId);
        Look look = site.http().look("/users/" + userId + ".json", Map.of("include", "memberships"));
        JsonNode user = look.isHere() ? look.body().path("user") : null;
        if (user == null || user.path("status").asInt(ACTIVE) != ACTIVE) {
            throw refused("is gone, or locked");
        }
        if (isPrivate && !members.mayWritePrivately(user, projectId)) {
            throw refused("has no right to set notes as private in the project");
        }
        return user.path("login").asText();
    }

    private static RuntimeException refused(String reason) {
        return Site.refused("Redmine does not take the note in its author's name", "authorId: " + reason);
    }
}
