package dev.sibridge.account;

/** What happens to a record whose twin is deleted. */
public enum Deletes {
    /** It is closed, and its name says why. */
    CLOSE,
    /** It is deleted, too. */
    DELETE
}
