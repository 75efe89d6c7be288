package dev.sibridge.pm;

import java.util.Optional;
import java.util.stream.Stream;

/** A kind of record that a project-management tool may have. */
public enum Entity {
    PROJECT("project", "projects"),
    PHASE("phase", "phases"),
    TASK("task", "tasks"),
    /** A line of a task's check list. */
    STEP("step", "steps"),
    NOTE("note", "notes"),
    TIME_ENTRY("timeEntry", "timeEntries"),

    USER("user", "users"),
    CUSTOMER("customer", "customers"),
    RESOURCE_TYPE("resourceType", "resourceTypes"),
    /** Of projects. */
    CATEGORY("category", "categories"),
    NOTE_CATEGORY("noteCategory", "noteCategories"),
    PRIORITY("priority", "priorities"),
    TASK_STATUS("taskStatus", "taskStatuses"),
    PROJECT_STATUS("projectStatus", "projectStatuses");

    private final String wireName;
    private final String list;

    Entity(String wireName, String list) {
        this.wireName = wireName;
        this.list = list;
    }

    /** Its name in capabilities, changes and events. */
    public String wireName() {
        return wireName;
    }

    /** Where its records stand in the port's paths. */
    public String list() {
        return list;
    }

    /** Whether its records belong to a project, or are projects. */
    public boolean isOfProject() {
        return ordinal() <= TIME_ENTRY.ordinal();
    }

    public static Optional<Entity> of(String wireName) {
        return Stream.of(values()).filter(entity -> entity.wireName.equals(wireName)).findFirst();
    }
}
