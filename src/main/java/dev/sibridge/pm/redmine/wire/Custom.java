package dev.sibridge.pm.redmine.wire;

import java.util.Set;

/**
 * A custom field that holds what Redmine has no place for. Redmine's REST API cannot make custom fields: an
 * administrator does, by these names, for all projects and trackers.
 */
public enum Custom {
    PROJECT_MARK("ConnectWise project", "project", Set.of("string")),
    PHASE_MARK("ConnectWise phase", "version", Set.of("string")),
    TASK_MARK("ConnectWise ticket", "issue", Set.of("string")),
    TIME_MARK("ConnectWise time entry", "time_entry", Set.of("string")),

    PROJECT_STATUS("PM status", "project", Set.of("list")),
    PROJECT_CUSTOMER("Customer", "project", Set.of("string", "list")),
    PROJECT_START("Start date", "project", Set.of("date")),
    PROJECT_DUE("Due date", "project", Set.of("date")),
    PROJECT_OWNER("Owner", "project", Set.of("user")),
    PROJECT_CATEGORY("Category", "project", Set.of("list")),
    PHASE_START("Start date", "version", Set.of("date")),
    TIME_BILLABLE("Billable", "time_entry", Set.of("bool")),
    TIME_STATUS("Approval", "time_entry", Set.of("list"));

    private final String fieldName;
    private final String of;
    private final Set<String> formats;

    Custom(String fieldName, String of, Set<String> formats) {
        this.fieldName = fieldName;
        this.of = of;
        this.formats = formats;
    }

    /** What it is called in Redmine. */
    public String fieldName() {
        return fieldName;
    }

    /** Of which records, by Redmine's name. */
    public String of() {
        return of;
    }

    /** The formats that it may have, by Redmine's names. */
    public Set<String> formats() {
        return formats;
    }

    /** Whether nothing works without it: twins are known by their marks, and the mappings name statuses of projects. */
    public boolean isRequired() {
        return isMark() || this == PROJECT_STATUS;
    }

    /** Whether it holds the id of a record's twin. */
    public boolean isMark() {
        return name().endsWith("_MARK");
    }
}
