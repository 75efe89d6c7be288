package dev.sibridge.twoway.run;

import dev.sibridge.account.TestAccounts;
import dev.sibridge.twoway.pass.Pass;
import dev.sibridge.twoway.run.AccountPass.Wanted;
import dev.sibridge.twoway.run.ProjectPass.Outcome;
import dev.sibridge.twoway.store.PairedProject;
import java.time.Instant;
import java.util.List;

/** Passes for tests, which go no further than a test lets them. */
public final class TestPasses {

    private TestPasses() {
    }

    public static AccountPass of(boolean dryRun) {
        return new AccountPass(TestAccounts.account("default"), new Wanted(false, null, dryRun, true),
                Instant.parse("2027-01-01T12:00:00Z"));
    }

    /** @param planned null when it did not come so far */
    public static ProjectPass ended(AccountPass whole, PairedProject project, Pass planned, Outcome outcome,
            String message) {
        ProjectPass pass = new ProjectPass(whole, project);
        pass.merged(planned);
        pass.end(outcome, message);
        return pass;
    }

    /** Says that a pass is about these projects. */
    public static AccountPass about(AccountPass whole, ProjectPass... passes) {
        whole.projects(List.of(passes));
        return whole;
    }
}
