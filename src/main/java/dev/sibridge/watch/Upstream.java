package dev.sibridge.watch;

/** The systems that we stand between. */
public enum Upstream {
    DTOOLS("dtools", "D-Tools", "Exports wait; polls"),
    MANAGE("manage", "ConnectWise", "Exports wait; polls"),
    TOOL("tool", "The project-management tool", "Edits wait; passes");

    private final String label;
    private final String title;
    private final String waiting;

    Upstream(String label, String title, String waiting) {
        this.label = label;
        this.title = title;
        this.waiting = waiting;
    }

    /** As metrics and health call it. */
    public String label() {
        return label;
    }

    /** As people call it. */
    String title() {
        return title;
    }

    /** What becomes of the work while it does not answer, in a sentence for people. */
    String consequence() {
        return waiting + " resume by themselves when it is back.";
    }
}
