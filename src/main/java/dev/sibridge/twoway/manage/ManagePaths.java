package dev.sibridge.twoway.manage;

import dev.sibridge.twoway.model.Kind;
import dev.sibridge.twoway.model.RecordId;

/** Where Manage keeps which records. */
final class ManagePaths {

    static final String PROJECTS = "/project/projects";
    static final String TICKETS = "/project/tickets";

    private ManagePaths() {
    }

    /**
     * The list that a record stands in.
     *
     * @param parent  that the record belongs to; null for a project
     * @param project that a phase belongs to
     */
    static String list(Kind kind, RecordId parent, String project) {
        return switch (kind) {
            case PROJECT -> PROJECTS;
            case PHASE -> PROJECTS + "/" + project + "/phases";
            case TASK -> TICKETS;
            case STEP -> TICKETS + "/" + parent.id() + "/tasks";
            case NOTE -> (parent.kind() == Kind.PROJECT ? PROJECTS : TICKETS) + "/" + parent.id() + "/notes";
        };
    }
}
