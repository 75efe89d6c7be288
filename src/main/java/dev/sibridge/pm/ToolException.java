package dev.sibridge.pm;

import java.util.List;

/** A project-management tool did not do what it was asked. */
public final class ToolException extends RuntimeException {

    private final transient Kind kind;
    private final transient List<String> reasons;

    /** @param reasons in the tool's own words; none when it gave none */
    public ToolException(Kind kind, String message, List<String> reasons) {
        super(message);
        this.kind = kind;
        this.reasons = List.copyOf(reasons);
    }

    /** What follows from it. */
    public enum Kind {
        /** The key is not accepted: nothing can be done until somebody mends that. */
        KEY,
        /** The key's user must not do this. */
        RIGHT,
        /** The record does not exist any more. */
        GONE,
        /** Somebody has changed the record since we read it. */
        CHANGED,
        /** The tool refuses a value, or what is to be done; it would again. */
        REFUSED,
        /** It may pass: too many requests, an error of the server, no answer. */
        PASSING,
        /** Something that is no answer of such a tool; whether it did what it was asked is not known. */
        ODD
    }

    public Kind kind() {
        return kind;
    }

    /** Why, in the tool's own words. */
    public List<String> reasons() {
        return reasons;
    }
}
