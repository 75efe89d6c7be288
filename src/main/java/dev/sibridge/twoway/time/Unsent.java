package dev.sibridge.twoway.time;

/** Why a time entry of the tool is not in Manage, or not as it is in the tool. */
public enum Unsent {
    NO_TASK("Its task has no ticket in Manage."),
    NO_PERSON("Nobody who is active in Manage is mapped to its person."),
    NO_HOURS("It has no day or no hours."),
    GONE("It was deleted in Manage, so it is not sent again. Enter it anew if it is to be billed."),
    REFUSED("Manage refuses it.");

    private final String text;

    Unsent(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
