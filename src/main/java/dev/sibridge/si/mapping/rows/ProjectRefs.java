package dev.sibridge.si.mapping.rows;

import dev.sibridge.engine.model.RecordRef;
import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;

/** The two records that an SI project is in Manage. Their source key is the project's id. */
public final class ProjectRefs {

    private ProjectRefs() {
    }

    /** Every SI project is an opportunity. */
    public static RecordRef opportunity(Project project) {
        return new RecordRef(RecordType.OPPORTUNITY, project.id());
    }

    /** Once it is won it is a project, too. */
    public static RecordRef project(Project project) {
        return new RecordRef(RecordType.PROJECT, project.id());
    }
}
