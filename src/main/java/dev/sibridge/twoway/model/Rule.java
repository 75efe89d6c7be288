package dev.sibridge.twoway.model;

/** Whose value counts when both sides have changed a field, each to something else. */
public enum Rule {
    /** The one of the record that was changed last; Manage's if that cannot be told. */
    LAST_WRITER,
    /** Manage's. */
    MANAGE,
    /** The tool's. */
    TOOL,
    /** A person decides; until then both keep theirs. */
    ASK
}
