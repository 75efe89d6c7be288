package dev.sibridge.twoway.tool;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sibridge.pm.Entity;
import dev.sibridge.pm.Tool;
import dev.sibridge.pm.ToolException;
import dev.sibridge.pm.ToolRecord;
import dev.sibridge.twoway.mapping.Directory;
import dev.sibridge.twoway.mapping.Directory.Choice;
import dev.sibridge.twoway.mapping.Directory.Subject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the tool has that its projects and tasks refer to. */
public final class ToolDirectory {

    private static final Map<Subject, Entity> LISTS = new EnumMap<>(Map.of(Subject.TASK_STATUS, Entity.TASK_STATUS,
            Subject.PROJECT_STATUS, Entity.PROJECT_STATUS, Subject.CATEGORY, Entity.CATEGORY,
            Subject.PRIORITY, Entity.PRIORITY, Subject.NOTE_CATEGORY, Entity.NOTE_CATEGORY,
            Subject.RESOURCE_TYPE, Entity.RESOURCE_TYPE, Subject.PERSON, Entity.USER));
    private static final Set<String> CLOSED = Set.of("Complete", "Cancelled");

    private ToolDirectory() {
    }

    /**
     * Reads all of it; a list that the tool does not have is empty.
     *
     * @throws ToolException when the tool does not answer as it should
     */
    public static Directory of(Tool tool) {
        Map<Subject, List<Choice>> lists = new EnumMap<>(Subject.class);
        LISTS.forEach((subject, entity) -> {
            if (tool.capabilities().has(entity)) {
                lists.put(subject, tool.list(entity, null).stream().map(ToolDirectory::choice).toList());
            }
        });
        return new Directory(lists);
    }

    private static Choice choice(ToolRecord record) {
        String category = text(record, "category");
        // Some tools say what a status means, others only that it ends the work.
        boolean closed = category == null ? flag(record, "closed", false) : CLOSED.contains(category);
        return new Choice(record.id(), text(record, "name"), null, closed, flag(record, "active", true),
                text(record, "mail"), text(record, "login"));
    }

    private static boolean flag(ToolRecord record, String field, boolean otherwise) {
        JsonNode flag = record.fields().get(field);
        return flag == null || flag.isNull() ? otherwise : flag.asBoolean();
    }

    private static String text(ToolRecord record, String field) {
        JsonNode value = record.fields().get(field);
        return value == null || value.isNull() ? null : value.asText();
    }
}
