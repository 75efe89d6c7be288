package dev.sibridge.account;

/** Which kind of project-management tool. */
public enum ToolType {
    REDMINE,
    /** Whatever speaks our own port, {@code docs/pm-port.openapi.yaml}. */
    OPEN
}
