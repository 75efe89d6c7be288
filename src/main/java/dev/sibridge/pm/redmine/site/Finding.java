package dev.sibridge.pm.redmine.site;

/**
 * Something that an administrator of Redmine has to do.
 *
 * @param subject  what it is about, by its name; empty when the code says it
 * @param blocks   whether nothing should be synchronized before that
 * @param sentence for people
 */
public record Finding(Code code, String subject, boolean blocks, String sentence) {

    /** What it is. */
    public enum Code {
        /** The key is not accepted, or the API is off. */
        KEY,
        NO_ADMINISTRATOR,
        TRACKER_MISSING,
        /** Standard fields are off. */
        TRACKER_FIELDS,
        FIELD_MISSING,
        /** A custom field is there, but cannot hold what it is for. */
        FIELD_FORMAT,
        FIELD_NOT_SEARCHABLE,
        /** A custom field is off for a tracker. */
        FIELD_TRACKERS,
        /** A custom field of others is required. */
        FIELD_REQUIRED,
        /** No status is open, or none is closed. */
        STATUSES,
        NO_ACTIVITY,
        /** Redmine answers to anybody. */
        OPEN_TO_ALL,
        ROLE_MISSING,
        ROLE_RIGHTS,
        MODULE_OFF,
        DEFAULT_ASSIGNEE
    }

    static Finding of(Code code, String subject, String sentence) {
        return new Finding(code, subject, false, sentence);
    }

    static Finding blocking(Code code, String subject, String sentence) {
        return new Finding(code, subject, true, sentence);
    }
}
