package dev.sibridge.twoway.pass;

/** A side did not do what it was asked. */
public final class SideException extends RuntimeException {

    private final Outcome outcome;

    /** @param reason in the side's own words, as far as it gave any */
    public SideException(Outcome outcome, String reason, Throwable cause) {
        super(reason, cause);
        this.outcome = outcome;
    }

    /** What is certain after that. */
    public enum Outcome {
        /** It was not done, and would not be if it were asked again. */
        REFUSED,
        /** It was not done, as somebody has changed or removed the record since it was read. */
        OVERTAKEN,
        /** It may have been done. */
        UNKNOWN,
        /** Nothing can be done on that side until somebody mends it: the key, a right, the connection. */
        CLOSED
    }

    public Outcome outcome() {
        return outcome;
    }
}
