package dev.sibridge.alert;

/** What an alert is about. Each has a heading of its name in {@code docs/operations.md}. */
public enum AlertKind {
    /** SI's export is itself at fault; it must be mended in SI. */
    EXPORT_REFUSED("Export refused"),
    /** Something else kept an export from Manage. */
    EXPORT_FAILED("Export failed"),
    /** Only a person can say which record in Manage an export means; it waits for the answer. */
    ANSWER_NEEDED("Answer needed"),
    /** One of the two sides does not take our keys any more. */
    KEYS_REFUSED("Keys rejected"),
    /** One of the two sides has not answered for several polls. */
    OUTAGE("No answer"),
    /** Our own database takes no writes. */
    DATABASE("Database problem"),
    /** Manage or our settings lack something without which nothing may be written. */
    SETUP_INCOMPLETE("Setup incomplete"),
    /** A change order was approved; it reaches Manage with the project's next export. */
    CHANGE_ORDER_WAITS("Export the project again"),
    /** A project is not kept in step any more until a person decides something. */
    TWO_WAY_HELD("Two-way waits"),
    /** Something else keeps a project from being kept in step. */
    TWO_WAY_FAILED("Two-way failed"),
    /** Nothing is kept in step: a side, or the settings. */
    TWO_WAY_STOPPED("Two-way stopped"),
    /** What was told of before is over. */
    RECOVERED("Recovered"),
    /** An export was written to Manage. Only notices that ask for it tell of that; no mail list does. */
    SYNCED("Synced");

    private final String heading;

    AlertKind(String heading) {
        this.heading = heading;
    }

    /** Its name for people. */
    public String heading() {
        return heading;
    }
}
