package dev.sibridge.si.flow;

import dev.sibridge.account.Account;
import dev.sibridge.history.Run;
import dev.sibridge.memory.SharedMemory;

/** Work on exports as tests need it. */
public final class TestExportRuns {

    private TestExportRuns() {
    }

    /** The work on a run's export, which has begun. */
    public static ExportRun begun(Account account, Run export) {
        return new ExportRun(export.id()).begin(account, export);
    }

    /** A run that is over, whatever came of it. */
    public static ExportRun over(long id) {
        ExportRun run = new ExportRun(id);
        new SharedMemory(null).leave(run.share(), null);
        return run;
    }
}
