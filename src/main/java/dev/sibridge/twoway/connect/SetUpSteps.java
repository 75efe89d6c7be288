package dev.sibridge.twoway.connect;

/** What an administrator does before projects can be kept in step, for people. */
public final class SetUpSteps {

    /** For an account without a project-management tool. */
    public static final String TOOL = "An administrator sets it up: choose Set-up, then the account and"
            + " \"Project tool\" (PM_TYPE, PM_URL and PM_API_KEY).";
    /** While nobody has switched two-way on. */
    public static final String SWITCH_ON = "An administrator switches it on: choose Two-way, then \"Switch on\""
            + " (POST /api/two-way/enable).";

    private SetUpSteps() {
    }
}
