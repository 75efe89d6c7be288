package dev.sibridge.pm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * A record of a project-management tool, as the tool answered it.
 *
 * @param id        of that kind
 * @param rev       which version it is; null where the tool has no versions
 * @param createdAt an id may be given out again: only both together are an identity. Null where the tool does not tell
 * @param updatedAt by the tool's clock; null where it does not tell
 * @param updatedBy the user's id; null where it does not tell
 * @param projectId the project that it belongs to; null for none
 * @param archived  whether people have put it aside
 * @param mark      the id of its twin in Manage, which we have written; null for none
 * @param fields    by the port's names, null for an empty one. What is missing is a field that the tool does not have
 */
public record ToolRecord(Entity entity, String id, String rev, Instant createdAt, Instant updatedAt, String updatedBy,
        String projectId, boolean archived, String mark, Map<String, JsonNode> fields) {

    public ToolRecord {
        fields = Map.copyOf(fields);
    }
}
