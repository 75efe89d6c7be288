package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.ToolRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Records of one kind in Redmine; what is asked means what {@link dev.sibridge.pm.Tool} says. */
interface Records {

    /** The port's fields that Redmine has a place for, as it is set up; none when it has no place for the records. */
    Set<String> fields();

    List<ToolRecord> list(String projectId);

    Optional<ToolRecord> get(String id);

    ToolRecord create(String key, String mark, Map<String, JsonNode> fields);

    Optional<ToolRecord> made(String key, String mark, Map<String, JsonNode> fields);

    ToolRecord update(String id, Map<String, JsonNode> fields);

    void delete(String id);

    void mark(String id, String mark);
}
