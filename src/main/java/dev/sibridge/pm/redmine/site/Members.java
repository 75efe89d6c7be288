package dev.sibridge.pm.redmine.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolException.Kind;
import dev.sibridge.pm.redmine.wire.Values;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who belongs to a project. Redmine takes only members as owners, assignees and authors of time. */
public final class Members {

    private final Site site;

    public Members(Site site) {
        this.site = site;
    }

    /** Makes somebody a member if he is none, in the role that the dealer has chosen; without one nothing happens. */
    public void add(String projectId, String userId) {
        Optional<String> role = role();
        if (role.isEmpty() || !Values.isId(userId) || isMember(projectId, userId)) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("membership").put("user_id", userId).putArray("role_ids").add(Long.valueOf(role.get()));
        try {
            site.http().act(path(projectId), body);
        } catch (ToolException e) {
            // Redmine refuses people who are locked, and says so again where they are to be written.
            if (e.kind() != Kind.REFUSED) {
                throw e;
            }
        }
    }

    private Optional<String> role() {
        return site.choices().memberRole() == null ? Optional.empty() : site.list("/roles.json", "roles").stream()
                .filter(role -> role.path("name").asText().equals(site.choices().memberRole())).map(Values::id)
                .findFirst();
    }

    private boolean isMember(String projectId, String userId) {
        return site.pages().all(path(projectId), "memberships", Map.of()).stream()
                .anyMatch(membership -> membership.at("/user/id").asText().equals(userId));
    }

    private static String path(String projectId) {
        return "/projects/" + projectId + "/memberships.json";
    }

    /** Whether somebody may keep notes from being seen by everybody in a project. */
    public boolean mayWritePrivately(JsonNode user, String projectId) {
        return user.path("admin").asBoolean() || StreamSupport.stream(user.path("memberships").spliterator(), false)
                .filter(membership -> membership.at("/project/id").asText().equals(projectId))
                .flatMap(membership -> StreamSupport.stream(membership.path("roles").spliterator(), false))
                .anyMatch(role -> hasRight(Values.id(role)));
    }

    private boolean hasRight(String roleId) {
        JsonNode role = site.http().read("/roles/" + roleId + ".json", Map.of()).path("role");
        return StreamSupport.stream(role.path("permissions").spliterator(), false)
                .anyMatch(right -> right.asText().equals("set_notes_private"));
    }
}
