package dev.sibridge.twoway.model;

/** Where a record stands. */
public enum Side {
    /** The project-management tool. */
    TOOL,
    /** ConnectWise PSA. */
    MANAGE;

    public Side other() {
        return this == TOOL ? MANAGE : TOOL;
    }
}
