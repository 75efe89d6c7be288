package dev.sibridge.twoway.run;

/** Nothing is written to a project in this pass, and that is as it should be. */
final class HeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProjectPass.Outcome outcome;

    /** @param why for people */
    HeldException(ProjectPass.Outcome outcome, String why) {
        super(why, null, false, false);
        this.outcome = outcome;
    }

    ProjectPass.Outcome outcome() {
        return outcome;
    }
}
