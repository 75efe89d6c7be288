package dev.sibridge.twoway.model;

/** What is paired, by the tool's names. Parents come before children. */
public enum Kind {
    PROJECT, PHASE,
    /** In Manage a ticket. */
    TASK,
    /** In Manage a ticket's task. */
    STEP,
    /** Of a project or a task. Once written, it stays. */
    NOTE;

    /** Whether one that is gone on one side goes on the other, too. */
    public boolean isRemoved() {
        return this != PROJECT && this != NOTE;
    }
}
