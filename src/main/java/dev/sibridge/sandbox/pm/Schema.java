package dev.sibridge.sandbox.pm;

import static dev.sibridge.sandbox.pm.Type.day;
import static dev.sibridge.sandbox.pm.Type.flag;
import static dev.sibridge.sandbox.pm.Type.number;
import static dev.sibridge.sandbox.pm.Type.reference;
import static dev.sibridge.sandbox.pm.Type.references;
import static dev.sibridge.sandbox.pm.Type.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which lists the tool has, and which fields their records. */
final class Schema {

    static final String PROJECTS = "projects";
    static final String PHASES = "phases";
    static final String TASKS = "tasks";
    static final String STEPS = "steps";
    static final String NOTES = "notes";
    static final String TIME = "timeEntries";

    private static final int NAME = 255;
    private static final int TEXT = 100_000;

    /** By list. */
    static final Map<String, Map<String, Type>> LISTS = lists();

    /** What the records of a list are called in capabilities and changes. */
    static final Map<String, String> ENTITIES = Map.ofEntries(Map.entry(PROJECTS, "project"),
            Map.entry(PHASES, "phase"), Map.entry(TASKS, "task"), Map.entry(STEPS, "step"), Map.entry(NOTES, "note"),
            Map.entry(TIME, "timeEntry"), Map.entry("users", "user"), Map.entry("customers", "customer"),
            Map.entry("resourceTypes", "resourceType"), Map.entry("categories", "category"),
            Map.entry("noteCategories", "noteCategory"), Map.entry("priorities", "priority"),
            Map.entry("taskStatuses", "taskStatus"), Map.entry("projectStatuses", "projectStatus"));

    private Schema() {
    }

    private static Map<String, Map<String, Type>> lists() {
        Map<String, Map<String, Type>> lists = new LinkedHashMap<>();
        lists.put(PROJECTS, fields("name", text(NAME).needed(), "statusId", reference("projectStatuses").needed(),
                "description", text(TEXT), "customerId", reference("customers"), "startDate", day(), "dueDate", day(),
                "ownerId", reference("users"), "categoryId", reference("categories")));
        lists.put(PHASES, fields("projectId", reference(PROJECTS).needed().forever(), "name", text(NAME).needed(),
                "parentPhaseId", reference(PHASES), "order", number(), "startDate", day(), "dueDate", day()));
        lists.put(TASKS, fields("projectId", reference(PROJECTS).needed().forever(), "name", text(NAME).needed(),
                "statusId", reference("taskStatuses").needed(), "description", text(TEXT),
                "priorityId", reference("priorities"), "phaseId", reference(PHASES),
                "assigneeIds", references("users"), "startDate", day(), "dueDate", day(), "estimateHours", number()));
        lists.put(STEPS, fields("taskId", reference(TASKS).needed().forever(), "text", text(NAME).needed(),
                "done", flag(), "order", number()));
        lists.put(NOTES, fields("projectId", reference(PROJECTS).needed().forever(),
                "taskId", reference(TASKS).forever(), "text", text(TEXT).needed(), "authorId", reference("users"),
                "categoryId", reference("noteCategories")));
        lists.put(TIME, fields("taskId", reference(TASKS).needed().forever(), "userId", reference("users").needed(),
                "day", day().needed(), "hours", number(), "billable", flag(),
                "resourceTypeId", reference("resourceTypes"), "text", text(1024), "status", text(20),
                "locked", flag()));
        lists.put("users", fields("name", text(NAME).needed(), "mail", text(NAME), "login", text(NAME),
                "active", flag()));
        lists.put("customers", fields("name", text(NAME).needed()));
        for (String named : new String[] {"resourceTypes", "categories", "noteCategories", "priorities"}) {
            lists.put(named, fields("name", text(NAME).needed()));
        }
        lists.put("taskStatuses", fields("name", text(NAME).needed(), "category", text(NAME).needed()));
        lists.put("projectStatuses", fields("name", text(NAME).needed(), "category", text(NAME).needed()));
        return Collections.unmodifiableMap(lists);
    }

    private static Map<String, Type> fields(Object... namesAndTypes) {
        Map<String, Type> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
        }
        return fields;
    }
}
