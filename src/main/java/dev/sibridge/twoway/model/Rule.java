package dev.sibridge.twoway.model;

/** Whose value counts when both sides have changed a field, each to something else. */
public enum Rule {
    /** The one of the record that was changed last; Manage's if that cannot be told. */
    LAST_WRITER("lastWriter"),
    /** Manage's. */
    MANAGE("manage"),
    /** The tool's. */
    TOOL("tool"),
    /** A person decides; until then both keep theirs. */
    ASK("ask");

    private final String wireName;

    Rule(String wireName) {
        this.wireName = wireName;
    }

    /** Its name in mappings. */
    public String wireName() {
        return wireName;
    }
}
