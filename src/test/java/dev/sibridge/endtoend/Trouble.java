package dev.sibridge.endtoend;

import dev.sibridge.sandbox.Fault;
import dev.sibridge.sandbox.Fault.Kind;

/** What may befall a call on its way. */
public enum Trouble {
    NOT_DELIVERED(Kind.DROP_BEFORE, null, null, false),
    ANSWER_LOST(Kind.DROP_AFTER, null, null, true),
    STATUS_500(Kind.STATUS, 500, null, false),
    STATUS_500_THOUGH_DONE(Kind.STATUS, 500, null, true),
    STATUS_429(Kind.RATE_LIMIT, 429, null, false),
    GARBAGE(Kind.GARBAGE, 200, null, false),
    GARBAGE_THOUGH_DONE(Kind.GARBAGE, 200, null, true),
    /** An empty body, {@code null}, a text, a list, an object that is no record: none of them is an answer. */
    EMPTY(Kind.GARBAGE, 200, "", false),
    EMPTY_THOUGH_DONE(Kind.GARBAGE, 200, "", true),
    NULL(Kind.GARBAGE, 200, "null", false),
    NULL_THOUGH_DONE(Kind.GARBAGE, 201, "null", true),
    TEXT(Kind.GARBAGE, 200, "\"OK\"", false),
    TEXT_THOUGH_DONE(Kind.GARBAGE, 201, "\"OK\"", true),
    WRONG_SHAPE(Kind.GARBAGE, 200, "{\"name\":\"OK\"}", false),
    WRONG_SHAPE_THOUGH_DONE(Kind.GARBAGE, 201, "{\"id\":0}", true),
    LIST_THOUGH_DONE(Kind.GARBAGE, 200, "[]", true),
    HALF_AN_ANSWER(Kind.TRUNCATED, null, null, true),
    ANSWER_TOO_LATE(Kind.SLOW, null, null, true),
    KILLED_BEFORE(Kind.DROP_BEFORE, null, null, false),
    KILLED_AFTER(Kind.DROP_AFTER, null, null, true);

    /** Longer than the bridge waits in these tests, in milliseconds. */
    static final long TOO_LATE = 450;
    public static final long TIMEOUT = 300;

    private final Kind kind;
    private final Integer status;
    private final String body;
    private final boolean execute;

    Trouble(Kind kind, Integer status, String body, boolean execute) {
        this.kind = kind;
        this.status = status;
        this.body = body;
        this.execute = execute;
    }

    /** Whether the application does not live through it. */
    public boolean kills() {
        return this == KILLED_BEFORE || this == KILLED_AFTER;
    }

    /** Whether a read that meets it is no worse off than with another trouble, or gets an answer. */
    public boolean concernsWritesOnly() {
        return name().endsWith("_THOUGH_DONE");
    }

    /** Whether something comes that is JSON, but no answer. */
    boolean isNoAnswer() {
        return kind == Kind.GARBAGE && body != null;
    }

    /** The nth call of a vendor, as if nothing were the matter. */
    static Fault none(int nth) {
        return new Fault(null, null, nth, 1, Kind.SLOW, null, null, true, 0L, null);
    }

    /** It befalls the nth call of a vendor. */
    public Fault at(int nth) {
        return new Fault(null, null, nth, 1, kind, status, body, execute, kind == Kind.SLOW ? TOO_LATE : 0L,
                kind == Kind.RATE_LIMIT ? 0 : null);
    }
}
