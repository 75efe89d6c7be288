package dev.sibridge.pm.redmine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.pm.redmine.site.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tasks: issues of the tasks' tracker. */
final class Tasks extends Issues {

    Tasks(Site site) {
        super(site, Entity.TASK, site.choices().taskTracker(), Set.of("projectId", "name", "statusId", "description",
                "priorityId", "phaseId", "assigneeIds", "startDate", "dueDate", "estimateHours"));
    }

    @Override
    public ToolRecord create(String key, String mark, Map<String, JsonNode> fields) {
        Differences.check(Entity.TASK, fields(), fields);
        Map<String, JsonNode> wanted = fitted(fields, null);
        return completed(make(project(fields), mark, wanted), wanted);
    }

    @Override
    public Optional<ToolRecord> made(String key, String mark, Map<String, JsonNode> fields) {
        List<ToolRecord> all = search(project(fields), byMark(mark));
        return madeAmong(all, mark, fields);
    }

    private static String project(Map<String, JsonNode> fields) {
        if (!fields.containsKey("projectId")) {
            throw Site.refused("A task needs a project", "projectId: is required");
        }
        return fields.get("projectId").asText();
    }
}
