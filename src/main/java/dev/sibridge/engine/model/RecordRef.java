package dev.sibridge.engine.model;

import dev.sibridge.vendor.connectwise.kinds.RecordType;
import dev.sibridge.vendor.dtools.Project;

/**
 * Stands in a body for a record that may not exist yet; becomes {@code {"id": n}} when the body is sent.
 *
 * @param key the record's source key, unique per type in one tenant
 */
public record RecordRef(RecordType type, String key) {

    /** The opportunity that an SI project is. */
    public static RecordRef opportunityOf(Project project) {
        return new RecordRef(RecordType.OPPORTUNITY, project.id());
    }

    /** The project that an SI project becomes once it is won. */
    public static RecordRef projectOf(Project project) {
        return new RecordRef(RecordType.PROJECT, project.id());
    }

    @Override
    public String toString() {
        return type.wireName() + " " + key;
    }
}
