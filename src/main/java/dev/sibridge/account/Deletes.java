package dev.sibridge.account;

/** What happens to a record whose twin is deleted. */
public enum Deletes {
    /** It is closed, and its name says why. */
    CLOSE,
    /** It is deleted, too. */
    DELETE;

    /** What happens instead if somebody has changed it. */
    public enum IfChanged {
        /** Its twin is made again. */
        AGAIN,
        /** Its project waits until a person has decided. */
        ASK
    }
}
