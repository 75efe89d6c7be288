package dev.sibridge.watch;

/** The systems that we stand between. */
enum Upstream {
    DTOOLS("dtools", "D-Tools"),
    MANAGE("manage", "ConnectWise"),
    TOOL("tool", "The project-management tool");

    private final String label;
    private final String title;

    Upstream(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** As metrics and health call it. */
    String label() {
        return label;
    }

    /** As people call it. */
    String title() {
        return title;
    }
}
